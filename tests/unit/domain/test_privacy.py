import pytest

from lapor_pwa.domain.privacy import Role, visible_contact


@pytest.mark.parametrize("role", [Role.AGENCY_ADMIN, Role.LIAISON_OFFICER])
def test_an_anonymous_reporters_contact_is_hidden_from_the_agency(role):
    assert visible_contact("0812", anonymous=True, role=role) is None
    assert visible_contact("0812", anonymous=False, role=role) == "0812"


def test_a_national_admin_can_still_ask_an_anonymous_reporter_back():
    assert visible_contact("0812", anonymous=True, role=Role.NATIONAL_ADMIN) == "0812"
