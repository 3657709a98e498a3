"""What an answer says of a source's address: it works, has moved, is gone, or could not be learnt.

A server may answer 200 and yet have nothing: a page that says "not found", or the front page in place of the
article (a soft 404). Both are recognised by a few words and by where the answer came from.
"""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

Status = Literal["works", "moved", "gone", "soft-404", "refused", "failing", "unreachable"]
"""Codes of `links.status` in the schema."""

MISSING = re.compile(
    r"\b404\b|not found|no longer (available|exists)|không tìm thấy|không tồn tại|đã bị xóa|trang lỗi",
    re.IGNORECASE,
)
HEADING = re.compile(r"<(title|h1)\b[^>]*>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
REFUSED = (401, 403, 407, 429, 451)
GONE = (404, 410)


@dataclass(frozen=True)
class Answer:
    """What a server said: HTTP status (None where nothing answered), last address, beginning of the page."""

    http_status: int | None
    final_url: str
    page: str = ""
    is_permanent: bool = False
    """Whether every step to the last address was a permanent redirect."""
    is_forbidden: bool = False
    """Whether the site asks programs not to come (robots.txt)."""


def judge_answer(url: str, answer: Answer) -> Status:
    """Return what an answer says of the address that was asked."""
    if answer.is_forbidden or answer.http_status in REFUSED:
        return "refused"
    if answer.http_status is None:
        return "unreachable"
    if answer.http_status in GONE:
        return "gone"
    if not 200 <= answer.http_status < 300:
        return "failing"
    if is_soft_404(url, answer):
        return "soft-404"
    return "moved" if answer.is_permanent and answer.final_url != url else "works"


def is_soft_404(url: str, answer: Answer) -> bool:
    """Say whether a page that answers has nothing to say: by its heading, or as it is a front page."""
    heads = " ".join(re.sub(r"<[^>]+>", " ", text) for _, text in HEADING.findall(answer.page))
    if MISSING.search(heads):
        return True
    asked, got = urlsplit(url), urlsplit(answer.final_url)
    return asked.path.strip("/") != "" and got.path.strip("/") == "" and not got.query
