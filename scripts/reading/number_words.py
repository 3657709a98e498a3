"""Figures in words: "forty-first", "thứ hai", "dẫn đầu", "All": the places and numbers that they can mean."""

import re
from typing import Final

from scripts.reading.lexicon import read_lexicon

WORDS: Final = read_lexicon(__file__)
_NUMBERS: Final[dict[str, int]] = WORDS["numbers"]
_TENS: Final[dict[str, int]] = WORDS["tens"]
_PLACES: Final = ((1, "first"), (2, "second"), (3, "third"))
HUNDRED: Final = 100


def read_number_words(printed: str, denominator: float | None) -> set[float]:
    """Return the numbers that words can mean; `denominator` is that of the last place of a list."""
    found: set[float] = {place for place, name in _PLACES if _holds(name, printed)}
    if _holds("all", printed):
        found.add(HUNDRED)
    if _holds("last", printed) and denominator is not None:
        found.add(denominator)
    for tens, ones in re.findall(r"([a-z]+)(?:-([a-z]+))?", printed.lower()):
        found |= _read_compound(tens, ones)
    return found


def _read_compound(word: str, after: str) -> set[float]:
    """Return the number of a word, or of two that a hyphen joins: "forty-first" is 41."""
    if word in _TENS:
        ones = {"first": 1, "second": 2, "third": 3, **_NUMBERS}.get(after, 0)
        return {_TENS[word] + ones}
    return {_NUMBERS[word]} if word in _NUMBERS else set()


def _holds(name: str, printed: str) -> bool:
    return re.search(rf"(?<![\w-]){WORDS.any(name)}(?!\w)", printed, re.IGNORECASE) is not None
