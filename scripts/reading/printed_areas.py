"""The areas that some words beside a figure name ("TP. Đà Nẵng", "Hoa Binh ranked first", "ダナン市").

Names are compared folded, so that a page without diacritics is read too; a longer name goes before the
shorter one inside it. Two units may have one name (a province before and after a merger): both are meant,
and the time of the figure decides.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from scripts.contract.tables import Row
from scripts.reading.lexicon import read_lexicon
from scripts.shared.folding import fold_words

WORDS: Final = read_lexicon(__file__)
COUNTRY: Final = re.compile(rf"\b{WORDS.any('country')}\b", re.IGNORECASE)
FOREIGN: Final[dict[str, str]] = WORDS["names"]
ALIASES: Final = ";"

Names = tuple[tuple[str, str], ...]
"""Each name as folded, with the id of an area that has it."""


class AreaNames:
    """The names of areas, as a pattern that finds them."""

    def __init__(self, names: Names) -> None:
        self._known: dict[str, set[str]] = {}
        for name, area in names:
            self._known.setdefault(name, set()).add(area)
        longest_first = sorted(map(re.escape, self._known), key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(longest_first)})\b")
        self._found: dict[str, frozenset[str]] = {}

    def find(self, printed: str) -> frozenset[str]:
        """Return the ids of the areas that some words name; none where they name none that is known."""
        found = self._found.get(printed)
        if found is None:
            found = self._found[printed] = frozenset(self._iter_found(printed))
        return found

    def _iter_found(self, printed: str) -> Iterator[str]:
        for name in self._pattern.findall(fold_words(printed)):
            yield from self._known[name]
        yield from (area for name, area in FOREIGN.items() if name in printed)


def get_names(areas: Iterable[Row]) -> AreaNames:
    """Return the names of areas: in both languages, and the others that areas.csv has."""
    return _get_names(
        tuple(
            (fold_words(name), area.text("id"))
            for area in areas
            for name in (area.text("name_vi"), area.text("name_en"), *area.text("aliases").split(ALIASES))
            if name
        )
    )


def means_the_country(printed: str) -> bool:
    """Say whether words without an area's name are of the country or of the mean of its provinces."""
    return COUNTRY.search(printed) is not None


@lru_cache(maxsize=4)
def _get_names(names: Names) -> AreaNames:
    return AreaNames(names)
