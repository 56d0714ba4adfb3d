import re
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lapor_pwa.domain import tracking

DIGITS = st.text("0123456789", min_size=9, max_size=9)
UUIDS = st.uuids()


def valid(digits: str) -> str:
    return f"{digits}{tracking.check_digit(digits)}"


@given(DIGITS)
def test_number_is_read_back_however_it_is_grouped(digits):
    number = valid(digits)
    grouped = tracking.group_number(number)
    assert grouped == f"{number[:4]} {number[4:7]} {number[7:]}"
    for separator in (" ", "-", ".", "", " - ", "\N{NO-BREAK SPACE}", "\N{EN DASH}"):
        assert tracking.parse_number(grouped.replace(" ", separator)) == number


@given(DIGITS, st.integers(0, 9), st.sampled_from("0123456789"))
def test_every_single_wrong_digit_is_found(digits, place, wrong):
    number = valid(digits)
    assume(number[place] != wrong)
    assert tracking.parse_number(number[:place] + wrong + number[place + 1 :]) is None


@given(DIGITS, st.integers(0, 8))
def test_every_swap_of_neighbours_is_found(digits, place):
    number = valid(digits)
    assume(number[place] != number[place + 1])
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert tracking.parse_number(swapped) is None


def test_new_numbers_are_valid_and_differ():
    numbers = {tracking.new_number() for _ in range(200)}
    assert len(numbers) == 200
    assert all(tracking.parse_number(number) == number for number in numbers)


@given(st.text())
def test_any_text_is_a_number_or_nothing(text):
    parsed = tracking.parse_number(text)
    assert parsed is None or re.fullmatch(r"[0-9]{10}", parsed)


@pytest.mark.parametrize("text", ["", "123", "١٢٣٤٥٦٧٨٩٠", "1234567890123", "12345\x006789", "-1234567890e1"])
def test_no_number_is_read_from_what_cannot_be_one(text):
    assert tracking.parse_number(text) is None


@given(UUIDS)
def test_secret_has_three_groups_without_look_alikes(submission_id):
    secret = tracking.secret_for(b"key", submission_id)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}", secret)


@given(UUIDS)
def test_secret_is_the_same_for_the_same_submission_only(submission_id):
    secret = tracking.secret_for(b"key", submission_id)
    assert secret == tracking.secret_for(b"key", submission_id)
    assert secret != tracking.secret_for(b"other key", submission_id)
    assert secret != tracking.secret_for(b"key", UUID(int=submission_id.int ^ 1))


def test_secret_is_recognised_as_people_type_it():
    assert tracking.hash_secret("01AB-CDEF-GHJK") == tracking.hash_secret(" oiab cdef ghjk ")
    assert tracking.hash_secret("01AB-CDEF-GHJK") == tracking.hash_secret("OLABCDEFGHJK")


@given(st.text())
def test_any_text_is_a_secret_or_nothing(text):
    hashed = tracking.hash_secret(text)
    assert hashed is None or re.fullmatch(r"[0-9a-f]{64}", hashed)


@given(UUIDS)
def test_a_secret_is_grouped_again_however_it_was_typed(submission_id):
    secret = tracking.secret_for(b"key", submission_id)
    assert tracking.group_secret(secret.lower().replace("-", " ")) == secret


def test_groups_are_spelled_sign_by_sign_with_pauses():
    assert tracking.spell("1234 567 890") == "1 2 3 4, 5 6 7, 8 9 0"
    assert tracking.spell("AB1C-2DEF-GH34") == "A B 1 C, 2 D E F, G H 3 4"
