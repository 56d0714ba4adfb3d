"""What is done outside the web server. The queue only says "now"; the database says what is to be done."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from huey import SqliteHuey, crontab
from huey.api import Huey

from lapor_pwa.db.blobs import make_folder
from lapor_pwa.settings import Settings


@dataclass(frozen=True)
class Jobs:
    """The queue and how to put something into it.

    Attributes:
        transcribe: Ask for a report's sound to be written down soon.
        mask: Ask for a report's voice to be masked, before anything that is to be written down.
        sweep: Ask for everything left behind, before all else: it removes what must not stay.
    """

    huey: Huey
    transcribe: Callable[[UUID], None]
    mask: Callable[[UUID], None]
    sweep: Callable[[], None]


def make_huey(settings: Settings) -> Huey:
    """Return the queue, in a SQLite file of its own. Losing it loses nothing."""
    make_folder(settings.queue_path.parent)
    # An old answer is of no use to anybody: results are not kept.
    return SqliteHuey("lapor", filename=str(settings.queue_path), results=False, timeout=30)


def make_jobs(
    settings: Settings,
    do_transcribe: Callable[[UUID], object] | None = None,
    do_mask: Callable[[UUID], object] | None = None,
    do_sweep: Callable[[], object] | None = None,
) -> Jobs:
    """Return the queue with its jobs. The web server only asks; the worker also says how they are done."""
    huey = make_huey(settings)

    @huey.task(name="transcribe")
    def transcribe(request_id: str) -> None:
        if do_transcribe:
            do_transcribe(UUID(request_id))

    @huey.task(name="mask", priority=1)
    def mask(request_id: str) -> None:
        if do_mask:
            do_mask(UUID(request_id))

    @huey.periodic_task(crontab(minute="*"), name="sweep", priority=2)
    def sweep() -> None:
        if do_sweep:
            do_sweep()

    return Jobs(
        huey,
        transcribe=lambda request_id: (transcribe(str(request_id)), None)[1],
        mask=lambda request_id: (mask(str(request_id)), None)[1],
        sweep=lambda: (sweep(), None)[1],
    )
