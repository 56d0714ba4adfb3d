"""How long public offices may take: data with their source, because regulations change."""

from dataclasses import dataclass
from datetime import date

from locales import N_

NOTED_ON = date(2026, 11, 21)
REGULATION = "PermenPANRB 62/2018"


@dataclass(frozen=True)
class Deadline:
    """One step of the way of a report.

    Attributes:
        step: Message id of what happens.
        working_days: Monday to Friday without public holidays.
        source: Where the figure is published.
    """

    step: str
    working_days: int
    source: str


DEADLINES = (
    Deadline(N_("Checked and passed on"), 3, "SP4N-LAPOR!"),
    Deadline(N_("Question or idea answered"), 5, REGULATION),
    Deadline(N_("Complaint settled"), 14, REGULATION),
    Deadline(N_("Complaint that needs an inspection settled"), 60, REGULATION),
    Deadline(N_("Closed when nobody writes again"), 10, "SP4N-LAPOR!"),
)
