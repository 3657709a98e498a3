"""The period that stands beside one figure ("năm 2022", "by October 23, 2025"), as a witness.

`period_words.py` dates the figures of a whole Vietnamese text; here a few words were copied from a page, in
any of the sources' languages, and what matters is whether they can mean a stored period. A word may mean
several: "9 tháng đầu năm 2024" is nine months, or their end, September.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from scripts.reading.lexicon import read_lexicon
from scripts.reading.period_words import NOW, find_periods
from scripts.shared.periods import period_bounds

WORDS: Final = read_lexicon(__file__)
MONTHS: Final[dict[str, int]] = {name.lower(): number for name, number in WORDS["months"].items()}
_YEAR: Final = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_MONTH: Final = rf"(?P<m>{'|'.join(MONTHS)})"
_DAY: Final = r"(?P<d>\d{1,2})"
YEAR: Final = len("2022")
ENDS: Final = re.compile(rf"\b{WORDS.any('ends')}", re.IGNORECASE)
SINCE: Final = re.compile(rf"\s*{WORDS.any('sinces')}\b", re.IGNORECASE)
PUBLISHED: Final = re.compile(rf"\b{WORDS.any('published')}\b", re.IGNORECASE)
CODE: Final = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:[SQ][1-4]|\d{2}(?:-\d{2})?)(?![\d])")
SPAN: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)\d\d)(?!\d)")
LONE_YEAR: Final = re.compile(rf"(?<!\d){_YEAR}")
# in order: what an earlier one has read, a later one does not see
PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<h1>{WORDS.any('first_halves')})(?: {_YEAR})?",
        rf"\b(?P<h2>{WORDS.any('second_halves')})(?: {_YEAR})?",
        rf"\b{WORDS.any('first_months')} (?P<n>\d{{1,2}}) {WORDS.any('months_of')} {_YEAR}",
        rf"\b{_MONTH}\.? {_DAY},? {_YEAR}",
        rf"\b{_DAY} {_MONTH},? {_YEAR}",
        rf"\b{_MONTH} {_DAY}(?!\d)",
        rf"\b{_MONTH}(?:,? \(?{_YEAR})?",
        rf"(?<!\d){_DAY}\s?[/.-]\s?(?P<o>\d{{1,2}})(?:\s?[/.-]\s?{_YEAR})?(?![\d/%])",
        rf"(?<![\d/])(?P<o>\d{{1,2}})\s?[/.-]\s?{_YEAR}",
        rf"\b{WORDS.any('month_words')} (?P<o>\d{{1,2}})(?!\d)(?:(?:\s?[/-]\s?| năm ){_YEAR})?",
    )
)


@lru_cache(maxsize=20_000)
def read_printed_periods(printed: str, year: int | None) -> frozenset[str]:
    """Return the periods that words beside a figure name, as in `time_period`; none where they name none.

    `year` is the year in which the source was issued, of which words without a year speak.
    """
    if PUBLISHED.search(printed):
        return frozenset()
    found = {code for code in CODE.findall(printed) if _is_period(code)}
    rest = CODE.sub(" ", printed)
    found |= {
        item.period for item in find_periods(rest, year) if item.period != NOW and _is_period(item.period)
    }
    found |= {
        f"{first}-01-01/P{int(last) - int(first) + 1}Y" for first, last in SPAN.findall(rest) if last > first
    }
    rest = SPAN.sub(" ", rest)
    years = [int(match["y"]) for match in LONE_YEAR.finditer(printed)]
    own = years[-1] if years else year
    for pattern in PATTERNS:
        found |= {period for match in pattern.finditer(rest) if (period := _read(match, own))}
        rest = pattern.sub(" ", rest)
    found |= {match["y"] for match in LONE_YEAR.finditer(rest)}
    parts = {period[:YEAR] for period in found if len(period) > YEAR}
    return frozenset(found - parts)


@lru_cache(maxsize=20_000)
def list_exact(printed: str, year: int | None) -> frozenset[str]:
    """Return the stored periods that words can stand for exactly: the ones that they name, and their ends."""
    exact: set[str] = set()
    for period in read_printed_periods(printed, year):
        last = period_bounds(period)[1]
        exact.add(period)
        if len(period) > YEAR and not period.endswith("Y"):
            exact.add(f"{last:%Y-%m}")
            exact |= _list_like(period)
        if len(period) == YEAR and ENDS.search(printed):
            exact.add(f"{period}-12")
    return frozenset(exact)


def measure_span(printed: str, year: int | None) -> int:
    """Return the days of the shortest period that words name; 0 if they name none."""
    bounds = map(period_bounds, read_printed_periods(printed, year))
    return min(((last - first).days + 1 for first, last in bounds), default=0)


def can_mean(printed: str, period: str, year: int | None) -> bool:
    """Say whether words beside a figure can mean a period: they name none, or one with a day in common."""
    named = read_printed_periods(printed, year)
    first, last = period_bounds(period)
    is_open = SINCE.match(printed) is not None
    return not named or any(
        (first <= end or is_open) and start <= last for start, end in map(period_bounds, named)
    )


def _list_like(period: str) -> set[str]:
    """Return the other ways in which a stretch of months from January is stored."""
    first, last = period_bounds(period)
    if (first.month, first.day) != (1, 1) or first.year != last.year:
        return set()
    return {f"{first:%Y}-01-01/P{last.month}M"} | ({f"{first:%Y}-S1"} if last.month == 6 else set())


def _read(match: re.Match[str], year: int | None) -> str | None:
    """Return the period that a pattern found."""
    named = match.groupdict()
    own = int(named["y"]) if named.get("y") else year
    if own is None:
        return None
    if named.get("h1") or named.get("h2"):
        return f"{own}-S{1 if named.get('h1') else 2}"
    if named.get("n"):
        return f"{own}-01-01/P{int(named['n'])}M"
    month = MONTHS[named["m"].lower()] if named.get("m") else int(named["o"])
    period = f"{own}-{month:02}" + (f"-{int(named['d']):02}" if named.get("d") else "")
    return period if _is_period(period) else None


def _is_period(period: str) -> bool:
    try:
        return period_bounds(period)[1] > date.min
    except ValueError:
        return False
