"""Periods as Vietnamese prints them: "6 tháng đầu năm 2022" → `2022-S1`, "quý III/2023" → `2023-Q3`.

Found are the words that can date a figure, not every date: a day counts only as the end of a period ("đến
ngày 30/6/2023") or as the day of an event that opens a paragraph, because the day of a decision dates no
figure. Not found are periods that a figure is compared with ("so với cùng kỳ năm 2021") and those inside the
name of a plan or programme ("Kế hoạch Chuyển đổi số của tỉnh năm 2023").
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from scripts.reading.lexicon import read_lexicon

NOW: Final = "now"  # "đến nay": up to the moment of which the text speaks


@dataclass(frozen=True)
class PeriodWords:
    """Words from `start` to `end` of a text that say when: `period` as in `time_period`, or `NOW`."""

    start: int
    end: int
    period: str


WORDS: Final = read_lexicon(__file__)
_YEAR: Final = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_NUMBER: Final = rf"\d{{1,2}}|{WORDS.any('numbers')}"
_QUARTER: Final = r"(?:IV|III|II|I|[1-4])(?![\w])"
_QUARTERS: Final = {"I": 1, "II": 2, "III": 3, "IV": 4}
_UNTIL: Final = WORDS.any("until")

COMPARED: Final = re.compile(
    rf"(?:{WORDS.any('compared')}|{WORDS.any('times')} [\d,]+ lần)(?: [^\W\d]+){{0,3}}\s*$|\btừ\s*$",
    re.IGNORECASE,
)
NAMED: Final = re.compile(rf"\b{WORDS.any('plans')}\b[^.;,:…]{{0,90}}$", re.IGNORECASE)


def find_periods(text: str, year: int | None) -> list[PeriodWords]:
    """Return the periods that an NFC text prints, in order, none inside another.

    `year` is that of words which leave it out before any year has been printed; None: they are left out.
    """
    found: list[PeriodWords] = []
    for match, read in _iter_matches(text):
        printed = match.groupdict().get("y")
        last = int(printed) if printed else year
        period = read(match, last) if last is not None else None
        if period is not None and not _is_spurious(text, match.start(), period):
            found.append(PeriodWords(*match.span(), period))
            year = year if period == NOW else int(period[:4])
    return found


def _iter_matches(text: str) -> Iterator[tuple[re.Match[str], "Reader"]]:
    """Yield the matches of all patterns by their place; of those that overlap, the first pattern's."""
    taken: list[tuple[int, int, re.Match[str], Reader]] = []  # in order, none over another
    for pattern, read in PATTERNS:
        for match in pattern.finditer(text):
            index = bisect_left(taken, match.start(), key=lambda item: item[0])
            is_clear = index == 0 or taken[index - 1][1] <= match.start()
            if is_clear and (index == len(taken) or match.end() <= taken[index][0]):
                taken.insert(index, (*match.span(), match, read))
    yield from ((match, read) for _, _, match, read in taken)


def _is_spurious(text: str, start: int, period: str) -> bool:
    """Say whether the words only compare, or belong to the name of a plan."""
    before = text[max(0, start - 110) : start].rpartition("\n")[2]
    return COMPARED.search(before) is not None or (period != NOW and NAMED.search(before) is not None)


def _read_months(match: re.Match[str], year: int) -> str | None:
    """Read "6 tháng đầu năm", "9 tháng đầu năm", "6 tháng cuối năm", "6T/2025"."""
    word = match["n"].lower()
    months = int(word) if word.isdecimal() else WORDS["numbers"][word]
    is_last = match.groupdict().get("side", "").lower() == "cuối"
    if months == 6:
        return f"{year}-S{2 if is_last else 1}"
    if months == 3:
        return f"{year}-Q{4 if is_last else 1}"
    if not 1 <= months <= 12:
        return None
    return f"{year}-{13 - months if is_last else 1:02}-01/P{months}M"


def _read_quarters(match: re.Match[str], year: int) -> str:
    """Read "quý III/2023", and "quý I và quý II" as a half."""
    signs = (match["q"].upper(), (match["r"] or "0").upper())
    first, second = (_QUARTERS.get(sign) or int(sign) for sign in signs)
    if (first, second) in ((1, 2), (3, 4)):
        return f"{year}-S{second // 2}"
    return f"{year}-Q{first}"


def _read_span(match: re.Match[str], year: int) -> str | None:
    years = int(match["z"]) - year + 1
    return f"{year}-01-01/P{years}Y" if years > 1 else None


def _read_day(match: re.Match[str], year: int) -> str | None:
    day, month = int(match["d"]), int(match["m"])
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _read_month(match: re.Match[str], year: int) -> str | None:
    month = int(match["m"])
    return f"{year}-{month:02}" if 1 <= month <= 12 else None


def _read_year(match: re.Match[str], year: int) -> str:
    return str(year)


def _read_now(match: re.Match[str], year: int) -> str:
    return NOW


def _skip(match: re.Match[str], year: int) -> None:
    """Skip words that look like a period but date no figure."""


Reader = Callable[[re.Match[str], int], str | None]
_TO: Final = r"\s?[/.-]\s?"
DAY: Final = rf"(?P<d>\d{{1,2}})(?:{_TO}|\s+tháng\s+)(?P<m>\d{{1,2}})(?:(?:{_TO}|\s+năm\s+){_YEAR})?"
_AND_QUARTER: Final = rf"(?:\s*(?:,|và|-|–)\s*(?:quý\s+)?(?P<r>{_QUARTER}))?"
_OF_YEAR: Final = rf"(?:\s*/\s*|\s+năm\s+){_YEAR}"
_THROUGH: Final = r"\s*(?:[-–—]|đến(?: năm)?)\s*"
# in order: where matches overlap, that of the first pattern counts
PATTERNS: Final[tuple[tuple[re.Pattern[str], Reader], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"\b(?P<n>{_NUMBER})\s+tháng\s+(?P<side>đầu|cuối)\s+năm(?:\s+{_YEAR})?", _read_months),
        (rf"(?<![\w/.,])(?P<n>\d{{1,2}})T\s?[/.-]?\s?{_YEAR}", _read_months),
        (rf"\bquý\s+(?P<q>{_QUARTER}){_AND_QUARTER}(?:{_OF_YEAR})?", _read_quarters),
        (rf"\b{WORDS.any('spans')}\s+{_YEAR}{_THROUGH}(?P<z>20\d\d)(?!\d)", _read_span),
        (rf"\b{WORDS.any('other_years')}\s+{_YEAR}\s*[-–/]\s*20\d\d", _skip),
        (rf"\b{_UNTIL}(?:\s+ngày)?\s+{DAY}(?![\d/%]|[.,]\d)", _read_day),
        (rf"\bngày\s+{DAY}(?![\d/%])", _skip),
        (rf"(?<!ngày )(?<!\d/)(?<!\d )\btháng\s+(?P<m>\d{{1,2}})(?:\s*/\s*|\s+năm\s+|-){_YEAR}", _read_month),
        (rf"\b(?:{_UNTIL}|{WORDS.any('before_months')})\s+tháng\s+(?P<m>\d{{1,2}})(?![\d/%])", _read_month),
        (rf"\bnăm\s+{_YEAR}(?!\s*[-–]\s*20\d\d)", _read_year),
        (rf"\b{WORDS.any('to_now')}|\b{WORDS.any('now')}|\bhiện(?=,)", _read_now),
    )
)  # fmt: skip
