"""Patterns that must end where a numeral begins: "hơn " of "hơn 50 xã"."""

import re
from typing import Final

REACH: Final = 64
LETTER: Final = re.compile(r"[^\W\d_]")


class Ending:
    """A pattern of words, without regard to case, that ends with what stands before a numeral.

    It is looked for in the last `reach` characters only, and where no letter is among them not at all: texts
    are full of numerals, and most have few of the words before them.
    """

    def __init__(self, pattern: str, reach: int = REACH) -> None:
        self.pattern = re.compile(rf"(?:{pattern})$", re.IGNORECASE)
        self.reach = reach

    def search(self, before: str) -> re.Match[str] | None:
        """Return the match that ends at the end of a text, None if there is none."""
        start = max(0, len(before) - self.reach)
        return self.pattern.search(before, start) if LETTER.search(before, start) else None
