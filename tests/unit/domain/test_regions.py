from lapor_pwa.domain.regions import place_name, regions


def test_all_provinces_and_regencies_are_there():
    provinces = [region for region in regions().values() if not region.parent]
    assert len(provinces) == 38
    assert len(regions()) - len(provinces) == 514


def test_every_regency_lies_in_a_province():
    assert all(region.parent in regions() for region in regions().values() if region.parent)


def test_a_place_is_named_with_its_province():
    assert place_name("34.04") == f"{regions()['34.04'].name}, {regions()['34'].name}"
    assert place_name("34") == regions()["34"].name
    assert place_name("99.99") is None
    assert place_name(None) is None
