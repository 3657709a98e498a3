"""What one numeral says: its value and sign, its percent sign, its hedge and its unit."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from scripts.reading.endings import Ending
from scripts.reading.grids import Column
from scripts.reading.lexicon import read_lexicon
from scripts.reading.numerals import Amount, measure_scale, read_amount, read_percent
from scripts.reading.qualifiers import Qualifier, find_qualifier, is_meant_over
from scripts.reading.shapes import WINDOW, Kind, Token, get_line
from scripts.reading.units import is_counted, read_unit

QUANTITIES: Final = frozenset({"figure", "numerator", "denominator", "range-low", "range-high"})
# what has these kinds is a number only where it has no separators; a phone number never is one
COMPOUNDS: Final = frozenset({"date", "time", "document-number"})
WORDS: Final = read_lexicon(__file__)
PARAGRAPH: Final = re.compile(r"\n\s*\n")
MINUS_WORD: Final = Ending(rf"\b{WORDS.not_after('no_negative')}{WORDS.any('negative')}\s")
SIGN: Final = re.compile(r"(?:(?P<sure>\u2212)[ \xa0]?|(?P<dash>[-–]))$")
BARE: Final = re.compile(r"\s?(?:%|phần trăm|điểm|độ|°C)?\s*(?:[.,;)|\]]|$)")


@dataclass(frozen=True)
class Figure:
    """A numeral as read by what stands around it; the fields are those of a `Mention`."""

    value: Decimal | None
    scaled_value: Decimal | None
    percent: bool
    qualifier: Qualifier
    qualifier_words: str
    unit: str


def read_figure(text: str, token: Token, column: Column) -> Figure:
    """Read one token of an NFC text; `column` is what a table says of it."""
    before, after = get_line(text, token.start, token.end)
    if not before.strip():  # a line may be broken between a hedge and its figure
        hedged = PARAGRAPH.split(text[max(0, token.start - WINDOW) : token.start])[-1]
    else:
        hedged = before
    alone = _is_alone(text, token, before)
    return _read(text[token.start : token.end], token.kind, before, after, hedged, column, alone=alone)


@lru_cache(maxsize=4096)
def _read(
    printed: str, kind: Kind, before: str, after: str, hedged: str, column: Column, *, alone: bool
) -> Figure:
    """Read a numeral by what stands before and after it; `hedged` may reach over the line before."""
    is_quantity = kind in QUANTITIES
    percent = read_percent(after) > 0 or (column.percent and is_quantity)
    amount = _read_amount(kind, printed, after, column, percent=percent)
    value = amount.value if amount else None
    length = amount.length if amount else measure_scale(after)
    qualifier, words = _read_hedge(printed, kind, hedged, after, value, is_scaled=percent or length > 0)
    scaled = amount.scaled_value if amount else None
    if value and scaled and is_quantity and (is_negative(before, after) or alone):
        value, scaled = value.copy_negate(), scaled.copy_negate()
    return Figure(
        value=value,
        scaled_value=scaled,
        percent=percent and is_quantity,
        qualifier=qualifier,
        qualifier_words=words,
        unit=_read_unit(after[length:], percent=percent) if is_quantity else "",
    )


def is_negative(before: str, after: str) -> bool:
    """Say whether the sign before a number makes it negative, and is no dash of a list or a range.

    `before` and `after` are of its line: a line that begins with a dash is an item of a list.
    """
    if MINUS_WORD.search(before):
        return True
    sign = SIGN.search(before)
    if sign is None:
        return False
    ahead = before[: sign.start()]
    if re.search(r"(?:[\d%]|[^\W\d])$" if sign["dash"] else r"\d\s*$", ahead) or re.search(
        r"[\d%]\s*$", ahead
    ):
        return False
    if not ahead.strip():
        return sign[0] == "\u2212"
    is_item = re.search(r"[:;.]\s*$", ahead) is not None
    return sign["sure"] is not None or not is_item or BARE.match(after) is not None


def _is_alone(text: str, token: Token, before: str) -> bool:
    """Say whether a text is nothing but a number with a dash before it: "-3,5%"."""
    is_first = token.start < WINDOW and text[: token.start].strip() == before.strip()
    rest = text[token.end : token.end + WINDOW].strip()
    return (
        is_first and before.lstrip() in ("-", "–") and "\n" not in rest and BARE.fullmatch(rest) is not None
    )


def _read_amount(kind: Kind, printed: str, after: str, column: Column, *, percent: bool) -> Amount | None:
    """Return the number of a token, None where its digits are not one."""
    is_number = printed.isdecimal() if kind in COMPOUNDS else kind != "phone"
    if not is_number:
        return None
    counted = is_counted(after[measure_scale(after) :]) or column.whole
    has_decimals = percent or any(sign in printed for sign in column.decimal)
    return read_amount(printed, after, percent=has_decimals, counted=counted)


def _read_unit(after: str, *, percent: bool) -> str:
    return "%" if percent else read_unit(after)


def _read_hedge(
    printed: str, kind: Kind, before: str, after: str, value: Decimal | None, *, is_scaled: bool
) -> tuple[Qualifier, str]:
    """Return the qualifier of a quantity and its words; a denominator and what is no quantity are exact."""
    if kind not in QUANTITIES or kind == "denominator" or value is None:
        return "exact", ""
    if kind == "numerator":  # "trên 2/3" is over, "trên 151/151" is on all of them
        is_over = not after.startswith(f"/{printed}")
    else:
        is_over = is_meant_over(before, after, value, is_quantity=is_scaled)
    return find_qualifier(before, after[measure_scale(after) :], is_over=is_over)
