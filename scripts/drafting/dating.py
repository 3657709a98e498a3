"""Which period a figure of a new text is for, and whether the text says so.

Reports date their figures by frames. A period that opens a paragraph ("Năm 2022, …") holds for the
paragraphs after it, until another opens one. A period inside a sentence holds for the figures after it in
that sentence; where no frame does, also for the rest of its paragraph. "Đến nay" is the moment of which the
whole text speaks: the end that its head states ("kết quả đến hết tháng 10 năm 2023"), the period that its
title reviews, the day of the event that it reports, the day of publication, or the year that it names most.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from scripts.contract.cells import Value
from scripts.drafting.passages import Passage
from scripts.reading.archive import iter_paragraphs
from scripts.reading.lexicon import read_lexicon
from scripts.reading.period_words import DAY, NOW, PeriodWords, find_periods
from scripts.shared.periods import period_bounds

Basis = Literal["stated", "inferred"]
HEAD: Final = 6  # paragraphs in which a text says what time it speaks of
HEADING: Final = 200  # characters of a heading, at most
WORDS: Final = read_lexicon(__file__)
OPENER: Final = re.compile(
    r"\s*(?:[-–+•*]\s*|\d{1,2}[.)]\s*)?(?:\([^)]{0,40}\)\s*[-–]?\s*)?"
    rf"(?:{WORDS.any('openers')},?\s+)?(?:{WORDS.any('before_periods')}\s+)*",
    re.IGNORECASE,
)
REVIEW: Final = re.compile(rf"\b{WORDS.any('reviews')}\b", re.IGNORECASE)
UNTIL: Final = re.compile(rf"\b{WORDS.any('ends')}\s+(?:ngày\s+)?$", re.IGNORECASE)
OWN_UNTIL: Final = re.compile(rf"{WORDS.any('own_ends')}\s", re.IGNORECASE)
EVENT: Final = re.compile(
    rf"(?:\([^)]{{0,40}}\)\s*[-–]?\s*)?(?:\w+\s+){{0,2}}?{WORDS.any('event_days')}\s+(?:ngày\s+)?{DAY}",
    re.IGNORECASE,
)
TRAILING: Final = re.compile(rf"\s*{WORDS.any('percent')}?(?: [^\W\d]+){{0,6}}[ (]*$")
LINK: Final = re.compile(rf"\b{WORDS.any('links')}\s*$")


@dataclass(frozen=True)
class Dated:
    """A period as in `time_period`, whether the text states it, and in a sentence how it was found."""

    period: str
    basis: Basis
    why: str


@dataclass(frozen=True)
class Calendar:
    """The words of a text that say when, the moment of its "đến nay", and the frame of each paragraph."""

    words: list[PeriodWords]
    moment: Dated
    frames: dict[int, Dated]  # by the offset of the paragraph


def read_calendar(text: str, source: Mapping[str, Value]) -> Calendar:
    """Read what time each part of a text speaks of; `source` is its row of sources.csv (title, issued)."""
    issued = str(source["issued"] or "")
    words = find_periods(text, int(issued[:4]) if issued else None)
    moment = _find_moment(text, words, str(source["title"] or ""), issued)
    frames: dict[int, Dated] = {}
    frame: Dated | None = None
    for start, _ in iter_paragraphs(text):
        opening = next((item for item in words if item.start >= start), None)
        if opening and OPENER.fullmatch(text[start : opening.start]):
            frame = _resolve(opening, moment)
            if _is_same_end(frame, moment):
                frame = moment
        if frame is not None:
            frames[start] = frame
    return Calendar(words, moment, frames)


def date_figure(calendar: Calendar, passage: Passage) -> Dated:
    """Return the period of a figure by what stands around it."""
    offset, (start, _), (sentence, _) = passage.mention.offset, passage.paragraph, passage.sentence
    before = [words for words in calendar.words if start <= words.start < offset]
    frame = calendar.frames.get(start)
    if before and (before[-1].start >= sentence or frame is None):
        return _resolve(before[-1], calendar.moment)
    trailing = _find_trailing(calendar, passage)
    if trailing is not None:
        return _resolve(trailing, calendar.moment)
    first, last = passage.heading or (0, 0)
    headed = [words for words in calendar.words if first <= words.start < last]
    return _resolve(headed[-1], calendar.moment) if headed else frame or calendar.moment


def is_after(period: str, moment: str) -> bool:
    """Say whether a period ends after another: what is printed for it cannot be a result."""
    return period_bounds(period)[1] > period_bounds(moment)[1]


def _find_trailing(calendar: Calendar, passage: Passage) -> PeriodWords | None:
    """Return the period right behind a figure: "đạt 60% năm 2022", "100% số xã vào năm 2025"."""
    last = passage.mention.offset + len(passage.mention.printed)
    for words in calendar.words:
        if last <= words.start < last + len(passage.own_after) and words.period != NOW:
            between = LINK.sub("", passage.own_after[: words.start - last])
            return words if TRAILING.fullmatch(between) else None
    return None


def _resolve(words: PeriodWords, moment: Dated) -> Dated:
    if words.period == NOW:
        return moment
    return Dated(words.period, "stated", "")


def _is_same_end(frame: Dated, moment: Dated) -> bool:
    """Say whether a frame runs up to the moment that the text's head states: its figures stand as of then."""
    return moment.basis == "stated" and period_bounds(frame.period)[1] == period_bounds(moment.period)[1]


def _find_moment(text: str, words: list[PeriodWords], title: str, issued: str) -> Dated:
    """Return the moment of which a text speaks: the first of `MOMENTS` that finds one."""
    head = _find_head(text)
    candidates = (find(text[:head], words, title, issued) for find in MOMENTS)
    found = next((moment for moment in candidates if moment is not None), None)
    if found is not None:
        return found
    years = Counter(re.findall(r"(?<![\d.,])(?:19|20)\d\d(?![\d%]|[.,]\d)", text))
    if not years:
        return Dated("", "inferred", "The text names no period: find it.")
    year = max(years, key=lambda year: (years[year], year))
    return Dated(year, "inferred", "The text has no date: the year that it names most is taken.")


def _find_head(text: str) -> int:
    """Return where the first paragraphs of a text end."""
    return [end for _, end in iter_paragraphs(text)][:HEAD][-1] if text.strip() else 0


def _find_stated_end(head: str, words: list[PeriodWords], title: str, issued: str) -> Dated | None:
    for item in words:
        opening = head[: item.start] + _get_until(head, item)
        if item.end <= len(head) and item.period != NOW and UNTIL.search(opening):
            return Dated(item.period, "stated", "")
    return None


def _get_until(head: str, item: PeriodWords) -> str:
    """Return the "đến hết" that belongs to the words of a period themselves, as in "đến hết tháng 9"."""
    match = OWN_UNTIL.match(head[item.start : item.end])
    return match[0] if match else ""


def _find_reviewed(head: str, words: list[PeriodWords], title: str, issued: str) -> Dated | None:
    """Read a title or heading like "Đánh giá kết quả … năm 2022"."""
    for line in (title, *(line for line in head.split("\n") if len(line) <= HEADING)):
        found = [item for item in find_periods(line, None) if item.period != NOW]
        is_over = found and (not issued or not is_after(found[-1].period, issued))
        if found and is_over and REVIEW.search(line[: found[-1].start]) and _is_heading(line):
            why = "The title names the period: check that the figure is for it."
            return Dated(found[-1].period, "stated", why)
    return None


def _is_heading(line: str) -> bool:
    return not line.strip().endswith((".", "…", ";"))


def _find_event(head: str, words: list[PeriodWords], title: str, issued: str) -> Dated | None:
    for line in head.split("\n"):
        match = EVENT.match(line.strip())
        year = (match["y"] or issued[:4]) if match else ""
        if match and year and 1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31:
            day = f"{year}-{int(match['m']):02}-{int(match['d']):02}"
            return Dated(day, "inferred", "The day of the event that the text reports is taken.")
    return None


def _find_issued(head: str, words: list[PeriodWords], title: str, issued: str) -> Dated | None:
    return Dated(issued, "inferred", "The day of publication is taken.") if issued else None


MomentFinder = Callable[[str, list[PeriodWords], str, str], Dated | None]
MOMENTS: Final[tuple[MomentFinder, ...]] = (_find_stated_end, _find_reviewed, _find_event, _find_issued)
