"""Spoken English, as a page about Indonesia needs it."""

from functools import partial

from num2words import num2words

from speech.spoken.indonesian import PLACES
from speech.spoken.tongue import Tongue, letter_names

_MONTHS = "January February March April May June July August September October November December"
_CLOSING = {"etc.": "et cetera"}
cardinal = partial(num2words, lang="en")

ENGLISH = Tongue(
    code="en",
    cardinal=cardinal,
    year=partial(num2words, lang="en", to="year"),
    ordinal=partial(num2words, lang="en", to="ordinal"),
    digits=("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    letters=letter_names(
        "eigh bee cee dee ee ef gee aitch eye jay kay ell em "
        "en oh pee cue ar ess tee you vee double-you ex why zed"
    ),
    decimal=".",
    point="point",
    dot="comma",
    minus="minus",
    to="to",
    number="number",
    per="over",
    times="times",
    percent="percent",
    months=tuple(_MONTHS.split()),
    oh="oh",
    zones={
        "WIB": "Western Indonesia Time",
        "WITA": "Central Indonesia Time",
        "WIT": "Eastern Indonesia Time",
    },
    currencies={"Rp": "rupiah", "IDR": "rupiah", "US$": "US dollars", "USD": "US dollars", "$": "dollars"},
    cents="cents",
    scales={
        "thousand": "thousand",
        "k": "thousand",
        "million": "million",
        "m": "million",
        "billion": "billion",
        "trillion": "trillion",
    },
    units={
        "km/h": "kilometres per hour",
        "km²": "square kilometres",
        "km2": "square kilometres",
        "m²": "square metres",
        "m2": "square metres",
        "m³": "cubic metres",
        "m3": "cubic metres",
        "mm": "millimetres",
        "cm": "centimetres",
        "km": "kilometres",
        "m": "metres",
        "kg": "kilograms",
        "g": "grams",
        "ha": "hectares",
        "l": "litres",
        "kWh": "kilowatt hours",
        "kW": "kilowatts",
        "W": "watts",
        "V": "volts",
        "GB": "gigabytes",
        "MB": "megabytes",
        "°C": "degrees Celsius",
    },
    ordinal_sign=r"\b(\d{1,4})(?:st|nd|rd|th)\b",
    suffix="",
    symbols={"&": "and", "½": "a half", "¼": "a quarter", "¾": "three quarters"},
    address={".": "dot", "@": "at", "/": "slash", "-": "dash", "_": "underscore", ":": "colon"},
    abbreviations={
        **PLACES,
        **_CLOSING,
        "Mr.": "Mister",
        "Mrs.": "Missis",
        "Ms.": "Miz",
        "Dr.": "Doctor",
        "Rd.": "Road",
        "Ave.": "Avenue",
        "approx.": "approximately",
        "e.g.": "for example",
        "i.e.": "that is",
        "tel.": "telephone",
        "Tel.": "Telephone",
    },
    closing=frozenset(_CLOSING),
    letterwise=frozenset({"PUPR", "PDAM", "BUMN", "UU"}),
    capitals={},
)
