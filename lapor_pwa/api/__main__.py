"""Print the API's description: ``python -m lapor_pwa.api > docs/openapi.json``."""

import json
import sys
import tempfile
from pathlib import Path

from lapor_pwa.api import create_api
from lapor_pwa.settings import Settings

with tempfile.TemporaryDirectory() as folder:
    description = create_api(Settings(data_dir=Path(folder))).openapi()
sys.stdout.write(json.dumps(description, indent=2, ensure_ascii=False) + "\n")
