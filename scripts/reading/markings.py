"""Numbers that mark and count nothing: of lists and notes, in slogans and streets, bases of rates."""

import re
from dataclasses import dataclass
from typing import Final

from scripts.reading.endings import Ending
from scripts.reading.lexicon import read_lexicon
from scripts.reading.numerals import read_percent, read_scale
from scripts.reading.surroundings import BULLET
from scripts.reading.units import is_counted, is_measured


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
ITEM: Final = re.compile(r"(?:^|[:;.,])\s*$")
QUOTED: Final = re.compile(r"[“\"'‘]\s*$")
SLOGAN: Final = re.compile(rf"\s{WORDS.any('slogans')}\b", re.IGNORECASE)
WEAK_SLOGAN: Final = re.compile(
    rf"\s{WORDS.any('weak_slogans')}\b(?=\s*(?:[”\"'’.,;:)]|$)|\s(?:và\s)?\d|\s+{WORDS.any('after_slogans')}\b)",
    re.IGNORECASE,
)
SLOGAN_WORDS: Final = Ending(rf"\b{WORDS.any('before_slogans')}\s*")
STREET_MONTH: Final = Ending(rf"\b{WORDS.any('streets')}\b[^\d\n,;.]{{0,25}}\btháng\s")
BASE: Final = re.compile(r"[^\W\d]\s?/\s?$")
BASES: Final = frozenset({"1", "10", "100", "1.000", "1000", "10.000", "10000", "100.000", "100000"})


def is_numbering(place: Place) -> bool:
    """Say whether it numbers a line (`1. Mục tiêu`, `2)`, `(3)`) or an item within one (`; 2) …`)."""
    is_start = BULLET.match(place.before.removesuffix("(")) is not None
    if is_start and re.match(r"(?:[.)]|\.\))\s*(?:[“\"]?[^\W\d]|$)", place.after):
        return not place.is_between(1900, 2099)
    is_short = place.is_between(0, 99) and re.match(r"\)\s*[“\"]?[^\W\d]", place.after) is not None
    return is_short and ITEM.search(place.before.removesuffix("(")) is not None


def is_footnote(place: Place) -> bool:
    """Say whether it leads to a note: `hồ sơ [1]`, `95,2%(2)`, `dân số(3)`."""
    if not place.is_between(0, 99):
        return False
    if re.search(r"%$", place.before):
        return read_percent(place.after) == 0
    if place.before.endswith("[") and place.after.startswith("]"):
        return True
    return bool(re.search(r"[\w%”\"]\($", place.before) and place.after.startswith(")"))


def is_base(place: Place) -> bool:
    """Say whether it is the base of a rate: the 100 of "thuê bao/100 dân", the 1 of "bác sĩ/1 vạn dân"."""
    if place.printed not in BASES or BASE.search(place.before) is None:
        return False
    after = place.after[read_scale(place.after)[1] :]
    return is_counted(after) or is_measured(after)


def is_street(place: Place) -> bool:
    """Say whether it is the month in a street's name: "đường Cách Mạng Tháng 8"."""
    return place.is_between(1, 12) and STREET_MONTH.search(place.before) is not None


def is_slogan(place: Place) -> bool:
    """Say whether it belongs to a slogan: "4 tại chỗ", "mô hình 5 không", "“3 có, 4 cùng”"."""
    if not place.is_between(2, 12):
        return False
    if SLOGAN.match(place.after):
        return True
    if WEAK_SLOGAN.match(place.after) is None:
        return False
    is_said = SLOGAN_WORDS.search(place.before) or QUOTED.search(place.before)
    return bool(is_said or re.search(r"\d\s\w+[,\s]+(?:và\s)?$", place.before))
