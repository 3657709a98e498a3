"""Reading one printed figure: its number format, its scale word, its percent sign and its hedge.

Vietnamese prints `1.126` for 1126 and `54,9` for 54.9, but its news mixes the conventions: `95.22%` stands
beside `16.000`, and `900,000` beside both. So a single separator with three digits after it is decided by
what follows: a percent is never in the thousands, a scale word takes a decimal, a counted noun takes a whole
number.

`mentions.py` finds the figures of a whole text and reads each with the functions here; `parse_printed` reads
a figure that stands alone, as in the `printed` column of the observations. Both use `Decimal`: nothing is
rounded.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from scripts.reading.lexicon import read_lexicon
from scripts.reading.qualifiers import Qualifier, find_qualifier
from scripts.shared.languages import MANNERS
from scripts.shared.languages import Language as Language

NUMBER = r"\d+(?:[.,]\d+)*"
WORDS = read_lexicon(__file__)
PERCENT = re.compile(rf"\s*(?:%|{WORDS.any('percent')}\b)", re.IGNORECASE)
SCALES: dict[str, int] = WORDS["scales"]
SCALE = re.compile(rf"\s*({WORDS.any('scales')})(?=đ?\b)(?!\s+{WORDS.any('no_scale')}\b)", re.IGNORECASE)
FRACTION = re.compile(rf"({NUMBER})\s*(?:/|of|trên tổng số|out of)\s*({NUMBER})")


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


def read_number(
    digits: str,
    language: Language = "vi",
    *,
    percent: bool = False,
    scaled: bool = False,
    counted: bool = False,
) -> Decimal | None:
    """Read a run of digits with its separators; None if the separators make no number (`1.2.1`, `10.0.0.1`).

    `percent`, `scaled` and `counted` say what follows: a percent sign, a scale word, a counted noun.
    """
    groups = re.split(r"[.,]", digits)
    signs = re.findall(r"[.,]", digits)
    if not signs:
        return Decimal(digits)
    if len(signs) == 1:
        is_grouped = is_thousands(groups, signs[0], language, percent=percent, scaled=scaled, counted=counted)
        return Decimal("".join(groups) if is_grouped else ".".join(groups))
    if len(set(signs)) == 1:
        return Decimal("".join(groups)) if is_well_grouped(groups) else None
    # 1.234,5 and 1,234.5: the last sign is decimal
    if len(set(signs[:-1])) == 1 and is_well_grouped(groups[:-1]):
        return Decimal("".join(groups[:-1]) + "." + groups[-1])
    return None


def is_well_grouped(groups: list[str]) -> bool:
    """Say whether the groups are those of a number in the thousands: 1 to 3 digits, then threes."""
    first, *others = groups
    return len(first) <= 3 and not first.startswith("0") and all(len(group) == 3 for group in others)


def is_thousands(
    groups: list[str], sign: str, language: Language, *, percent: bool, scaled: bool, counted: bool
) -> bool:
    """Say whether the one separator of a number groups thousands; it marks decimals otherwise."""
    if not is_well_grouped(groups) or percent:
        return False
    if sign == MANNERS[language].thousands:
        return True
    # the other language's sign: nobody prints three decimals that are all zero, nor 1,126 of a procedure
    return groups[1] == "000" or (counted and not scaled)


def read_percent(after: str) -> int:
    """Return the length of the percent sign or words at the start of the text after a number, 0 if none."""
    match = PERCENT.match(after)
    return match.end() if match else 0


def read_scale(after: str) -> tuple[Decimal, int]:
    """Read the scale words after a number: their product and length (none: 1 and 0)."""
    factor, end = Decimal(1), 0
    while match := SCALE.match(after, end):
        factor *= SCALES[match[1].lower()]
        end = match.end()
    return factor, end


def format_decimal(number: Decimal | None) -> str:
    """Format a number without exponent, thousands separators, trailing zeros; None as the empty string."""
    if number is None:
        return ""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def parse_printed(printed: str, language: Language = "vi") -> Reading:
    """Read a figure that stands alone, as printed: `trên 70%`, `1,3 triệu`, `1.3 million` (en), `40/40`.

    The first number of the string is the figure; ValueError with one sentence if there is none to read.
    """
    match = re.search(NUMBER, printed)
    if match is None:
        raise ValueError(f"{printed!r} holds no figure: print it with digits, as the source does")
    before, after = printed[: match.start()], printed[match.end() :]
    percent = read_percent(after) > 0
    scale, length = read_scale(after)
    value = read_number(match[0], language, percent=percent, scaled=length > 0)
    if value is None:
        raise ValueError(
            f"{match[0]!r} is not a number in {printed!r}: mend the thousands or decimal separators"
        )
    fraction = FRACTION.match(printed, match.start())
    denominator = read_number(fraction[2], language) if fraction else None
    qualifier, words = find_qualifier(before, after[length:], language, is_over=True)
    return Reading(value, value * scale, percent, qualifier, words, denominator)
