"""What a plain number of a text is, by the words around it: a figure, or a label, rank, date, counter …

`find_tokens` is the whole of it: the tokens by shape, each plain number given its kind by the first rule of
`RULES` that fits, then numbers that hang together made alike (`joins.py`).
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from scripts.reading.digits import read_number
from scripts.reading.endings import Ending
from scripts.reading.grids import Grids
from scripts.reading.joins import join
from scripts.reading.lexicon import read_lexicon
from scripts.reading.markings import (
    Place,
    is_base,
    is_footnote,
    is_numbering,
    is_slogan,
    is_street,
)
from scripts.reading.numerals import is_compound, read_percent, read_scale
from scripts.reading.shapes import Kind, Token, find_shapes, get_line
from scripts.reading.surroundings import RANK_WORDS
from scripts.reading.units import COUNT, MEASURE, is_counted

WORDS: Final = read_lexicon(__file__)
STRONG_LABEL_WORDS: Final = Ending(
    rf"(?:\b{WORDS.any('labels')}|{WORDS.any('labels_glued')})\s*"
    rf"|(?:{WORDS.any('addresses')}|\b{WORDS.any('addresses_short')})\b[^\d\n]{{0,40}}"
)
WEAK_LABEL_WORDS: Final = Ending(
    rf"\b{WORDS.any('weak_labels')}(?: số)?\s*|\b{WORDS.not_after('no_numbering')}số\s*"
)
CALENDAR_WORDS: Final = Ending(rf"\b{WORDS.not_after('no_calendar')}({WORDS.any('calendar')})\s*")
HOUR_WORDS: Final = Ending(rf"\b{WORDS.any('before_hours')}\s*|\bgiờ\s*")
HOUR: Final = re.compile(rf"\s*giờ(?:\s*\d|\s+{WORDS.any('after_hours')})", re.IGNORECASE)
WEEKDAY: Final = Ending(rf"\b{WORDS.not_after('no_weekday')}thứ\s*")
AFTER_WEEKDAY: Final = re.compile(
    r"\s*(?:,\s*(?:ngày\s*)?\d|h[àằ]ng tuần|đến thứ|[-–]\s*thứ|đến chủ nhật)", re.IGNORECASE
)
COUNTER_WORDS: Final = Ending(rf"{WORDS.any('counters')}\s*:?\s*")
AFTER_COUNTER: Final = re.compile(rf"\s*{WORDS.any('after_counters')}?\s*$", re.IGNORECASE)
VIEW_COUNTER: Final = Ending(rf"{WORDS.any('view_counters')}\s*:\s*")


def is_attached(place: Place) -> bool:
    """Say whether letters that are not a unit touch the digits: `IPv6`, `H1N1`, `4G`, `Covid-19`."""
    if re.search(r"[^\W\d_]$|\d[a-zA-Z]+$", place.before):
        return True
    if re.search(r"[^\W\d_]-$", place.before) and place.is_whole and not read_percent(place.after):
        return True
    return bool(re.match(r"[^\W\d_]", place.after)) and not (
        MEASURE.match(place.after) or COUNT.match(place.after) or read_scale(place.after)[1]
    )


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
    if place.is_between(1, 31) and re.match(r"\s+tháng\s+\d{1,2}(?!\d|\s\d{3})", place.after):
        return True
    if match := CALENDAR_WORDS.search(place.before):
        is_within = place.is_between(*WORDS["calendar"][match[1].lower()])
        return is_within and (len(place.printed) == 4 or not is_counted(place.after))
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
    ("label", is_footnote),
    ("label", is_attached),
    ("label", is_base),
    ("figure", is_quantity),
    ("label", is_slogan),
    ("label", is_numbering),
    ("label", is_section),
    ("counter", is_counter),
    ("date", is_weekday),
    ("rank", is_rank),
    ("time", is_hour),
    ("label", is_street),
    ("date", is_calendar),
    ("label", is_label),
)


def find_tokens(text: str, grids: Grids) -> list[Token]:
    """Return every numeral of an NFC text with its kind, in order; `grids` are the tables of the text."""
    tokens = [_classify(text, token, grids) for token in find_shapes(text)]
    for index in range(1, len(tokens)):
        tokens[index - 1 : index + 1] = join(text, tokens[index - 1], tokens[index])
    return tokens


def _classify(text: str, token: Token, grids: Grids) -> Token:
    if token.kind != "figure":
        return token
    if grids.find(token.start).ordinal:
        return replace(token, kind="label")
    printed = text[token.start : token.end]
    if is_compound(printed):
        return token
    return replace(token, kind=_find_kind(Place(printed, *get_line(text, token.start, token.end))))


@lru_cache(maxsize=4096)
def _find_kind(place: Place) -> Kind:
    return next((kind for kind, fits in RULES if fits(place)), "figure")
