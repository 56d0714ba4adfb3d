"""Who may see what of a report."""

from enum import StrEnum


class Role(StrEnum):
    """What an officer is there for."""

    NATIONAL_ADMIN = "national_admin"
    AGENCY_ADMIN = "agency_admin"
    LIAISON_OFFICER = "liaison_officer"
    CONTRIBUTOR = "contributor"


def may_see_reports(role: Role | str) -> bool:
    """Return whether somebody handles reports; a contributor only lends a voice to fixed sentences."""
    return role != Role.CONTRIBUTOR


def visible_contact(contact: str | None, *, anonymous: bool, role: Role | str) -> str | None:
    """Return the reporter's contact as far as this officer may know it.

    Anonymous means: unknown to the agency complained about. The national administrators still see it,
    because somebody has to be able to ask back (Perpres 76/2013 obliges to keep the identity secret).
    """
    return None if anonymous and role != Role.NATIONAL_ADMIN else contact
