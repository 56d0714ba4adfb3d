import json
from pathlib import Path

from lapor_pwa.api import create_api
from lapor_pwa.settings import Settings

COMMITTED = Path(__file__).parents[3] / "docs" / "openapi.json"


def described(tmp_path: Path) -> dict:
    app = create_api(Settings(data_dir=tmp_path))
    app.state.context.engine.dispose()
    return app.openapi()


def test_the_committed_description_is_what_the_code_does(tmp_path):
    """When this fails and the change is wanted: ``python -m lapor_pwa.api > docs/openapi.json``."""
    assert json.loads(COMMITTED.read_text()) == json.loads(json.dumps(described(tmp_path)))


def test_every_reference_in_the_description_leads_somewhere(tmp_path):
    text = json.dumps(described(tmp_path))
    schemas = json.loads(text)["components"]["schemas"]
    wanted = {piece.split('"')[0] for piece in text.split("#/components/schemas/")[1:]}
    assert wanted <= set(schemas)


def test_the_description_is_served(client):
    assert client.get("/api/v1/openapi.json").json() == json.loads(COMMITTED.read_text())
