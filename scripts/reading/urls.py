"""Addresses of the web and of mail in a text: their digits number nothing."""

import re
from bisect import bisect_right
from typing import Final

WORD: Final = re.compile(r"\S+")
LINK: Final = re.compile(r"https?://|www\.")
MAIL: Final = re.compile(r"[\w.+-]@[\w-]{1,63}(?:\.[\w-]{1,63})*\.\w")
# every repeat is bounded, and none begins inside another: a run of any character is read once
DOMAIN: Final = re.compile(
    r"(?<![^\W\d])[A-Za-z][\w-]{0,62}(?:\.[\w-]{1,63}){0,5}?\.(?:vn|com|net|org|info)\b(?:/\S*)?"
)


class Addresses:
    """The addresses of one text, in order."""

    def __init__(self, text: str) -> None:
        self.spans = [span for word in WORD.finditer(text) for span in _find_in(word)]
        self.starts = [start for start, _ in self.spans]

    def __contains__(self, offset: int) -> bool:
        """Say whether a character of the text belongs to an address."""
        index = bisect_right(self.starts, offset) - 1
        return index >= 0 and offset < self.spans[index][1]


def _find_in(word: re.Match[str]) -> list[tuple[int, int]]:
    """Return the spans of the addresses in a word: a link to its end, mail whole, a domain with its path."""
    link = LINK.search(word[0])
    if link:
        return [(word.start() + link.start(), word.end())]
    if "@" in word[0] and MAIL.search(word[0]):
        return [word.span()]
    if "." not in word[0]:
        return []
    return [(word.start() + match.start(), word.start() + match.end()) for match in DOMAIN.finditer(word[0])]
