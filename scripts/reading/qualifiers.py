"""Hedges: the words that say how exactly a printed figure is meant, in Vietnamese and English.

A hedge stands directly before its figure ("ước đạt trên 98%"); of several, the one nearest to the figure
decides, and all of them are kept as printed. Few stand after it ("từ 80% trở lên"), and one may stand earlier
in the clause ("ước tính tỷ trọng … đạt 9,03%"). "Trên" means over, or on: `is_meant_over` decides from what
is counted.
"""

import re
from decimal import Decimal
from typing import Final, Literal

from scripts.reading.units import is_measured

Qualifier = Literal["exact", "about", "at-least", "more-than", "nearly", "at-most", "less-than"]

# words that may stand between a hedge and its figure: "tối thiểu đạt 20%", "vượt mốc 1 triệu"
_LINK: Final = r"(?:\s+(?:là|đạt|có|từ|được|đến|tới|mức|mốc|ngưỡng|con số|trong))*"
_MARK: Final = r"(?:\s+(?:mức|mốc|ngưỡng|con số))?"
# "cao hơn 5 điểm" is a difference of five, not more than five
_COMPARED: Final = "cao|thấp|nhiều|ít|nhanh|chậm|tốt|kém|sớm|dài|ngắn|rộng|mạnh|nặng|xa|rẻ"
_NOT_COMPARED: Final = "".join(rf"(?<!\b{word} )" for word in _COMPARED.split("|"))
# in order: the first that ends where the figure begins is the hedge
_BEFORE_VI: Final[tuple[tuple[Qualifier, str], ...]] = (
    ("at-most", r"không(?: [^\W\d]+){1,3}? quá" + _MARK),
    ("at-most", r"(?:không|chưa) (?:vượt quá|vượt|quá|trên|hơn)" + _MARK),
    ("at-most", r"(?:không (?:nhiều|cao|lớn) hơn|tối đa|nhiều nhất|≤)" + _LINK),
    ("at-least", r"(?:không (?:dưới|(?:ít|thấp|nhỏ) hơn|kém)|tối thiểu|ít nhất|≥)" + _LINK),
    ("less-than", r"(?:(?:chưa|không) (?:đến|tới|đầy)|chưa (?:được|đạt)|dưới|nhỏ hơn|<)" + _MARK),
    ("more-than", r"(?:vượt(?: qua| trên| hơn| quá)?)" + _LINK),
    ("more-than", rf"(?:lớn hơn|{_NOT_COMPARED}hơn|quá|>)" + _MARK),
    ("more-than", r"trên" + _MARK),
    ("nearly", r"(?:gần(?: như| tới| đến| bằng| đạt)?|suýt soát|ngót(?: nghét)?|sát)" + _LINK),
    ("about", r"(?:khoảng(?: chừng)?|xấp xỉ|chừng|tầm|cỡ|ước(?: tính)?(?: đạt)?|[~≈])" + _LINK),
)
_BEFORE_EN: Final[tuple[tuple[Qualifier, str], ...]] = (
    ("at-most", r"(?:no more than|not more than|at most|up to|a maximum of|≤)"),
    ("at-least", r"(?:no less than|no fewer than|not less than|at least|a minimum of|≥)"),
    ("less-than", r"(?:less than|fewer than|under|below|<)"),
    ("more-than", r"(?:more than|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|in excess of|>)"),
    ("nearly", r"(?:nearly|almost|close to)"),
    ("about", r"(?:about|around|approximately|approx\.?|roughly|some|an? estimated|estimated at|~|≈)"),
)
HEDGES: Final = {
    language: tuple(
        (qualifier, re.compile(rf"(?:(?<=\W)|^)(?:{pattern})[\s(]*$", re.IGNORECASE))
        for qualifier, pattern in hedges
    )
    for language, hedges in (("vi", _BEFORE_VI), ("en", _BEFORE_EN))
}
_AFTER: Final[tuple[tuple[Qualifier, re.Pattern[str]], ...]] = (
    (
        "at-least",
        re.compile(r"(?:\s*%)?(?:\s+[^\W\d]+){0,4}?\s+(trở lên|or (?:more|higher)|and above)\b", re.I),
    ),
    ("at-most", re.compile(r"(?:\s*%)?(?:\s+[^\W\d]+){0,4}?\s+(trở xuống|or less)\b", re.I)),
)
# "ước" opens an estimate when it is not a part of "mơ ước", "điều ước", "quy ước", "hương ước", "công ước"
ESTIMATED: Final = re.compile(
    r"(?<!mơ )(?<!điều )(?<!quy )(?<!hương )(?<!công )\b(ước(?: tính| đạt| thực hiện)?)\b(?:[^\d,;.:()]|"
    r"năm \d{4}|tháng \d+)*?"
    r"\b(?:đạt|chiếm|là|bằng|khoảng|tăng|giảm)\s+$",
    re.IGNORECASE,
)
# exceeding a plan by so much is exact: "vượt 15% kế hoạch", "vượt 2 bậc"
EXCEEDED: Final = re.compile(
    r"\s*%?(?:\s+[^\W\d]+){0,2}?\s*(?:so với|kế hoạch|chỉ tiêu|dự toán|mục tiêu|bậc|hạng|tiêu chí)\b",
    re.IGNORECASE,
)
WINDOW: Final = 120
FEW: Final = 12
OPENERS: Final = re.compile(
    r"\b(?:đạt|có|với|được|là|chiếm|ước|cho|tới|đến|lên|hút|gồm|tăng|giảm|còn|cấp|nhận|quyết|lý|lập|hiện)\s+"
    r"(?:trên|dưới)\s+$",
    re.IGNORECASE,
)
_BASES: Final = (100, 1000, 10_000, 100_000)
_BASE: Final = re.compile(r"\s*(?:người dân|dân)\b", re.IGNORECASE)
_PLACE: Final = re.compile(
    r"\s*(?:xã|phường|thị trấn|huyện|tỉnh|thôn|đơn vị|địa phương|sở|cơ quan|trường|tổng|bộ)\b", re.IGNORECASE
)


def find_qualifier(before: str, after: str, language: str = "vi", *, is_over: bool) -> tuple[Qualifier, str]:
    """Read the hedge around a figure from the text before it and after it (and its scale words).

    Returns the qualifier and its words as printed ("ước đạt trên"; "" for exact). `is_over` says whether a
    "trên" directly before the figure means over.
    """
    before = re.sub(r"\s", " ", before[-WINDOW:])
    for qualifier, pattern in HEDGES[language]:
        match = pattern.search(before)
        if match and not _is_spurious(match[0], after, is_over=is_over):
            return qualifier, _collect_words(before, match.start(), language)
    for qualifier, pattern in _AFTER:
        if match := pattern.match(after):
            return qualifier, match[1]
    if language == "vi" and (match := ESTIMATED.search(before)):
        return "about", match[1]
    return "exact", ""


def _is_spurious(hedge: str, after: str, *, is_over: bool) -> bool:
    """Say whether a hedge's word means something else here: on, or exceeding a plan by so much."""
    word = hedge.strip().lower()
    if word.startswith(("trên", "dưới")):
        return not is_over
    return word.startswith("vượt") and EXCEEDED.match(after) is not None


def _collect_words(before: str, start: int, language: str) -> str:
    """Return the hedge that begins at `start` with the hedges that stand directly before it, as printed."""
    while True:
        starts = [match.start() for _, hedge in HEDGES[language] if (match := hedge.search(before[:start]))]
        if not starts:
            return " ".join(before[start:].strip(" (").split())
        start = min(starts)


def is_meant_over(before: str, after: str, value: Decimal, *, is_quantity: bool) -> bool:
    """Say whether a "trên" (or "dưới") before a figure means over (under), not on (by means of).

    `is_quantity`: a percent or a scaled number, never stood upon. Otherwise people stand upon few things
    ("trên 3 nền tảng"), on all of a kind ("trên 63 tỉnh", "18 trên 21 sở") or on a base ("trên 100 dân"), and
    hedge round numbers ("trên 21.000 km").
    """
    if is_quantity or value != value.to_integral_value():
        return True
    if re.search(r"\d\s+trên\s+$", before) or (_BASE.match(after) and value in _BASES):
        return False
    if OPENERS.search(before) or is_measured(after):
        return True
    if value <= FEW:
        return False
    return f"{value:f}".endswith("0") or _PLACE.match(after) is None
