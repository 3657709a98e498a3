"""The numerals of a text that shape or neighbouring words identify: one `Token` each, in the text's order.

A shape is a pattern tried where a digit begins, with a test of what stands before and after. The first shape
of `SHAPES` that fits takes its digits; what none takes is a plain number, which `kinds.py` looks at
again in its context. So each digit of a text comes to lie in exactly one token, whatever the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from scripts.reading.lexicon import read_lexicon
from scripts.reading.numerals import NUMBER, read_percent, read_scale
from scripts.reading.units import is_counted, is_measured

Kind = Literal[
    "figure", "numerator", "denominator", "range-low", "range-high", "rank", "date", "time",
    "document-number", "phone", "label", "counter",
]  # fmt: skip


@dataclass(frozen=True)
class Token:
    """A numeral of a text: `text[start:end]` from its first digit to its last, and its kind."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True)
class Shape:
    """What a numeral may look like; `accepts` sees the match, the line before it and the line after it."""

    kinds: tuple[Kind, ...]
    pattern: re.Pattern[str]
    accepts: Callable[[re.Match[str], str, str], bool]


WINDOW: Final = 120
_GAP: Final = r"[ \t\xa0]"
YEAR: Final = r"(?:19|20)\d\d(?!\d)"

ADDRESSES: Final = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\w+|[A-Za-z][\w-]*(?:\.[\w-]+)*\.(?:vn|com|net|org|info)\b(?:/\S*)?"
)
WORDS: Final = read_lexicon(__file__)
PHONE_WORDS: Final = re.compile(
    rf"(?:\b{WORDS.any('phones')}|{WORDS.any('phones_glued')})(?:\s+{WORDS.any('after_phones')})*[\s:.(+]*$",
    re.IGNORECASE,
)
DOCUMENT_WORDS: Final = re.compile(
    rf"(?:{WORDS.any('documents')}|\b{WORDS.any('documents_short')})(?:\s+liên tịch)?(?:\s+số:?)?\s+$"
    rf"|{WORDS.any('numbered_documents')}\s+số:?\s+$"
    rf"|(?:^|\W)Số:\s*$|\b{WORDS.any('standards')}(?:/\w+)*[\s:-]*$",
    re.IGNORECASE,
)
DAY_WORDS: Final = re.compile(
    rf"(?:\b{WORDS.any('days')}|{WORDS.any('days_glued')})(?:\s+ngày)?[\s,(]*"
    r"(?:\d{1,2}(?:[/-]\d{1,2})?\s*(?:-|–|,|và|đến)\s*(?:ngày\s*)?)*$",
    re.IGNORECASE,
)
STRONG_DAY_WORDS: Final = re.compile(
    rf"(?:\b{WORDS.any('sure_days')}|{WORDS.any('sure_days_glued')})\s*$", re.IGNORECASE
)
RANK_WORDS: Final = re.compile(
    rf"(?:\b{WORDS.any('ranks')}|{WORDS.not_after('no_place')}\bhạng|{WORDS.not_after('no_order')}\bthứ)"
    rf"(?:\s+{WORDS.any('after_ranks')})*[\s:]*$",
    re.IGNORECASE,
)
RANKED: Final = re.compile(rf"\b{WORDS.any('ranked')}\b[^\d.;]{{0,60}}$", re.IGNORECASE)
LEVEL_WORDS: Final = re.compile(rf"\b{WORDS.any('levels')}\s*$", re.IGNORECASE)
DURATION_WORDS: Final = re.compile(rf"\b{WORDS.any('durations')}\s*(?:vòng\s*)?$", re.IGNORECASE)
MONTH_WORDS: Final = re.compile(rf"\b{WORDS.any('months')}\s*$", re.IGNORECASE)


def find_shapes(text: str) -> Iterator[Token]:
    """Yield the tokens of an NFC text; a plain number comes with the kind `figure`."""
    addresses = [match.span() for match in ADDRESSES.finditer(text)]
    position = 0
    while digit := re.compile(r"\d").search(text, position):
        start = digit.start()
        if any(low <= start < high for low, high in addresses):
            tokens = [Token(start, _match_at(r"\d+", text, start).end(), "label")]
        else:
            tokens = _match_shape(text, start)
        yield from tokens
        position = tokens[-1].end


def get_line(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands on the same line before and after a place, no more than a window of each."""
    before = text[max(0, start - WINDOW) : start].rpartition("\n")[2]
    return before, text[end : end + WINDOW].partition("\n")[0]


def _match_at(pattern: str, text: str, start: int) -> re.Match[str]:
    match = re.compile(pattern).match(text, start)
    assert match is not None  # callers pass the place of a digit
    return match


def _match_shape(text: str, start: int) -> list[Token]:
    """Return the tokens of the first shape that fits where a digit begins: one, or two for a fraction."""
    for shape in SHAPES:
        match = shape.pattern.match(text, start)
        if match and shape.accepts(match, *get_line(text, start, match.end())):
            groups = range(1, len(shape.kinds) + 1) if len(shape.kinds) > 1 else (0,)
            return [
                Token(match.start(group), _trim(match, group), kind)
                for group, kind in zip(groups, shape.kinds, strict=True)
            ]
    raise AssertionError(f"no shape takes the digit at {start}")  # the last shape takes any digits


def _trim(match: re.Match[str], group: int) -> int:
    """Return the end of a group's last digit."""
    return match.start(group) + len(re.sub(r"\D+$", "", match[group]))


def _count_digits(match: re.Match[str]) -> int:
    return sum(character.isdecimal() for character in match[0])


def _is_phone(match: re.Match[str], before: str, after: str) -> bool:
    return 9 <= _count_digits(match) <= 12 and not read_percent(after)


def _is_named_phone(match: re.Match[str], before: str, after: str) -> bool:
    if is_counted(after) or read_percent(after) or read_scale(after)[1]:
        return False
    return PHONE_WORDS.search(before) is not None and 3 <= _count_digits(match) <= 13


def _is_document(match: re.Match[str], before: str, after: str) -> bool:
    return DOCUMENT_WORDS.search(before) is not None and not read_percent(after) and not is_counted(after)


def _is_date(match: re.Match[str], before: str, after: str) -> bool:
    first, second = int(match["d"]), int(match["m"])
    return 1 <= min(first, second) <= 12 and max(first, second) <= 31


def _is_month(match: re.Match[str], before: str, after: str) -> bool:
    if not 1 <= int(match["m"]) <= 12:
        return False
    if "." in match[0]:
        return MONTH_WORDS.search(before) is not None
    return not is_counted(after)


def _is_day(match: re.Match[str], before: str, after: str) -> bool:
    """Tell the 14th of September from fourteen ninths: by the words around it, or as an improper fraction."""
    day, month = int(match["d"]), int(match["m"])
    if not (1 <= day <= 31 and 1 <= month <= 12) or read_percent(after) or read_scale(after)[1]:
        return False
    if match["sign"] != "/":
        return STRONG_DAY_WORDS.search(before) is not None
    if is_counted(after) and not STRONG_DAY_WORDS.search(before):
        return False
    return DAY_WORDS.search(before) is not None or (day > month and not is_measured(after))


def _is_idiom(match: re.Match[str], before: str, after: str) -> bool:
    return not is_counted(after)


def _is_time(match: re.Match[str], before: str, after: str) -> bool:
    return not re.search(r"t[ỷỉ] lệ\s*$", before)


def _is_hour(match: re.Match[str], before: str, after: str) -> bool:
    return DURATION_WORDS.search(before) is None and not before.endswith("/")


def _is_rank(match: re.Match[str], before: str, after: str) -> bool:
    return RANK_WORDS.search(before) is not None or RANKED.search(before) is not None


def _is_levels(match: re.Match[str], before: str, after: str) -> bool:
    return LEVEL_WORDS.search(before) is not None


def _always(match: re.Match[str], before: str, after: str) -> bool:
    return True


def _shape(kinds: Kind | tuple[Kind, ...], pattern: str, accepts: Callable[..., bool] = _always) -> Shape:
    return Shape(kinds if isinstance(kinds, tuple) else (kinds,), re.compile(pattern), accepts)


_FRACTION: Final = rf"({NUMBER}){_GAP}?/{_GAP}?({NUMBER})(?![\w/]|[.,]\d)"
SHAPES: Final = (
    # 0233.3550 382 · (0233) 3852 529 · +84 24 3943 6616 · 0911123456 · 1900 1075
    _shape("phone", rf"(?:0\d{{1,4}}|84)(?:[).-]{{0,2}}{_GAP}?\d{{2,8}}){{1,4}}(?![\d%]|[.,]\d)", _is_phone),
    _shape(
        "phone", rf"0\d{{8,10}}(?!\d)|1[89]00(?:[.-]|{_GAP})?\d{{2,4}}(?:[.-]|{_GAP})?\d{{2,4}}(?!\d|[.,]\d)"
    ),
    _shape("phone", rf"\d+(?:[).-]{{0,2}}{_GAP}?\d{{2,}})*(?!\d)", _is_named_phone),
    # 2443/QĐ-UBND · 93/2014/NQ-HĐND · 57-NQ/TW · 20/2023/QH15 · 48/KH UBND
    _shape(
        "document-number",
        rf"\d{{1,6}}[a-d]?(?:{_GAP}?/{_GAP}?{YEAR})?{_GAP}?[/-]{_GAP}?"
        r"(?=[A-ZĐƯ]{2,}\b|[A-ZĐƯ]+[A-Za-z]*[-/]|QH\d)"
        r"[A-ZĐƯa-z]+(?:[-/][A-ZĐƯ][A-ZĐƯa-z]*)*(?:\d+)?(?![%\d])",
    ),
    _shape("document-number", r"\d+(?:-\d+)?(?:\s?[:/]\s?\d{4}(?!\d))?", _is_document),
    # 17/2/2023 · 14-7-2022 · 2023-10-05
    _shape("date", rf"(?P<d>\d{{1,2}}){_GAP}?([/.-]){_GAP}?(?P<m>\d{{1,2}}){_GAP}?\2{_GAP}?{YEAR}", _is_date),
    _shape("date", r"(?P<d>\d{1,2})([/-])(?P<m>\d{1,2})\2\d\d(?![\d/%.,-])", _is_date),
    _shape("date", rf"{YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", _is_date),
    # 19h30 · 15:34 · 7h
    _shape("time", rf"(?:[01]?\d|2[0-4]){_GAP}?(?:h{_GAP}?|g|:)[0-5]\d(?::[0-5]\d)?(?![\d%])", _is_time),
    _shape("time", rf"(?:[01]?\d|2[0-4]){_GAP}?h(?!\w)", _is_hour),
    # 24/7
    _shape("label", r"24/(?:7|24)(?!\d|[/.,]\d)", _is_idiom),
    # 7/2022 · 5-2016 · 14/9
    _shape("date", rf"(?P<m>\d{{1,2}}){_GAP}?[/.-]{_GAP}?{YEAR}(?!/\d)", _is_month),
    _shape("date", r"(?P<d>\d{1,2})(?P<sign>[/.-])(?P<m>\d{1,2})(?![\d/%]|[.,]\d)", _is_day),
    # mức độ 3/4 and mức độ 3,4 are two levels
    _shape(("label", "label"), r"([1-4])[/,&-]([1-4])(?![\d%]|[.,]\d)", _is_levels),
    # năm học 2023/2024
    _shape(("date", "date"), r"((?:19|20)\d\d)/((?:19|20)\d\d)(?!\d)", _is_idiom),
    # 6/19 as a rank; 18/21
    _shape(("rank", "denominator"), _FRACTION, _is_rank),
    _shape(("numerator", "denominator"), _FRACTION),
    # two years that a comma joins
    _shape("date", r"(?:19|20)\d\d(?=,(?:19|20)\d\d(?!\d))"),
    _shape("figure", NUMBER),
)
