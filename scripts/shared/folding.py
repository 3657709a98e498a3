"""Fold Vietnamese for searching: people type `da nang` and mean Đà Nẵng."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SIGNS: Final = re.compile(r"[\W_]+")


class _WithoutMarks(dict[int, int | None]):
    """What becomes of each character: a combining one goes, any other stays."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_WITHOUT_MARKS = _WithoutMarks()


def fold(text: str) -> str:
    """Return the text in lower case without diacritics, đ as d: `Đà Nẵng` → `da nang`."""
    return unicodedata.normalize("NFD", text.lower().replace("đ", "d")).translate(_WITHOUT_MARKS)


@lru_cache(maxsize=50_000)
def fold_words(text: str) -> str:
    """Return a text folded, its words with single spaces and no signs between: `TP. Huế` → `tp hue`.

    What has no letter or digit stays as it is.
    """
    return " ".join(_SIGNS.sub(" ", fold(text)).split()) or text
