"""How numbers, figures and periods read in Vietnamese (`1.126`, `54,9 %`) and in English (`1,126`, `54.9%`).

Pure functions. The words of hedges and units come from the data package; here stands only what grammar and
typography add: separators, the space before %, the names of months.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from scripts.shared.languages import Language
from scripts.shared.periods import period_bounds

NARROW_SPACE = "\u202f"
MINUS = "\u2212"
QUARTERS = {"vi": ("I", "II", "III", "IV"), "en": ("first", "second", "third", "fourth")}
COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
STATUS_WORDS = {"E": {"vi": "ước", "en": "an estimated"}, "P": {"vi": "sơ bộ", "en": "provisionally"}}
"""What stands before a figure that is not final (SDMX observation status); a final one (A) has no word."""


def format_number(value: float, language: Language, decimals: int = 7) -> str:
    """Write a number with all its digits; where it has more than `decimals`, rounded (half up) to so many."""
    number = Decimal(str(value)).normalize()
    places = min(decimals, max(0, -int(number.as_tuple().exponent)))
    number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    digits = f"{abs(number):,f}"
    if language == "vi":
        digits = digits.translate(str.maketrans(",.", ".,"))
    return MINUS + digits if number < 0 else digits


def format_value(value: float, symbol: str, language: Language, decimals: int = 7) -> str:
    """Write a number with the symbol of its unit: `54,9 %` and `54.9%`, `18,1 km` and `18.1 km`, `1.126`."""
    space = "" if not symbol else " "
    if symbol == "%":
        space = NARROW_SPACE if language == "vi" else ""
    return f"{format_number(value, language, decimals)}{space}{symbol}"


def format_fraction(value: float, denominator: float, language: Language, decimals: int = 7) -> str:
    """Write a rank or a fraction: `26/63` and `26 of 63`."""
    between = "/" if language == "vi" else " of "
    return between.join(format_number(number, language, decimals) for number in (value, denominator))


def format_figure(
    value: float,
    language: Language,
    *,
    decimals: int = 7,
    denominator: float | None = None,
    symbol: str = "",
    hedge: str = "",
    status: str = "A",
) -> str:
    """Write a figure as a reader sees it: `ước trên 98 %`, `nearly 1,400`, `26/63`.

    `symbol` and `hedge` are words of the language; `status` is an SDMX code. The denominator of a figure that
    has a symbol (94 % of 216) is not part of it.
    """
    if denominator is not None and not symbol:
        figure = format_fraction(value, denominator, language, decimals)
    else:
        figure = format_value(value, symbol, language, decimals)
    words = (STATUS_WORDS.get(status, {}).get(language, ""), hedge, figure)
    return " ".join(word for word in words if word)


def find_hedge(qualifier: str, status: str, labels: Mapping[str, str]) -> str:
    """Return the words of a qualifier, from its labels; an estimate is about so much by itself."""
    return "" if (qualifier, status) == ("about", "E") else labels[qualifier]


def format_date(text: str, language: Language) -> str:
    """Write a date as exactly as it is known (year, month or day): `21/2/2023`, `21 February 2023`."""
    year, *parts = (int(part) for part in text.split("-"))
    if language == "vi":
        return "/".join(str(part) for part in (*reversed(parts), year))
    months, days = [MONTHS[month - 1] for month in parts[:1]], [str(day) for day in parts[1:]]
    return " ".join([*days, *months, str(year)])


def format_period(time_period: str, language: Language) -> str:
    """Name a period: `2022-H1` → `6 tháng đầu năm 2022`, `first half of 2022`; ValueError if it is none.

    Equal stretches of time have one name, however they are written, except a quarter, which `-Q` alone names.
    """
    start, end = period_bounds(time_period)
    after = end + timedelta(days=1)
    if start == end:
        day = format_date(start.isoformat(), language)
        return f"ngày {day}" if language == "vi" else day
    if "-Q" in time_period:
        quarter = QUARTERS[language][start.month // 3]
        return f"quý {quarter}/{start.year}" if language == "vi" else f"{quarter} quarter of {start.year}"
    if (start.day, after.day) != (1, 1):
        return _format_span(start.isoformat(), end.isoformat(), language, "ngày")
    months = (after.year - start.year) * 12 + after.month - start.month
    return _format_months(start, end, months, language)


def _format_months(start: date, end: date, months: int, language: Language) -> str:
    """Name a stretch of whole months."""
    year = start.year
    if months % 12 == 0 and start.month == 1:
        name = f"năm {year}" if language == "vi" else f"{year}"
        return name if months == 12 else f"{year}–{end.year}"
    if months == 1:
        month = format_date(f"{start:%Y-%m}", language)
        return f"tháng {month}" if language == "vi" else month
    if year == end.year and (start.month == 1 or end.month == 12):
        return _format_part_of_year(year, months, language, is_first=start.month == 1)
    return _format_span(f"{start:%Y-%m}", f"{end:%Y-%m}", language, "tháng")


def _format_part_of_year(year: int, months: int, language: Language, *, is_first: bool) -> str:
    """Name the months that open or close a year."""
    if language == "vi":
        return f"{months} tháng {'đầu' if is_first else 'cuối'} năm {year}"
    if months == 6:
        return f"{'first' if is_first else 'second'} half of {year}"
    return f"{'first' if is_first else 'last'} {COUNTS[months - 1]} months of {year}"


def _format_span(start: str, end: str, language: Language, unit: str) -> str:
    """Name a stretch by its two ends."""
    first, last = format_date(start, language), format_date(end, language)
    return f"từ {unit} {first} đến {unit} {last}" if language == "vi" else f"{first} to {last}"
