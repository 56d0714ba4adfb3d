"""Provinces for a list to choose from; the phone adds regencies and cities itself (``/regions.json``)."""

from lapor_pwa.domain.regions import regions


def provinces() -> list[tuple[str, str]]:
    """Return code and name of each province, by name: people look for names, not for codes."""
    found = [(region.code, region.name) for region in regions().values() if not region.parent]
    return sorted(found, key=lambda pair: pair[1])
