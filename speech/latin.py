"""Tells Latin letters from others: every language of our table is written in them."""


def is_latin(text: str) -> bool:
    """Tell whether at least half of the letters are Latin; other scripts are Whisper losing its way."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter < "\u0250" for letter in letters) * 2 >= len(letters)
