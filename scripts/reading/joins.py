"""Numerals that hang together: the ends of a range, the next of a list of labels, ranks or dates.

Nothing hangs together over the end of a line or of a cell: a dash that begins a line is that of a list.
"""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from scripts.reading.digits import read_number
from scripts.reading.lexicon import read_lexicon
from scripts.reading.numerals import is_compound, read_percent, read_scale
from scripts.reading.shapes import YEAR, Token
from scripts.reading.units import MEASURE, is_counted

WORDS: Final = read_lexicon(__file__)
APART: Final = re.compile(r"[\n\t|]")
LONGEST: Final = 60
JOINED: Final = re.compile(r"\s*(?:,|-|–|/|&|;|và|đến|hoặc)\s*(?:thứ\s+|hạng\s+)?", re.IGNORECASE)
RANGED: Final = re.compile(rf"\s*{WORDS.any('units_in_ranges')}?\s*(?:-|–|—|÷|~)\s*", re.IGNORECASE)
HEDGED: Final = rf"(?:{WORDS.any('hedges_in_ranges')}\s+)?"
RANGED_BY_WORDS: Final = re.compile(rf"[^\d.,;:()\n]{{0,24}}?\s*\b(?:đến|tới)\s+{HEDGED}", re.IGNORECASE)
OPENED: Final = re.compile(rf"\btừ\s+{HEDGED}$")
TO: Final = re.compile(r"\s*(?:đến|tới)\s+")
SCALE_IN_RANGE: Final = re.compile(rf"\b{WORDS.any('scales_in_ranges')}\b")


def join(text: str, first: Token, second: Token) -> tuple[Token, Token]:
    """Give two neighbours their kinds as ends of a range, or as items of a list of labels, ranks or dates."""
    between = text[first.end : second.start]
    if len(between) > LONGEST or APART.search(between):
        return first, second
    if first.kind == second.kind == "figure" and _is_range(text, first, second, between):
        return replace(first, kind="range-low"), replace(second, kind="range-high")
    if first.kind == "phone" and second.kind == "figure" and re.fullmatch(r"\s*[-–/;]\s*", between):
        return first, replace(second, kind="phone")
    if first.kind == "figure" and second.kind == "date" and re.fullmatch(r"\s*[-–]\s*", between):
        return replace(first, kind="date"), second
    is_listed = first.kind in ("label", "rank", "date") and second.kind == "figure"
    if is_listed and JOINED.fullmatch(between) and _continues(text, first, second):
        return first, replace(second, kind=first.kind)
    return first, second


def _is_range(text: str, first: Token, second: Token, between: str) -> bool:
    """Say whether two figures are the ends of a range: the lower, a dash or "đến", the higher."""
    unscaled = SCALE_IN_RANGE.sub("", between)
    if RANGED.fullmatch(unscaled) or TO.fullmatch(unscaled):
        low, high = (_read_low(text, token) for token in (first, second))
        return low is not None and high is not None and (low < high or unscaled != between)
    is_opened = OPENED.search(text[max(0, first.start - 20) : first.start]) is not None
    return is_opened and RANGED_BY_WORDS.fullmatch(between) is not None


def _read_low(text: str, token: Token) -> Decimal | None:
    """Return the number of a token as printed, without its scale; of a compound, its first."""
    printed = text[token.start : token.end]
    return read_number(printed.split()[0] if is_compound(printed) else printed)


def _continues(text: str, first: Token, second: Token) -> bool:
    """Say whether the second number continues a list: slightly above the first, with no noun or unit."""
    printed = (text[first.start : first.end], text[second.start : second.end])
    after = APART.split(text[second.end : second.end + 40])[0]
    if not all(digits.isdecimal() for digits in printed) or read_percent(after) or read_scale(after)[1]:
        return False
    if first.kind == "date" and re.match(rf"\s+năm\s+{YEAR}", after):  # "tháng 7, 8 năm 2023"
        after = ""
    is_close = max(map(len, printed)) <= 4 and 0 < int(printed[1]) - int(printed[0]) <= 5
    return is_close and not is_counted(after) and not MEASURE.match(after)
