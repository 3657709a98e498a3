"""The numerals of a text that shape or neighbouring words identify: one `Token` each, in the text's order.

A shape is a pattern tried where a digit begins, with a test of what stands before and after. The first shape
of `SHAPES` that fits takes its digits; what none takes is a plain number, which `kinds.py` looks at
again in its context. So each digit of a text comes to lie in exactly one token, whatever the text.

No pattern repeats without a bound inside another repeat, and each is tried once a numeral: reading takes time
in proportion to the text, whatever the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from scripts.reading import surroundings as around
from scripts.reading.digits import SPACED, UNSPACED
from scripts.reading.numerals import read_compound
from scripts.reading.urls import Addresses

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


Span = tuple[int, int, Kind]
WINDOW: Final = 120
AHEAD: Final = 2 * WINDOW
YEAR: Final = r"(?:19|20)\d\d(?!\d)"
_GAP: Final = r"[ \t\xa0\u202f]"
_DIGIT: Final = re.compile(r"\d")
_PLAIN_NUMBER: Final = re.compile(UNSPACED)
_DIGITS: Final = re.compile(r"\d+")
_CELL_END: Final = re.compile(r"[\n\t|]")


def find_shapes(text: str) -> Iterator[Token]:
    """Yield the tokens of an NFC text; a plain number comes with the kind `figure`."""
    addresses, position = Addresses(text), 0
    while digit := _DIGIT.search(text, position):
        start = digit.start()
        if start in addresses:
            tokens = [Token(start, _match_at(_DIGITS, text, start).end(), "label")]
        else:
            tokens = [Token(start + first, start + end, kind) for first, end, kind in _find_at(text, start)]
        yield from tokens
        position = tokens[-1].end


def get_line(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands on the same line before a place and in the same cell after it, a window of each."""
    before = text[max(0, start - WINDOW) : start].rpartition("\n")[2]
    after = text[end : end + WINDOW]
    stop = _CELL_END.search(after)
    return before, after[: stop.start()] if stop else after


def _match_at(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str]:
    match = pattern.match(text, start)
    assert match is not None  # it is asked for where a digit stands
    return match


def _find_at(text: str, start: int) -> tuple[Span, ...]:
    """Return the spans, counted from `start`, of the one or two numerals that begin with a digit there."""
    plain = _match_at(_PLAIN_NUMBER, text, start)
    if plain.end() - start > WINDOW:
        return ((0, plain.end() - start, "figure"),)
    before = text[max(0, start - WINDOW) : start].rpartition("\n")[2]
    return _match_shape(before, text[start : start + AHEAD])


@lru_cache(maxsize=4096)
def _match_shape(before: str, ahead: str) -> tuple[Span, ...]:
    """Return the spans of the first shape that fits where `ahead` begins: one, or two for a fraction."""
    if compound := read_compound(ahead, 0):
        return ((0, compound[0], "figure"),)
    for shape in SHAPES:
        match = shape.pattern.match(ahead)
        if match and shape.accepts(match, before, get_line(ahead, 0, match.end())[1]):
            groups = range(1, len(shape.kinds) + 1) if len(shape.kinds) > 1 else (0,)
            return tuple(
                (match.start(group), _trim(match, group), kind)
                for group, kind in zip(groups, shape.kinds, strict=True)
            )
    raise AssertionError(f"no shape takes {ahead!r}")  # the last shape takes any digits


def _trim(match: re.Match[str], group: int) -> int:
    """Return the end of a group's last digit."""
    return match.start(group) + max(digits.end() for digits in _DIGITS.finditer(match[group]))


def _always(match: re.Match[str], before: str, after: str) -> bool:
    return True


def _shape(kinds: Kind | tuple[Kind, ...], pattern: str, accepts: Callable[..., bool] = _always) -> Shape:
    return Shape(kinds if isinstance(kinds, tuple) else (kinds,), re.compile(pattern), accepts)


_PLAIN: Final = rf"({UNSPACED})"
_SLASH: Final = rf"{_GAP}?/{_GAP}?"
_END: Final = r"(?![\w/]|[.,]\d)"
_SPACED_FRACTION: Final = rf"({UNSPACED}|{SPACED}){_SLASH}({SPACED}){_END}"
_NOUN: Final = rf"(?:{_GAP}[^\W\d]{{1,12}}){{0,3}}?"
_AMONG: Final = rf"{_NOUN}{_GAP}(?:trong|trên){_GAP}(?:tổng{_GAP})?số|{_GAP}(?:trong|trên)"
_MEMBERS: Final = rf"({SPACED}|{UNSPACED})(?:{_AMONG}){_GAP}({UNSPACED})(?![\w/%]|[.,]\d)"
SHAPES: Final = (
    # mã bưu chính 48000 · MST 0100109106-001
    _shape("label", r"\d{2,20}(?:[.-]\d{2,4}){0,3}(?!\d)", around.is_code),
    # 900/1 126; 1 126 000
    _shape(("numerator", "denominator"), _SPACED_FRACTION, around.is_spaced_fraction),
    _shape("figure", SPACED, around.is_grouped),
    # 0233.3550 382 · (0233) 3852 529 · +84 24 3943 6616 · 0911123456 · 1900 1075
    _shape(
        "phone",
        rf"(?:0\d{{1,4}}|84)(?:[).-]{{0,2}}{_GAP}?\d{{2,8}}+){{1,4}}+(?![\d%]|[.,]\d)",
        around.is_phone,
    ),
    _shape(
        "phone", rf"0\d{{8,10}}(?!\d)|1[89]00(?:[.-]|{_GAP})?\d{{2,4}}(?:[.-]|{_GAP})?\d{{2,4}}(?!\d|[.,]\d)"
    ),
    _shape("phone", rf"\d{{1,13}}+(?:[).-]{{0,2}}{_GAP}?\d{{2,13}}+){{0,5}}(?!\d)", around.is_named_phone),
    # 1/ Mục tiêu · 2- Giải pháp
    _shape("label", rf"\d{{1,2}}(?=[/-]{_GAP}[^\W\d])", around.is_item),
    # 2443/QĐ-UBND · 93/2014/NQ-HĐND · 57-NQ/TW · 20/2023/QH15 · 48/KH UBND
    _shape(
        "document-number",
        rf"\d{{1,6}}[a-d]?(?:{_GAP}?/{_GAP}?{YEAR})?{_GAP}?[/-]{_GAP}?"
        r"(?=[A-ZĐƯ]{2,20}\b|[A-ZĐƯ]{1,20}[A-Za-z]{0,20}[-/]|QH\d)"
        r"[A-ZĐƯa-z]{1,40}+(?:[-/][A-ZĐƯ][A-ZĐƯa-z]{0,20}+){0,6}(?:\d{1,6})?(?![%\d])",
    ),
    _shape(
        "document-number",
        rf"\d{{1,20}}(?!\d)(?:-\d{{1,20}}(?!\d))?(?:{_GAP}?[:/]{_GAP}?\d{{4}}(?!\d))?",
        around.is_document,
    ),
    # đường 30/4 · phố 2 tháng 9
    _shape("label", r"(?P<d>\d{1,2})[/-](?P<m>\d{1,2})(?![\d/%]|[.,]\d)", around.is_street),
    _shape(
        ("label", "label"), rf"(?P<d>\d{{1,2}}){_GAP}(?i:tháng){_GAP}(?P<m>\d{{1,2}})(?!\d)", around.is_street
    ),
    # 17/2/2023 · 14-7-2022 · 2023-10-05
    _shape(
        "date",
        rf"(?P<d>\d{{1,2}}){_GAP}?([/.-]){_GAP}?(?P<m>\d{{1,2}}){_GAP}?\2{_GAP}?{YEAR}",
        around.is_date,
    ),
    _shape("date", r"(?P<d>\d{1,2})([/-])(?P<m>\d{1,2})\2\d\d(?![\d/%.,-])", around.is_date),
    _shape("date", rf"{YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", around.is_date),
    # 6T/2025 · 9T đầu năm
    _shape("date", rf"(?:[1-9]|1[0-2])T(?:{_GAP}?[/.-]{_GAP}?)?{YEAR}"),
    _shape("date", rf"(?:[1-9]|1[0-2])(?=T{_GAP}(?:đầu|cuối|năm)\b)"),
    # 19h30 · 15:34 · 7h
    _shape(
        "time", rf"(?:[01]?\d|2[0-4]){_GAP}?(?:h{_GAP}?|g|:)[0-5]\d(?::[0-5]\d)?(?![\d%])", around.is_time
    ),
    _shape("time", rf"(?:[01]?\d|2[0-4]){_GAP}?h(?!\w)", around.is_hour),
    # 24/7
    _shape("label", r"24/(?:7|24)(?!\d|[/.,]\d)", around.is_idiom),
    # 7/2022 · 5-2016 · 14/9
    _shape("date", rf"(?P<m>\d{{1,2}}){_GAP}?[/.-]{_GAP}?{YEAR}(?!/\d)", around.is_month),
    _shape("date", r"(?P<d>\d{1,2})(?P<sign>[/.-])(?P<m>\d{1,2})(?![\d/%]|[.,]\d)", around.is_day),
    # mức độ 3/4 and mức độ 3,4 are two levels
    _shape(("label", "label"), r"([1-4])[/,&-]([1-4])(?![\d%]|[.,]\d)", around.is_levels),
    # năm học 2023/2024
    _shape(("date", "date"), r"((?:19|20)\d\d)/((?:19|20)\d\d)(?!\d)", around.is_idiom),
    # 6/19 as a rank; 18/21
    _shape(("rank", "denominator"), rf"{_PLAIN}{_SLASH}{_PLAIN}{_END}", around.is_rank),
    _shape(("numerator", "denominator"), rf"{_PLAIN}{_SLASH}{_PLAIN}{_END}"),
    # thứ 6 trong 19 tỉnh; 8 trong số 12 xã
    _shape(("rank", "denominator"), _MEMBERS, around.is_ranked_part),
    _shape(("numerator", "denominator"), _MEMBERS, around.is_part),
    # two years that a comma joins
    _shape("date", r"(?:19|20)\d\d(?=,(?:19|20)\d\d(?!\d))"),
    _shape("figure", UNSPACED),
)
