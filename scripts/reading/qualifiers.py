"""Hedges: the words that say how exactly a printed figure is meant, in Vietnamese and English.

A hedge stands directly before its figure ("ước đạt trên 98%"); of several, the one nearest to the figure
decides, and all of them are kept as printed. Few stand after it ("từ 80% trở lên"), and one may stand earlier
in the clause ("ước tính tỷ trọng … đạt 9,03%"). "Trên" means over, or on: `is_meant_over` decides from what
is counted.
"""

import re
from decimal import Decimal
from typing import Final, Literal

from scripts.reading.endings import REACH, Ending
from scripts.reading.lexicon import format_alternatives, read_lexicon
from scripts.reading.units import is_measured
from scripts.shared.languages import LANGUAGES, Language

Qualifier = Literal["exact", "about", "at-least", "more-than", "nearly", "at-most", "less-than"]

WORDS: Final = read_lexicon(__file__)
_FOLLOWING: Final = {
    "links": rf"(?:\s+{WORDS.any('links')}){{0,4}}",
    "marks": rf"(?:\s+{WORDS.any('marks')})?",
    "marks_en": rf"(?:\s+{WORDS.any('marks_en')})?",
    "": "",
}
_AFTER_WORDS: Final = r"(?:\s*%)?(?:\s+[^\W\d]+){0,4}?\s+"


def _list_hedges(language: Language) -> tuple[tuple[Qualifier, str], ...]:
    """Return the hedges before a figure: in order, the first that ends where the figure begins decides."""
    hedges: list[tuple[Qualifier, str]] = []
    for entry in WORDS[f"before_{language}"]:
        words = format_alternatives(entry["words"]) + _FOLLOWING[entry.get("then", "")]
        not_after = WORDS.not_after(entry["not_after"]) if "not_after" in entry else ""
        hedges.append((entry["qualifier"], not_after + words))
    return tuple(hedges)


def _compile(*words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})[\s(]*$", re.IGNORECASE)


_LISTS: Final = {language: _list_hedges(language) for language in LANGUAGES}
HEDGES: Final = {
    language: tuple((qualifier, _compile(words)) for qualifier, words in hedges)
    for language, hedges in _LISTS.items()
}
# all at once: most figures have none
ANY_HEDGE: Final = {
    language: _compile(*(words for _, words in hedges)) for language, hedges in _LISTS.items()
}
_AFTER: Final[tuple[tuple[Qualifier, re.Pattern[str]], ...]] = tuple(
    (
        entry["qualifier"],
        re.compile(rf"{_AFTER_WORDS}({format_alternatives(entry['words'])})\b", re.IGNORECASE),
    )
    for entry in WORDS["after"]
)
ESTIMATED: Final = re.compile(
    rf"\b{WORDS.not_after('no_estimate')}({WORDS.any('estimates')})\b"
    rf"(?:[^\d,;.:()]|năm \d{{4}}|tháng \d{{1,2}})*?\b{WORDS.any('estimated')}\s+$",
    re.IGNORECASE,
)
ESTIMATED_END: Final = Ending(rf"\b{WORDS.any('estimated')}\s+")
EXCEEDED: Final = re.compile(rf"\s*%?(?:\s+[^\W\d]+){{0,2}}?\s*{WORDS.any('exceeded')}\b", re.IGNORECASE)
WINDOW: Final = 120
FEW: Final = 12
FROM: Final = Ending(rf"\b{WORDS.not_after('no_bands')}(từ)\s+")
BAND: Final = re.compile(rf"\s?(?:%|phần trăm|{WORDS.any('bands')}\b)", re.IGNORECASE)
OTHER_END: Final = re.compile(
    rf"[^.;:\n\d]{{0,30}}?(?:\b{WORDS.any('band_ends')}\b|[-–—])[^.;:\n\d]{{0,20}}\d", re.IGNORECASE
)
OPENERS: Final = Ending(rf"\b{WORDS.any('openers')}\s+(?:trên|dưới)\s+")
_BASES: Final = (100, 1000, 10_000, 100_000)
_BASE: Final = re.compile(rf"\s*{WORDS.any('bases')}\b", re.IGNORECASE)
_PLACE: Final = re.compile(rf"\s*{WORDS.any('places')}\b", re.IGNORECASE)


def find_qualifier(
    before: str, after: str, language: Language = "vi", *, is_over: bool
) -> tuple[Qualifier, str]:
    """Read the hedge around a figure from the text before it and after it (and its scale words).

    Return the qualifier and its words as printed ("ước đạt trên"; "" for exact). `is_over` says whether a
    "trên" directly before the figure means over.
    """
    before = re.sub(r"\s", " ", before[-WINDOW:])
    start = max(0, len(before) - REACH)
    for qualifier, pattern in HEDGES[language] if ANY_HEDGE[language].search(before, start) else ():
        match = pattern.search(before, start)
        if match and not _is_spurious(match[0], after, is_over=is_over):
            return qualifier, _collect_words(before, match.start(), language)
    for qualifier, pattern in _AFTER:
        if match := pattern.match(after):
            return qualifier, match[1]
    if BAND.match(after) and (match := FROM.search(before)) and not OTHER_END.match(after):
        return "at-least", match[1]
    if language == "vi" and ESTIMATED_END.search(before) and (match := ESTIMATED.search(before)):
        return "about", match[1]
    return "exact", ""


def _is_spurious(hedge: str, after: str, *, is_over: bool) -> bool:
    """Say whether a hedge's word means something else here: on, or exceeding a plan by so much."""
    word = hedge.strip().lower()
    if word.startswith("trên dưới"):
        return False
    if word.startswith(("trên", "dưới")):
        return not is_over
    return word.startswith("vượt") and EXCEEDED.match(after) is not None


def _collect_words(before: str, start: int, language: Language) -> str:
    """Return the hedge that begins at `start` with the hedges that stand directly before it, as printed."""
    while True:
        ahead, reach = before[:start], max(0, start - REACH)
        starts = [match.start() for _, hedge in HEDGES[language] if (match := hedge.search(ahead, reach))]
        if not starts:
            return " ".join(before[start:].strip(" (").split())
        start = min(starts)


def is_meant_over(before: str, after: str, value: Decimal, *, is_quantity: bool) -> bool:
    """Say whether a "trên" (or "dưới") before a figure means over (under), not on (by means of).

    `is_quantity`: a percent or a scaled number, never stood upon. Otherwise people stand upon few things
    ("trên 3 nền tảng"), on all of a kind ("trên 63 tỉnh", "18 trên 21 sở") or on a base ("trên 100 dân"), and
    hedge round numbers ("trên 21.000 km").
    """
    if is_quantity or value != value.to_integral_value():
        return True
    if re.search(r"\d\s+trên\s+$", before) or (_BASE.match(after) and value in _BASES):
        return False
    if OPENERS.search(before) or is_measured(after):
        return True
    if value <= FEW:
        return False
    return f"{value:f}".endswith("0") or _PLACE.match(after) is None
