"""Fold Vietnamese for searching: people type `da nang` and mean Đà Nẵng."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SIGNS: Final = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return the text in lower case without diacritics, đ as d: `Đà Nẵng` → `da nang`."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=50_000)
def fold_words(text: str) -> str:
    """Return a text folded, its words with single spaces and no signs between: `TP. Huế` → `tp hue`.

    What has no letter or digit stays as it is.
    """
    return " ".join(_SIGNS.sub(" ", fold(text)).split()) or text
