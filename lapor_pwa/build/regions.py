"""The list of provinces, regencies and cities that the phone keeps."""

import json
from pathlib import Path

from lapor_pwa.domain.regions import regions


def write_regions(file: Path) -> None:
    """Write ``[[code, name], …]`` in code order; the province is the code's part before the dot."""
    rows = [[region.code, region.name] for region in regions().values()]
    file.write_text(json.dumps(rows, ensure_ascii=False, separators=(",", ":")))
