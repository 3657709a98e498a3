"""A run of digits with its separators: which of them group thousands, which marks decimals.

Vietnamese prints `1.126` for 1126 and `54,9` for 54.9, but its news mixes the conventions: `95.22%` stands
beside `16.000`, and `900,000` beside both. So a single separator with three digits after it is decided by
what follows: a percent is never in the thousands, a scale word takes a decimal, a counted noun takes a whole
number. A space, a no-break space and a narrow one (U+202F) group thousands only: `1 126 000`.
"""

import re
from decimal import Decimal
from typing import Final

from scripts.shared.languages import MANNERS, Language

SPACES: Final = " \xa0\u202f"
_GROUPS: Final = "|".join(rf"(?:{space}\d{{3}}){{1,5}}" for space in SPACES)
SPACED: Final = rf"[1-9]\d{{0,2}}(?:{_GROUPS})(?!\d)(?:[.,]\d+)?"
UNSPACED: Final = r"\d+(?:[.,]\d+)*"
NUMBER: Final = rf"(?:{SPACED}|{UNSPACED})"
_NUMBER: Final = re.compile(NUMBER)
_SPACE: Final = re.compile(rf"[{SPACES}]")


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
    if _NUMBER.fullmatch(digits) is None:
        return None
    whole = _SPACE.sub("", digits)
    groups, signs = re.split(r"[.,]", whole), re.findall(r"[.,]", whole)
    if not signs:
        return Decimal(whole)
    if len(signs) == 1:
        is_grouped = whole == digits and is_thousands(
            groups, signs[0], language, percent=percent, scaled=scaled, counted=counted
        )
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


def format_decimal(number: Decimal | None) -> str:
    """Format a number without exponent, thousands separators, trailing zeros; None as the empty string."""
    if number is None:
        return ""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
