"""Reading one printed figure: its number, its sign, its scale words, its percent sign and its hedge.

`digits.py` reads the run of digits; here what stands around it is added: `-3,5%` is −3.5, "âm 2,1" is −2.1,
"1,3 triệu" is 1300000, and so are the compounds "1 tỷ 200 triệu" and the halves "2 tỷ rưỡi".

`mentions.py` finds the figures of a whole text and reads each with the functions here; `parse_printed` reads
a figure that stands alone, as in the `printed` column of the observations. Both use `Decimal`: nothing is
rounded.
"""

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Final

from scripts.reading.digits import NUMBER, read_number
from scripts.reading.lexicon import read_lexicon
from scripts.reading.qualifiers import Qualifier, find_qualifier
from scripts.shared.languages import Language

WORDS: Final = read_lexicon(__file__)
_GAP: Final = r"[ \t\xa0\u202f]"
_GAPS: Final = re.compile(rf"{_GAP}{{1,2}}")
_LETTER: Final = re.compile(r"[^\W\d]")
_NUMBER: Final = re.compile(NUMBER)
PERCENT: Final = re.compile(rf"{_GAP}{{0,3}}(?:%|{WORDS.any('percent')}\b)", re.IGNORECASE)
SCALES: Final[dict[str, int]] = WORDS["scales"]
SCALE: Final = re.compile(
    rf"{_GAP}{{0,3}}({WORDS.any('scales')})(?=đ?\b)(?!\s{{1,3}}{WORDS.any('no_scale')}\b)", re.IGNORECASE
)
HALF: Final = re.compile(rf"({_GAP}{WORDS.any('halved')})?{_GAP}{WORDS.any('half')}\b", re.IGNORECASE)
FRACTION: Final = re.compile(
    rf"({NUMBER})\s{{0,3}}(?:/|{WORDS.any('of')}\s)\s{{0,3}}({NUMBER})", re.IGNORECASE
)
ONLY_BASE: Final = re.compile(rf"\b{WORDS.any('of_many')}\s+$", re.IGNORECASE)
MINUS: Final = re.compile(rf"(?:(?:^|[\s(])[-–]|\u2212){_GAP}?$|\b{WORDS.any('negative')}\s$", re.IGNORECASE)
EXACT: Final = Context(prec=10**6)  # the usual one rounds what has more than 28 digits
_THOUSAND: Final = 1000
_MYRIAD: Final = 10_000
_MOST_PARTS: Final = 3
_AHEAD: Final = 40

Part = tuple[str, Decimal, int]
"""A number of a compound: its digits, its scale (1: none), where its digits end."""


@dataclass(frozen=True)
class Reading:
    """One figure as read: `95.22%` → value 95.22, percent; `1,3 triệu` → value 1.3, scaled_value 1300000.

    `denominator` is the "of how many" of a fraction or a rank (`40/40`), else None.
    """

    value: Decimal
    scaled_value: Decimal
    percent: bool
    qualifier: Qualifier
    qualifier_words: str
    denominator: Decimal | None


@dataclass(frozen=True)
class Amount:
    """A number with its scale words; `length` counts the characters of these (and of "rưỡi") behind it."""

    value: Decimal
    scale: Decimal
    length: int

    @property
    def scaled_value(self) -> Decimal:
        return self.value if self.scale == 1 else EXACT.multiply(self.value, self.scale)


def read_percent(after: str) -> int:
    """Return the length of the percent sign or words at the start of the text after a number, 0 if none."""
    match = PERCENT.match(after)
    return match.end() if match else 0


def read_scale(after: str) -> tuple[Decimal, int]:
    """Read the scale words after a number: their product and length (none: 1 and 0)."""
    factor, end = Decimal(1), 0
    for _ in range(_MOST_PARTS):
        match = SCALE.match(after, end)
        if match is None:
            break
        factor *= SCALES[match[1].lower()]
        end = match.end()
    return factor, end


def measure_scale(after: str) -> int:
    """Return the length of the scale words after a number, with the half that may follow: " tỷ rưỡi"."""
    length = read_scale(after)[1]
    half = HALF.match(after, length)
    return half.end() if half and length and not half[1] else length


def measure_number(text: str, start: int) -> int:
    """Return where the number that begins at a digit ends: of a compound, behind its last digits."""
    match = _NUMBER.match(text, start)
    if match is None:
        return start
    compound = read_compound(text, start)
    return compound[0] if compound else match.end()


def is_compound(printed: str) -> bool:
    """Say whether the numeral of a figure has scale words inside: `1 tỷ 200`."""
    return not printed.isdecimal() and _LETTER.search(printed) is not None


def read_compound(text: str, start: int) -> tuple[int, Decimal, Decimal] | None:
    """Read "1 tỷ 200 triệu", "2 nghìn 500 tỷ", "5 nghìn 300": where its digits end, its value and its scale.

    The value is in the scale of the first number (1.2 and a billion), or in that of the second where it is
    the scale of both (2500 and a billion). None if there is no compound.
    """
    parts = _find_parts(text, start)
    for size in range(len(parts), 1, -1):
        if amount := _add(parts[:size]):
            return parts[size - 1][2], *amount
    return None


def _find_parts(text: str, start: int) -> list[Part]:
    """Return the numbers that follow each other with nothing but scale words between them."""
    parts: list[Part] = []
    while len(parts) < _MOST_PARTS and (match := _NUMBER.match(text, start)):
        after = text[match.end() : match.end() + _AHEAD]
        scale, length = read_scale(after)
        if not read_percent(after):
            parts.append((match[0], scale, match.end()))
        gap = _GAPS.match(text, match.end() + length) if length else None
        if gap is None:
            break
        start = gap.end()
    return parts


def _add(parts: list[Part]) -> tuple[Decimal, Decimal] | None:
    """Return the value and the scale of a compound, None if its parts do not fit into each other."""
    values = [read_number(digits, scaled=scale > 1) for digits, scale, _ in parts]
    scales = [scale for _, scale, _ in parts]
    (first, *others), total = scales, Decimal(0)
    if any(value is None for value in values):
        return None
    if scales[-1] == 1 and not (scales[-2] == _THOUSAND and re.fullmatch(r"[1-9]\d\d", parts[-1][0])):
        return None
    if len(parts) == 2 and others[0] > first and first <= _MYRIAD:  # "2 nghìn 500 tỷ"
        low = values[1] or Decimal(0)
        high = EXACT.multiply(values[0] or Decimal(0), first)
        return (EXACT.add(high, low), others[0]) if low < first else None
    room = None
    for value, scale in zip(values, scales, strict=True):
        part = EXACT.multiply(value or Decimal(0), scale)
        if room is not None and not 0 < part < room:
            return None
        total, room = EXACT.add(total, part), scale
    return EXACT.divide(total, first), first


def read_amount(
    printed: str, after: str, language: Language = "vi", *, counted: bool = False, percent: bool = False
) -> Amount | None:
    """Read a number or compound and the scale words after it; None if its separators make no number."""
    compound = read_compound(printed + after[:_AHEAD], 0)
    _, length = scale = read_scale(after)
    if compound and compound[0] == len(printed):
        return Amount(compound[1], compound[2], length)
    if _NUMBER.fullmatch(printed) is None:
        return None
    value = read_number(printed, language, percent=percent, scaled=length > 0, counted=counted)
    half = HALF.match(after, length)
    if value is not None and half and (length or half[1]) and value == value.to_integral_value():
        return Amount(EXACT.add(value, Decimal("0.5")), scale[0], measure_scale(after))
    return None if value is None else Amount(value, *scale)


def parse_printed(printed: str, language: Language = "vi") -> Reading:
    """Read a figure that stands alone, as printed: `trên 70%`, `1,3 triệu`, `1.3 million` (en), `40/40`.

    The first number of the string is the figure; ValueError with one sentence if there is none to read. A
    number in words ("second out of 34") is none.
    """
    match = _NUMBER.search(printed)
    if match is None or ONLY_BASE.search(printed[: match.start()]):
        raise ValueError(f"{printed!r} holds no figure: print it with digits, as the source does")
    start, end = match.start(), measure_number(printed, match.start())
    before, digits, after = printed[:start], printed[start:end], printed[end:]
    percent = read_percent(after) > 0
    amount = read_amount(digits, after, language, percent=percent)
    if amount is None:
        raise ValueError(
            f"{digits!r} is not a number in {printed!r}: mend the thousands or decimal separators"
        )
    value, scaled = amount.value, amount.scaled_value
    if MINUS.search(before):
        value, scaled = value.copy_negate(), scaled.copy_negate()
    fraction = FRACTION.match(printed, start)
    denominator = read_number(fraction[2], language) if fraction else None
    hedged = MINUS.sub(" ", before)
    qualifier, words = find_qualifier(hedged, after[amount.length :], language, is_over=True)
    return Reading(value, scaled, percent, qualifier, words, denominator)
