"""What a plain number of a text is, by the words around it: a figure, or a label, rank, date, counter …

`find_tokens` is the whole of it: the tokens by shape, each plain number given its kind by the first rule of
`RULES` that fits, then numbers that belong together (ranges `10-15%`, lists "mức độ 3, 4", "năm 2021,
2022") given one kind.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from scripts.reading.lexicon import read_lexicon
from scripts.reading.numerals import read_number, read_percent, read_scale
from scripts.reading.shapes import RANK_WORDS, YEAR, Kind, Token, find_shapes, get_line
from scripts.reading.units import COUNT, MEASURE, is_counted


@dataclass(frozen=True)
class Place:
    """A plain number with what stands before and after it on its line."""

    printed: str
    before: str
    after: str

    @property
    def is_whole(self) -> bool:
        """Say whether the number has no separators."""
        return self.printed.isdecimal()

    def is_between(self, low: int, high: int) -> bool:
        """Say whether the number has no separators and lies within the bounds, these included."""
        return self.is_whole and len(self.printed) <= 4 and low <= int(self.printed) <= high


WORDS: Final = read_lexicon(__file__)
STRONG_LABEL_WORDS: Final = re.compile(
    rf"(?:\b{WORDS.any('labels')}|{WORDS.any('labels_glued')})\s*$"
    rf"|(?:{WORDS.any('addresses')}|\b{WORDS.any('addresses_short')})\b[^\d\n]{{0,40}}$",
    re.IGNORECASE,
)
WEAK_LABEL_WORDS: Final = re.compile(
    rf"\b{WORDS.any('weak_labels')}(?: số)?\s*$|{WORDS.not_after('no_numbering')}\bsố\s*$", re.IGNORECASE
)
CALENDAR_WORDS: Final = re.compile(
    rf"{WORDS.not_after('no_calendar')}\b({WORDS.any('calendar')})\s*$", re.IGNORECASE
)
HOUR_WORDS: Final = re.compile(rf"\b{WORDS.any('before_hours')}\s*$|\bgiờ\s*$", re.IGNORECASE)
HOUR: Final = re.compile(rf"\s*giờ(?:\s*\d|\s+{WORDS.any('after_hours')})", re.IGNORECASE)
WEEKDAY: Final = re.compile(rf"{WORDS.not_after('no_weekday')}\bthứ\s*$", re.IGNORECASE)
AFTER_WEEKDAY: Final = re.compile(
    r"\s*(?:,\s*(?:ngày\s*)?\d|h[àằ]ng tuần|đến thứ|[-–]\s*thứ|đến chủ nhật)", re.IGNORECASE
)
COUNTER_WORDS: Final = re.compile(rf"{WORDS.any('counters')}\s*:?\s*$", re.IGNORECASE)
AFTER_COUNTER: Final = re.compile(rf"\s*{WORDS.any('after_counters')}?\s*$", re.IGNORECASE)
VIEW_COUNTER: Final = re.compile(rf"{WORDS.any('view_counters')}\s*:\s*$", re.IGNORECASE)
BULLET: Final = re.compile(r"^[\s\-–+•*]*$")


def is_attached(place: Place) -> bool:
    """Say whether letters that are not a unit touch the digits: `IPv6`, `H1N1`, `4G`, `Covid-19`."""
    if re.search(r"[^\W\d_]$|\d[a-zA-Z]+$", place.before):
        return True
    if re.search(r"[^\W\d_]-$", place.before) and place.is_whole and not read_percent(place.after):
        return True
    return bool(re.match(r"[^\W\d_]", place.after)) and not (
        MEASURE.match(place.after) or COUNT.match(place.after) or read_scale(place.after)[1]
    )


def is_numbering(place: Place) -> bool:
    """Say whether it numbers a line: `1. Mục tiêu`, `2)`, `1.1. …`."""
    return bool(BULLET.match(place.before) and re.match(r"(?:[.)]|\.\))\s*(?:[^\W\d]|$)", place.after))


def is_quantity(place: Place) -> bool:
    """Say whether a percent sign or a scale word follows, which no label has."""
    return read_percent(place.after) > 0 or read_scale(place.after)[1] > 0


def is_section(place: Place) -> bool:
    """Say whether the separators do not make a number: `1.2.1`, `192.168.1.1`."""
    return read_number(place.printed) is None


def is_label(place: Place) -> bool:
    """Say whether the word before names what is numbered: "Đề án 06", "giai đoạn 2", "công nghiệp 4.0"."""
    is_short = place.is_between(0, 9999) or re.fullmatch(r"\d{1,2}\.\d", place.printed) is not None
    if not is_short or is_counted(place.after):
        return False
    if STRONG_LABEL_WORDS.search(place.before):
        return True
    if WEAK_LABEL_WORDS.search(place.before) and not MEASURE.match(place.after) and len(place.printed) < 4:
        return True
    return bool(re.fullmatch(r"\d\.0", place.printed)) and not MEASURE.match(place.after)


def is_weekday(place: Place) -> bool:
    """Say whether it is a day of the week: "Thứ 6, 14/7", "thứ 2 đến thứ 6"."""
    return place.is_between(2, 7) and bool(
        WEEKDAY.search(place.before)
        and (AFTER_WEEKDAY.match(place.after) or re.search(r"(?:đến|-) thứ\s*$", place.before))
    )


def is_rank(place: Place) -> bool:
    """Say whether it is a rank: "xếp thứ 26", "vị trí thứ 5", "top 10"."""
    return place.is_between(1, 999) and RANK_WORDS.search(place.before) is not None


def is_calendar(place: Place) -> bool:
    """Say whether it is (part of) a date: "năm 2022", "ngày 10", "05 tháng 6", or a year on its own."""
    if not place.is_whole:
        return False
    if place.is_between(1, 31) and re.match(r"\s+tháng\s+\d{1,2}(?!\d)", place.after):
        return True
    if match := CALENDAR_WORDS.search(place.before):
        return place.is_between(*WORDS["calendar"][match[1].lower()]) and not is_counted(place.after)
    is_alone = not is_counted(place.after) and not MEASURE.match(place.after)
    return place.is_between(1900, 2099) and (is_alone or re.match(r"\s+[A-ZĐ]\w", place.after) is not None)


def is_hour(place: Place) -> bool:
    """Say whether it is a time of day: "lúc 15 giờ", "19 giờ 30 phút"."""
    if not place.is_between(0, 59):
        return False
    if re.search(r"\d\s*giờ\s*$", place.before):
        return True
    return bool(
        HOUR.match(place.after) or (HOUR_WORDS.search(place.before) and re.match(r"\s*giờ\b", place.after))
    )


def is_counter(place: Place) -> bool:
    """Say whether it is page furniture: "Hôm nay: 2743", "Tổng lượt truy cập: 3.315.068", "166 Go top"."""
    if AFTER_COUNTER.match(place.after) is None or len(place.before) > 80:
        return VIEW_COUNTER.search(place.before) is not None
    if COUNTER_WORDS.search(place.before):
        return True
    return not place.before.strip() and bool(place.after.strip())


# the first rule that fits gives the kind; a rule without a kind keeps the figure a figure
RULES: Final[tuple[tuple[Kind, Callable[[Place], bool]], ...]] = (
    ("label", is_attached),
    ("figure", is_quantity),
    ("label", is_numbering),
    ("label", is_section),
    ("counter", is_counter),
    ("date", is_weekday),
    ("rank", is_rank),
    ("time", is_hour),
    ("date", is_calendar),
    ("label", is_label),
)
JOINED: Final = re.compile(r"\s*(?:,|-|–|/|&|;|và|đến|hoặc)\s*(?:thứ\s+|hạng\s+)?", re.IGNORECASE)
RANGED: Final = re.compile(rf"\s*{WORDS.any('units_in_ranges')}?\s*(?:-|–|—|÷|~)\s*", re.IGNORECASE)
HEDGED: Final = rf"(?:{WORDS.any('hedges_in_ranges')}\s+)?"
RANGED_BY_WORDS: Final = re.compile(rf"[^\d.,;:()\n]{{0,24}}?\s*\b(?:đến|tới)\s+{HEDGED}", re.IGNORECASE)
OPENED: Final = re.compile(rf"\btừ\s+{HEDGED}$")
SCALE_IN_RANGE: Final = re.compile(rf"\b{WORDS.any('scales_in_ranges')}\b")


def find_tokens(text: str) -> list[Token]:
    """Return every numeral of an NFC text with its kind, in order."""
    tokens = [_classify(text, token) for token in find_shapes(text)]
    for index in range(1, len(tokens)):
        tokens[index - 1 : index + 1] = _join(text, tokens[index - 1], tokens[index])
    return tokens


def _classify(text: str, token: Token) -> Token:
    if token.kind != "figure":
        return token
    place = Place(text[token.start : token.end], *get_line(text, token.start, token.end))
    return replace(token, kind=next((kind for kind, fits in RULES if fits(place)), "figure"))


def _join(text: str, first: Token, second: Token) -> tuple[Token, Token]:
    """Give two neighbours their kinds as ends of a range, or as items of a list of labels, ranks or dates."""
    between = text[first.end : second.start]
    if first.kind == second.kind == "figure" and _is_range(text, first, second, between):
        return replace(first, kind="range-low"), replace(second, kind="range-high")
    if first.kind == "phone" and second.kind == "figure" and re.fullmatch(r"\s*[-–/;]\s*", between):
        return first, replace(second, kind="phone")
    if first.kind == "figure" and second.kind == "date" and re.fullmatch(r"\s*[-–]\s*", between):
        return replace(first, kind="date"), second
    is_listed = first.kind in ("label", "rank", "date") and second.kind == "figure"
    if is_listed and JOINED.fullmatch(between) and _continues(text, first, second):
        return first, replace(second, kind=first.kind)
    return first, second


def _is_range(text: str, first: Token, second: Token, between: str) -> bool:
    """Say whether two figures are the ends of a range: the lower, a dash or "đến", the higher."""
    low, high = (read_number(text[token.start : token.end]) for token in (first, second))
    if low is None or high is None:
        return False
    unscaled = SCALE_IN_RANGE.sub("", between)
    if RANGED.fullmatch(unscaled) or re.fullmatch(r"\s*(?:đến|tới)\s+", unscaled):
        return low < high or unscaled != between
    is_opened = OPENED.search(text[max(0, first.start - 20) : first.start]) is not None
    return is_opened and RANGED_BY_WORDS.fullmatch(between) is not None


def _continues(text: str, first: Token, second: Token) -> bool:
    """Say whether the second number continues a list: slightly above the first, with no noun or unit."""
    printed = (text[first.start : first.end], text[second.start : second.end])
    after = text[second.end : second.end + 40]
    if not all(digits.isdecimal() for digits in printed) or read_percent(after) or read_scale(after)[1]:
        return False
    if first.kind == "date" and re.match(rf"\s+năm\s+{YEAR}", after):  # "tháng 7, 8 năm 2023"
        after = ""
    is_close = max(map(len, printed)) <= 4 and 0 < int(printed[1]) - int(printed[0]) <= 5
    return is_close and not is_counted(after) and not MEASURE.match(after)
