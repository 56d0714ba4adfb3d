"""The Reflex plugin that turns exported citizen pages into static ones and adds what a phone needs."""

from pathlib import Path
from typing import Any

import reflex as rx

import locales
from lapor_pwa import routes
from lapor_pwa.build.client import Bundle, build_client, build_service_worker, content_version
from lapor_pwa.build.icons import write_icons
from lapor_pwa.build.manifest import write_manifest
from lapor_pwa.build.officer_bundle import follow_the_address_bar
from lapor_pwa.build.regions import write_regions
from lapor_pwa.build.static_page import Assets, static_page
from lapor_pwa.site import page_file


class CitizenPages(rx.plugins.Plugin):
    """Strip the framework from citizen routes; add bundle, manifest, icons and service worker."""

    def post_build(self, **context: Any) -> None:
        """Rewrite the export in place, before Reflex compresses it.

        Raises:
            UnexpectedExport: Reflex printed something this build does not know how to take away.
        """
        site = Path(context["static_dir"])
        write_icons(site / "icons")
        write_regions(site / "regions.json")
        bundle = build_client(site)
        _rewrite(site / "index.html", locales.DEFAULT, bundle)
        for locale in locales.CODES:
            write_manifest(site, locale)
            for slug in routes.CITIZEN_SLUGS:
                _rewrite(page_file(site, locale, slug), locale, bundle)
        _remove_twins(site)
        follow_the_address_bar(site)
        precache = precache_list(site, bundle)
        build_service_worker(site, precache, content_version(site, precache))


def precache_list(site: Path, bundle: Bundle) -> dict[str, list[str]]:
    """List, per locale, every URL that must open with the server away: pages, bundle, words, icons."""
    shared = [
        routes.CHOOSE_LANGUAGE,
        bundle.early,
        bundle.stylesheet,
        "/regions.json",
        *(f"/icons/{file.name}" for file in sorted((site / "icons").glob("*.png"))),
    ]
    server_side = {routes.NOT_FOUND, routes.REVIEW, routes.RECEIPT}
    return {
        locale: [
            *shared,
            *bundle.scripts[locale],
            f"/manifest.{locale}.webmanifest",
            *(routes.citizen(locale, slug) for slug in routes.CITIZEN_SLUGS if slug not in server_side),
        ]
        for locale in locales.CODES
    }


def _rewrite(file: Path, locale: str, bundle: Bundle) -> None:
    exported = file.read_text()
    assets = Assets(
        early=bundle.early,
        script=bundle.entry[locale],
        # Known from the page, they need not wait for the first module to ask for them.
        soon=tuple(sorted({url for tag, url in bundle.elements[locale].items() if f"<{tag}" in exported})),
        stylesheet=bundle.stylesheet,
        manifest=f"/manifest.{locale}.webmanifest",
    )
    file.write_text(static_page(exported, locale, assets))


def _remove_twins(site: Path) -> None:
    """Drop ``lapor.html`` beside ``lapor/index.html``: the twin still carries the framework."""
    for locale in locales.CODES:
        for slug in routes.CITIZEN_SLUGS:
            (site / f"{routes.citizen(locale, slug).strip('/')}.html").unlink(missing_ok=True)
