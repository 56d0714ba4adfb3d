"""The API's description: committed as docs/openapi.json and held against the code by a test.

After a wanted change: ``python -m lapor_pwa.api > docs/openapi.json``.
"""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from lapor_pwa.api.problems import MEDIA_TYPE
from lapor_pwa.api.schemas import SubmissionIn

REFERENCE = "#/components/schemas/{model}"


def describe(app: FastAPI) -> None:
    """Complete FastAPI's description: the body that is read by hand, and problems as what they are."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _complete(
                get_openapi(title=app.title, version=app.version, routes=app.routes)
            )
        return app.openapi_schema

    app.openapi = openapi


def _complete(document: dict[str, Any]) -> dict[str, Any]:
    schemas = document["components"]["schemas"]
    submission = SubmissionIn.model_json_schema(ref_template=REFERENCE)
    schemas.update(submission.pop("$defs"))
    schemas["SubmissionIn"] = submission
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    problem = {"$ref": REFERENCE.format(model="ProblemOut")}
    for operations in document["paths"].values():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                if status >= "400":
                    answer["content"] = {MEDIA_TYPE: {"schema": problem}}
    return document
