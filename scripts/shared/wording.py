"""How numbers, figures and periods read in Vietnamese (`1.126`, `54,9%`) and in English (`1,126`, `54.9%`).

The words of hedges and units come from the data package, those of dates and periods from
``site/words/periods.toml``, the signs of typography from `languages.MANNERS`. Pure functions of these.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from scripts.shared.languages import MANNERS, Language
from scripts.shared.periods import period_bounds
from scripts.shared.surfaces import read_surface

MINUS = "\u2212"
SEPARATORS = {
    name: str.maketrans(",.", manner.thousands + manner.decimal) for name, manner in MANNERS.items()
}
PERIODS = read_surface("periods")


def format_number(value: float, language: Language, decimals: int = 7) -> str:
    """Format a number with all its digits; one that has more than `decimals` is rounded to them, half up."""
    written = str(value).removesuffix(".0")
    places = len(written.partition(".")[2])
    if places > decimals or "e" in written:
        return _format_decimal(Decimal(written), language, decimals)
    shape = ",d" if isinstance(value, int) else f",.{places}f"
    digits = f"{abs(value):{shape}}".translate(SEPARATORS[language])  # as many as it has: nothing is rounded
    return MINUS + digits if value < 0 else digits


def _format_decimal(number: Decimal, language: Language, decimals: int) -> str:
    """Format a number that must be rounded, or of which Python writes a power of ten."""
    number = number.normalize()
    places = min(decimals, max(0, -int(number.as_tuple().exponent)))
    number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    digits = f"{abs(number):,f}".translate(SEPARATORS[language])
    return MINUS + digits if number < 0 else digits


def format_value(value: float, symbol: str, language: Language, decimals: int = 7) -> str:
    """Format a number with the symbol of its unit: `54,9%` and `54.9%`, `18,1 km` and `18.1 km`, `1.126`."""
    space = "" if symbol in ("%", "") else " "
    return f"{format_number(value, language, decimals)}{space}{symbol}"


def format_fraction(value: float, denominator: float, language: Language, decimals: int = 7) -> str:
    """Format a rank or a fraction: `26/63` and `26 of 63`."""
    part, whole = (format_number(number, language, decimals) for number in (value, denominator))
    return _say("fraction", language, value=part, of=whole)


def format_ordinal(number: int, language: Language) -> str:
    """Format a place: `7` in Vietnamese, which says "hạng" or "thứ" before it, `7th`, `22nd` in English."""
    digits = format_number(number, language)
    if language == "vi":
        return digits
    teen = number % 100 in (11, 12, 13)
    return digits + ("th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th"))


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
    """Format a figure as a reader sees it: `ước trên 98%`, `nearly 1,400`, `26/63`.

    `symbol` and `hedge` are words of the language; `status` is an SDMX code, of which a final figure (A) has
    no word. The denominator of a figure that has a symbol (94% of 216) is not part of it.
    """
    if denominator is not None and not symbol:
        figure = format_fraction(value, denominator, language, decimals)
    else:
        figure = format_value(value, symbol, language, decimals)
    said = "" if status == "A" else _say(f"status_{status}", language)
    return " ".join(word for word in (said, hedge, figure) if word)


def find_hedge(qualifier: str, status: str, labels: Mapping[str, str]) -> str:
    """Return the words of a qualifier, from its labels; an estimate needs no “about”."""
    return "" if (qualifier, status) == ("about", "E") else labels[qualifier]


def format_date(text: str, language: Language) -> str:
    """Format a date as exactly as it is known (year, month or day): `21/2/2023`, `21 February 2023`."""
    year, month, day, *_ = (*(int(part) for part in text.split("-")), 0, 0)
    name = _say(f"month_{month}", language) if month else ""
    key = "date_day" if day else "date_month" if month else "date_year"
    return _say(key, language, year=year, month=month, month_name=name, day=day)


def format_period(time_period: str, language: Language) -> str:
    """Name a period: `2022-S1` → `6 tháng đầu năm 2022`, `first half of 2022`; ValueError if it has none.

    Equal stretches of time have one name, however they are written, except a quarter, which `-Q` alone names.
    """
    start, end = period_bounds(time_period)
    after = end + timedelta(days=1)
    if start == end:
        return _say("period_day", language, date=format_date(start.isoformat(), language))
    if "-Q" in time_period:
        quarter = _say(f"quarter_{start.month // 3 + 1}", language)
        return _say("period_quarter", language, quarter=quarter, year=start.year)
    if (start.day, after.day) != (1, 1):
        return _format_span("span_of_days", start.isoformat(), end.isoformat(), language)
    months = (after.year - start.year) * 12 + after.month - start.month
    return _format_months(start, end, months, language)


def _format_months(start: date, end: date, months: int, language: Language) -> str:
    """Name a stretch of whole months."""
    if months % 12 == 0 and start.month == 1:
        key = "period_year" if months == 12 else "period_years"
        return _say(key, language, year=start.year, last_year=end.year)
    if months == 1:
        return _say("period_month", language, date=format_date(f"{start:%Y-%m}", language))
    if start.year == end.year and (start.month == 1 or end.month == 12):
        side = "first" if start.month == 1 else "last"
        if months == 6:
            return _say(f"{side}_half", language, year=start.year)
        return _say(f"{side}_months", language, months=_say(f"months_{months}", language), year=start.year)
    return _format_span("span_of_months", f"{start:%Y-%m}", f"{end:%Y-%m}", language)


def _format_span(key: str, start: str, end: str, language: Language) -> str:
    """Name a stretch by its two ends."""
    return _say(key, language, first=format_date(start, language), last=format_date(end, language))


def _say(key: str, language: Language, **values: object) -> str:
    """Return a string of the periods' words with its values in place; numbers stand as plain digits."""
    return PERIODS[key][language].format(**values)
