from dataclasses import replace

import pytest

from lapor_pwa.build.static_page import Assets, UnexpectedExport, static_page

ASSETS = Assets("/app/early-1.js", "/app/id/main-1.js", "/app/lapor-1.css", "/manifest.id.webmanifest")
EXPORT = """<!DOCTYPE html><html lang="en"><head><title>Lapor &amp; tanya</title>
<meta content="Bicara saja" name="description"/>
<link rel="modulepreload" href="/assets/root.js"/><script>early()</script></head><body>
<section aria-label="Notifications" data-react-aria-top-layer="true"></section>
<style data-emotion="css x">.a{{}}</style><div title="Connection Error: "></div>
<header><a href="#isi">Langsung ke isi</a></header>
<main id="isi"><!-- --><h1>Lapor</h1>{extra}</main>{stranger}
<script>window.__reactRouterContext = {{}}</script><!--$?--><template id="B:0"></template><!--/$-->
<div hidden id="S:0"><script>x()</script></div></body></html>"""


def test_keeps_words_and_landmarks_when_the_framework_is_taken_away():
    page = static_page(EXPORT.format(extra="", stranger=""), "id", ASSETS)

    assert '<html lang="id">' in page
    assert "<title>Lapor &amp; tanya</title>" in page
    assert 'content="Bicara saja"' in page
    assert '<main id="isi"><h1>Lapor</h1></main>' in page


def test_only_our_two_scripts_are_left_when_a_page_is_static():
    page = static_page(EXPORT.format(extra="<script>inline()</script>", stranger=""), "id", ASSETS)

    assert page.count("<script") == 2
    assert 'src="/app/early-1.js"' in page
    assert 'type="module" src="/app/id/main-1.js"' in page
    for word in ("modulepreload", "reactRouter", "emotion", "<template", "<style", "<!--", "Notifications"):
        assert word not in page


def test_modules_of_the_page_do_not_wait_for_the_first_one_when_they_are_known():
    assets = replace(ASSETS, soon=("/app/id/part-1.js",))
    page = static_page(EXPORT.format(extra="", stranger=""), "id", assets)

    assert '<link rel="modulepreload" href="/app/id/part-1.js">' in page


def test_build_fails_when_the_export_holds_something_unknown():
    with pytest.raises(UnexpectedExport, match="surprise"):
        static_page(EXPORT.format(extra="", stranger='<div id="surprise"></div>'), "id", ASSETS)
