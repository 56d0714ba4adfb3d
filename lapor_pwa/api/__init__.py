"""The REST API: what must survive a lost connection, and ordinary forms for phones without JavaScript."""

from pathlib import Path

from fastapi import FastAPI

from lapor_pwa import routes
from lapor_pwa.api import (
    form_post,
    lists,
    live,
    mask,
    officer_queue,
    officer_session,
    problems,
    prompts,
    requests,
    speech,
    submissions,
    transcript,
    uploads,
)
from lapor_pwa.api.context import Context
from lapor_pwa.api.limits import Limits
from lapor_pwa.api.openapi import describe
from lapor_pwa.db.session import make_engine
from lapor_pwa.services.jobs import make_jobs
from lapor_pwa.services.prompts import ApprovedRecordings
from lapor_pwa.settings import Settings
from lapor_pwa.site import SITE
from speech.host.client import SpeechClient
from speech.synthesizer import make_synthesizer


def create_api(settings: Settings, site: Path = SITE) -> FastAPI:
    """Return the API as an ASGI app. The database has been migrated before (``lapor migrate``)."""
    app = FastAPI(
        title="Lapor PWA",
        version="1",
        openapi_url=routes.OPENAPI,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    engine = make_engine(settings.sqlalchemy_url)
    recordings = ApprovedRecordings(engine, settings.prompts_dir)
    app.state.context = Context(
        settings=settings,
        engine=engine,
        jobs=make_jobs(settings),
        limits=Limits(trust_proxy=settings.trust_proxy, submissions_per_hour=settings.submissions_per_hour),
        synthesizer=make_synthesizer(settings.sounds_dir, settings.gtts, recordings),
        speech=SpeechClient(settings.speech_socket),
        site=site,
    )
    problems.install(app)
    for module in (
        submissions,
        uploads,
        requests,
        speech,
        lists,
        form_post,
        live,
        mask,
        officer_session,
        officer_queue,
        prompts,
        transcript,
    ):
        app.include_router(module.router)
    describe(app)
    return app
