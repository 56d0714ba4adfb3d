"""What is public and changes seldom: places, kinds of report; and whether the service is alive."""

from fastapi import APIRouter, Request, Response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from lapor_pwa import routes
from lapor_pwa.api.context import Ctx
from lapor_pwa.api.problems import locale_of
from lapor_pwa.api.schemas import CategoryOut, HealthOut, RegionOut
from lapor_pwa.db.session import reading
from lapor_pwa.domain.regions import regions
from locales import N_, translate

router = APIRouter()
CACHED = "public, max-age=86400"
CATEGORIES = {
    "complaint": N_("A complaint"),
    "aspiration": N_("A wish or an idea"),
    "information_request": N_("A question"),
}


@router.get(routes.REGIONS)
def list_regions(response: Response) -> list[RegionOut]:
    """Give all provinces, regencies and cities."""
    response.headers["Cache-Control"] = CACHED
    return [RegionOut(code=each.code, name=each.name, parent=each.parent) for each in regions().values()]


@router.get(routes.CATEGORIES)
def list_categories(request: Request, response: Response) -> list[CategoryOut]:
    """Give the kinds of report, in the reader's language."""
    response.headers["Cache-Control"] = CACHED
    response.headers["Vary"] = "Accept-Language"
    locale = locale_of(request)
    return [CategoryOut(code=code, name=translate(locale, name)) for code, name in CATEGORIES.items()]


@router.get(routes.HEALTH)
def health(ctx: Ctx, response: Response) -> HealthOut:
    """Say whether reports can be taken in; 503 when the database does not answer."""
    response.headers["Cache-Control"] = "no-store"
    try:
        with reading(ctx.engine) as session:
            session.execute(text("SELECT 1 FROM service_request LIMIT 1"))
    except SQLAlchemyError:
        response.status_code = 503
        return HealthOut(status="unavailable", database="unavailable")
    return HealthOut(status="ok", database="ok")
