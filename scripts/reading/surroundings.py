"""What must stand around a shape for it to be what it looks like: a phone, a document, a day, a street …

Each test sees the match, what stands before it on its line, and what stands after it.
"""

import re
from typing import Final

from scripts.reading.digits import read_number
from scripts.reading.endings import Ending
from scripts.reading.lexicon import read_lexicon
from scripts.reading.numerals import read_percent, read_scale
from scripts.reading.units import is_counted, is_measured

Match = re.Match[str]

WORDS: Final = read_lexicon(__file__)
PHONE_WORDS: Final = Ending(
    rf"(?:\b{WORDS.any('phones')}|{WORDS.any('phones_glued')})(?:\s+{WORDS.any('after_phones')}){{0,4}}[\s:.(+]*"
)
CODE_WORDS: Final = Ending(rf"\b{WORDS.any('codes')}(?:\s+{WORDS.any('after_codes')}){{0,2}}[\s:.]*")
DOCUMENT_WORDS: Final = Ending(
    rf"(?:{WORDS.any('documents')}|\b{WORDS.any('documents_short')})(?:\s+liên tịch)?(?:\s+số:?)?\s+"
    rf"|{WORDS.any('numbered_documents')}\s+số:?\s+"
    rf"|(?:^|\W)Số:\s*|\b{WORDS.any('standards')}(?:/\w+)*[\s:-]*"
)
DAY_WORDS: Final = Ending(
    rf"(?:\b{WORDS.any('days')}|{WORDS.any('days_glued')})(?:\s+ngày)?[\s,(]*"
    r"(?:\d{1,2}(?:[/-]\d{1,2})?\s*(?:-|–|,|và|đến)\s*(?:ngày\s*)?)*"
)
STRONG_DAY_WORDS: Final = Ending(rf"(?:\b{WORDS.any('sure_days')}|{WORDS.any('sure_days_glued')})\s*")
STREET_WORDS: Final = Ending(rf"\b{WORDS.not_after('no_street')}{WORDS.any('streets')}\s+")
RANK_WORDS: Final = Ending(
    rf"(?:\b{WORDS.any('ranks')}|\b{WORDS.not_after('no_place')}hạng|\b{WORDS.not_after('no_order')}thứ)"
    rf"(?:\s+{WORDS.any('after_ranks')}){{0,4}}[\s:]*"
)
RANKED: Final = Ending(rf"\b{WORDS.any('ranked')}\b[^\d.;]{{0,60}}", reach=96)
GROUP_WORDS: Final = Ending(rf"\b{WORDS.any('groups')}\s+")
LEVEL_WORDS: Final = Ending(rf"\b{WORDS.any('levels')}\s*")
DURATION_WORDS: Final = Ending(rf"\b{WORDS.any('durations')}\s*(?:vòng\s*)?")
MONTH_WORDS: Final = Ending(rf"\b{WORDS.any('months')}\s*")
NUMBERED_WORDS: Final = Ending(
    rf"(?<!\d )\b{WORDS.not_after('no_numbered')}{WORDS.any('numbered')}(?: số)?\s*"
)
ATTACHED: Final = re.compile(r"[\w.,/+]$|[^\W\d]-$")
BULLET: Final = re.compile(r"^[\s\-–+•*]*$")
_MOST_DIGITS: Final = 13


def _count_digits(match: Match) -> int:
    return sum(character.isdecimal() for character in match[0])


def is_phone(match: Match, before: str, after: str) -> bool:
    return 9 <= _count_digits(match) <= 12 and not read_percent(after)


def is_named_phone(match: Match, before: str, after: str) -> bool:
    if not 3 <= _count_digits(match) <= _MOST_DIGITS or is_counted(after) or _is_quantity(after):
        return False
    return PHONE_WORDS.search(before) is not None


def is_code(match: Match, before: str, after: str) -> bool:
    """Say whether it is a code: "mã bưu chính 48000", "MST 0100109106-001"."""
    return CODE_WORDS.search(before) is not None and not is_counted(after) and not _is_quantity(after)


def is_grouped(match: Match, before: str, after: str) -> bool:
    """Tell `1 126 000` from two numbers: "tháng 9 100%", "Đề án 6 120 hồ sơ", "0233 385"."""
    if ATTACHED.search(before) or read_percent(after):
        return False
    return not any(words.search(before) for words in (NUMBERED_WORDS, RANK_WORDS, PHONE_WORDS, CODE_WORDS))


def is_document(match: Match, before: str, after: str) -> bool:
    return DOCUMENT_WORDS.search(before) is not None and not read_percent(after) and not is_counted(after)


def is_date(match: Match, before: str, after: str) -> bool:
    first, second = int(match["d"]), int(match["m"])
    return 1 <= min(first, second) <= 12 and max(first, second) <= 31


def is_month(match: Match, before: str, after: str) -> bool:
    if not 1 <= int(match["m"]) <= 12:
        return False
    if "." in match[0]:
        return MONTH_WORDS.search(before) is not None
    return not is_counted(after) or re.match(r"\s*tổ chức", after) is not None


def is_day(match: Match, before: str, after: str) -> bool:
    """Tell the 14th of September from fourteen ninths, by the words around or as no proper fraction."""
    day, month = int(match["d"]), int(match["m"])
    if not (1 <= day <= 31 and 1 <= month <= 12) or _is_quantity(after):
        return False
    if match["sign"] != "/":
        return STRONG_DAY_WORDS.search(before) is not None
    if is_counted(after) and not STRONG_DAY_WORDS.search(before):
        return False
    return DAY_WORDS.search(before) is not None or (day > month and not is_measured(after))


def is_street(match: Match, before: str, after: str) -> bool:
    """Say whether a day names a street: "đường 30/4", "phố 2 tháng 9"."""
    day, month = int(match["d"]), int(match["m"])
    is_name = 1 <= day <= 31 and 1 <= month <= 12 and not (_is_quantity(after) or is_measured(after))
    return is_name and STREET_WORDS.search(before) is not None


def is_idiom(match: Match, before: str, after: str) -> bool:
    return not is_counted(after)


def is_time(match: Match, before: str, after: str) -> bool:
    return not re.search(r"t[ỷỉ] lệ\s*$", before)


def is_hour(match: Match, before: str, after: str) -> bool:
    return DURATION_WORDS.search(before) is None and not before.endswith("/")


def is_rank(match: Match, before: str, after: str) -> bool:
    return any(words.search(before) for words in (RANK_WORDS, RANKED, GROUP_WORDS))


def is_part(match: Match, before: str, after: str) -> bool:
    """Say whether the first is a part of the second: "8 trong số 12 xã", "18 trên 21 sở"."""
    if RANK_WORDS.search(before) or not _is_at_most(match[1], match[2]):
        return False
    return "số" in match[0] or is_counted(after)


def is_ranked_part(match: Match, before: str, after: str) -> bool:
    """Say whether the first is a rank among the second: "thứ 6 trong 19 tỉnh"."""
    is_among = "trong" in match[0] or "số" in match[0]
    return is_among and RANK_WORDS.search(before) is not None and _is_at_most(match[1], match[2])


def is_spaced_fraction(match: Match, before: str, after: str) -> bool:
    """Tell "900/1 126 xã" from "9/10 100 hồ sơ", in which a fraction stands before another number."""
    return re.search(r"\s", match[1]) is not None or not _is_at_most(match[1], match[2].split()[0])


def is_levels(match: Match, before: str, after: str) -> bool:
    return LEVEL_WORDS.search(before) is not None


def is_item(match: Match, before: str, after: str) -> bool:
    """Say whether it numbers a line: "1/ Mục tiêu", "2- Giải pháp"."""
    return BULLET.match(before) is not None


def _is_quantity(after: str) -> bool:
    return read_percent(after) > 0 or read_scale(after)[1] > 0


def _is_at_most(digits: str, most: str) -> bool:
    low, high = read_number(digits), read_number(most)
    return low is not None and high is not None and 0 < low <= high
