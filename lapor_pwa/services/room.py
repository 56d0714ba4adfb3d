"""Keep some of the disk free: a full one would stop the database, and with it receipts for everybody."""

import shutil

from lapor_pwa.db.blobs import make_folder
from lapor_pwa.errors import LaporError
from lapor_pwa.settings import Settings
from locales import N_

KEEP_FREE_BYTES = 500_000_000


def check_room(settings: Settings) -> None:
    """Let bytes of a file in while there is room.

    Raises:
        LaporError: ``no_room`` (503): the phone keeps the file and tries again later.
    """
    make_folder(settings.uploads_dir)
    if shutil.disk_usage(settings.uploads_dir).free < KEEP_FREE_BYTES:
        raise LaporError(
            "no_room", N_("We have no room for files now. Yours stays on the phone and goes later."), 503
        )
