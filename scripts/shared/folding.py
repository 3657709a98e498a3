"""Fold Vietnamese for searching: people type `da nang` and mean Đà Nẵng."""

import unicodedata


def fold(text: str) -> str:
    """Return the text in lower case without diacritics, đ as d: `Đà Nẵng` → `da nang`."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
