"""Each status as one short sentence that can be read out."""

from lapor_pwa.domain.request_status import Status
from locales import N_

SENTENCES: dict[Status, str] = {
    Status.RECEIVED: N_("We have your report. An officer will read it."),
    Status.CLARIFY: N_("The officer has a question for you. Please read it and answer."),
    Status.VERIFIED: N_("Your report was checked. It has been passed on."),
    Status.NOT_OURS: N_("Your report belongs to another office. It is being passed on."),
    Status.IN_PROGRESS: N_("Somebody is working on your report."),
    Status.ANSWERED: N_("Your report has an answer."),
    Status.REPORTER_REPLIED: N_("We have your reply. The officer will read it."),
    Status.CLOSED: N_("Your report is finished."),
    Status.ARCHIVED: N_("Your report was put aside. The reason is in the answer."),
    Status.MERGED: N_("Your report was joined with another report about the same matter."),
}


def sentence(status: str) -> str:
    """Return the message id of a status's sentence."""
    return SENTENCES[Status(status)]
