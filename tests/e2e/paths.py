"""Where things are."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
SITE = ROOT / ".web" / "build" / "client"
# One folder of converted weights for all tests; converting takes some seconds.
WEIGHTS = ROOT / ".data" / "weights"
