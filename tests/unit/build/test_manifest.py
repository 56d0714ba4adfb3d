import json

import pytest

import locales
from lapor_pwa import routes
from lapor_pwa.build.icons import ICONS
from lapor_pwa.build.manifest import SCREENSHOTS_FOLDER, manifest, write_manifest


@pytest.mark.parametrize("code", locales.CODES)
def test_manifest_says_what_a_phone_needs_when_installing(code):
    made = manifest(code)

    assert made["id"] == made["start_url"] == routes.citizen(code)
    assert made["start_url"].startswith(made["scope"])
    assert made["display"] == "standalone"
    assert len(made["short_name"]) <= 12
    assert {(icon["sizes"], icon["purpose"]) for icon in made["icons"]} >= {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }


@pytest.mark.parametrize("code", locales.CODES)
def test_every_file_named_exists_when_the_manifest_is_read(code):
    made = manifest(code)
    icons = {f"/icons/{icon.name}" for icon in ICONS}

    assert {icon["src"] for icon in made["icons"]} <= icons
    assert {icon["src"] for shortcut in made["shortcuts"] for icon in shortcut["icons"]} <= icons
    for screenshot in made["screenshots"]:
        assert (SCREENSHOTS_FOLDER / screenshot["src"].rsplit("/", 1)[1]).is_file()


def test_manifest_is_written_under_its_languages_name_when_built(tmp_path):
    write_manifest(tmp_path, "id")

    assert json.loads((tmp_path / "manifest.id.webmanifest").read_text())["lang"] == "id"
