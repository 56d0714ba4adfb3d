"""What every citizen page must hold, read from what Reflex is given to print."""

import re

import pytest

from components.page import Frame
from components.page.page import CONTENT_ID
from lapor_pwa import routes
from lapor_pwa.pages.citizen import PAGES
from lapor_pwa.pages.citizen.frame import frame
from locales import CODES, translate

IN_A_FRAME = [page for page in PAGES if page.route != routes.CHOOSE_LANGUAGE]


def printed(page):
    return str(page.component())


def ids(text):
    return re.findall(r'\bid:"([^"]+)"', text)


def test_every_route_has_its_page_when_a_language_is_added():
    wanted = {routes.citizen(code, slug) for code in CODES for slug in routes.CITIZEN_SLUGS}

    assert {page.route for page in PAGES} == {routes.CHOOSE_LANGUAGE, *wanted}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.route)
def test_page_has_one_heading_and_needs_no_state_when_printed(page):
    text = printed(page)

    assert text.count('jsx("h1"') == 1
    assert text.count('jsx("main"') == 1
    for forbidden in ("style:", "onClick", "onSubmit", "useContext", "ref:ref_"):
        assert forbidden not in text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.route)
def test_whose_site_it_is_not_stands_on_every_page_when_printed(page):
    assert translate(page.locale, "This is not an official government site.") in printed(page)


@pytest.mark.parametrize("page", IN_A_FRAME, ids=lambda page: page.route)
def test_first_link_skips_to_the_content_when_moving_by_keyboard(page):
    text = printed(page)

    assert text.index(f'href:"#{CONTENT_ID}"') < text.index('jsx("nav"')
    assert re.search(rf'jsx\("main",\{{[^}}]*id:"{CONTENT_ID}"[^}}]*tabIndex:-1', text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.route)
def test_ids_are_used_once_and_every_reference_is_met_when_printed(page):
    text = printed(page)
    found = ids(text)
    referred = {
        part
        for names in re.findall(r'"aria-(?:describedby|labelledby)":"([^"]+)"', text)
        for part in names.split()
    }
    jumps = set(re.findall(r'href:"#([^"]+)"', text))

    assert sorted(found) == sorted(set(found))
    assert referred | jumps | set(re.findall(r'htmlFor:"([^"]+)"', text)) <= set(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.route)
def test_every_link_within_the_site_leads_somewhere_when_followed(page):
    known = {other.route for other in PAGES}
    links = {link.split("#")[0] for link in re.findall(r'href:"(/[^"]*)"', printed(page))}

    assert links <= known


def test_help_is_at_the_same_place_when_pages_differ():
    frames: list[Frame] = [frame("id", slug) for slug in routes.CITIZEN_SLUGS]

    assert {made.menu[-1].href for made in frames} == {"/id/bantuan"}
    assert {made.footer[0].href for made in frames} == {"/id/bantuan"}
    assert len({tuple(link.href for link in made.menu) for made in frames}) == 1


def test_menu_says_where_one_is_when_the_page_is_in_it():
    assert [link.current for link in frame("id", routes.MY_REPORTS).menu] == [False, True, False, False]
    assert not any(link.current for link in frame("id", routes.HOME).menu)


def test_language_changes_on_the_same_page_when_nothing_typed_is_lost():
    others = [f"/{code}/bantuan" for code in CODES if code != "id"]
    assert [link.href for link in frame("id", routes.HELP).languages] == others
    assert frame("id", routes.RECEIPT).languages == ()


def test_titles_are_all_different_when_pages_are_in_one_language():
    titles = [page.title for page in IN_A_FRAME if page.locale == "id"]

    assert len(titles) == len(set(titles))
