"""The unit word after a figure: a lexicon of what Vietnamese public news counts and measures, and a fallback.

A counted noun ("hồ sơ", "xã") is kept apart from a measure ("km", "đồng", "năm"): it decides the reading of
`1,126` (a thousand procedures, but not a thousand kilometres) and of "trên" (on three pillars, over three
years).
"""

import re
from typing import Final

from scripts.reading.lexicon import format_alternatives, read_lexicon

WORDS: Final = read_lexicon(__file__)
_FUNCTION_WORD: Final = re.compile(WORDS.any("function_words"), re.IGNORECASE)
_WORD: Final = r"[^\W\d_]+(?:[-/][^\W\d_]+)*"


def _compile(name: str) -> re.Pattern[str]:
    """Compile a list of units so that the longest wins; symbols may stand right behind the digits."""
    units = format_alternatives(sorted(WORDS[name], key=len, reverse=True))
    no_unit = rf"(?!{WORDS.any('no_units')}\b)"
    return re.compile(rf"[\s]*+{no_unit}(?:(?:số|các)\s+)?({units})(?!\w)", re.IGNORECASE)


MEASURE: Final = _compile("measures")
COUNT: Final = _compile("counts")
PER: Final = re.compile(
    rf"\s?/\s?(?:(?:1|một|\d[\d.]{{1,8}})\s)?(?:{WORDS.any('thousands')}\s)?{WORDS.any('bases')}(?!\w)",
    re.IGNORECASE,
)
FALLBACK: Final = re.compile(rf"[ \t\xa0]+({_WORD})(?:[ \t\xa0]+({_WORD}))?")


def read_unit(after: str) -> str:
    """Return the unit at the start of the text after a figure (and its scale words); "" if there is none.

    The longest word of the lexicon, else the next one or two words, where these can be a noun; with what it
    is counted per: "thuê bao/100 dân", "đồng/người/tháng".
    """
    known = [match for pattern in (MEASURE, COUNT) if (match := pattern.match(after))]
    if known:
        longest = max(known, key=lambda match: len(match[1]))
        return longest[1] + _read_base(after, longest.end())
    match = FALLBACK.match(after)
    if match is None or not _is_noun(match[1]):
        return ""
    is_pair = match[2] and match[2].islower() and _is_noun(match[2])
    unit = f"{match[1]} {match[2]}" if is_pair else match[1]
    return unit + _read_base(after, match.end(2) if is_pair else match.end(1))


def _read_base(after: str, end: int) -> str:
    """Return what a unit is per, as printed: "/100 dân", "/người/tháng"; "" if nothing."""
    start = end
    if "/" not in after[end : end + 2]:
        return ""
    for _ in range(2):
        if match := PER.match(after, end):
            end = match.end()
    return after[start:end]


def is_counted(after: str) -> bool:
    """Say whether the text after a figure begins with a known counted noun, and not with a measure."""
    counted, measured = COUNT.match(after), MEASURE.match(after)
    return counted is not None and (measured is None or len(counted[1]) > len(measured[1]))


def is_measured(after: str) -> bool:
    """Say whether the text after a figure begins with a measure: a length, money, a time."""
    return MEASURE.match(after) is not None and not is_counted(after)


def _is_noun(word: str) -> bool:
    """Say whether a word may be a unit: a common noun or an acronym, no function word and no name."""
    return _FUNCTION_WORD.fullmatch(word) is None and (word.islower() or (word.isupper() and len(word) > 1))
