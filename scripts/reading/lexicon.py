"""The words by which texts are read: lists in ``lexicon/<module>.toml`` beside the module that uses them.

An entry of a list is a word or phrase as printed, with a small notation for its variants:

- ``mức (độ)``: the words in brackets may be left out; ``lượt (xem|tải)``: either of them, or none;
- ``{chưa|không} đến``: one of them must be there;
- ``t[ỷỉ]``: either letter;
- ``không … quá``: one to three words lie between.

Everything else, signs included, stands for itself. Upper and lower case are the module's affair.
"""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

NOTATION = {
    " (": "(?: (?:",
    ")": "))?",
    "{": "(?:",
    "}": ")",
    "|": "|",
    "[": "[",
    "]": "]",
    " …": r"(?: [^\W\d]+){1,3}?",
}
_PART = re.compile(rf"({'|'.join(map(re.escape, NOTATION))})")


class Lexicon:
    """The lists of one file, by their names."""

    def __init__(self, lists: dict[str, Any]) -> None:
        self.lists = lists
        self._patterns: dict[str, str] = {}

    def __getitem__(self, name: str) -> Any:
        """Return a list, or a table of words, as the file has it; KeyError if there is none of that name."""
        return self.lists[name]

    def any(self, name: str) -> str:
        """Return a pattern that matches any entry of a list, or any word of a table; the first wins."""
        if name not in self._patterns:
            self._patterns[name] = format_alternatives(self.lists[name])
        return self._patterns[name]

    def not_after(self, name: str) -> str:
        """Return a pattern that matches nothing, where none of a list's words and a space stand before."""
        return "".join(rf"(?<!\b{re.escape(word)} )" for word in self.lists[name])


def read_lexicon(module: str) -> Lexicon:
    """Read the words of a module, given its ``__file__``; FileNotFoundError if it has none."""
    path = Path(module)
    return Lexicon(tomllib.loads((path.parent / "lexicon" / f"{path.stem}.toml").read_text(encoding="utf-8")))


def format_alternatives(entries: Iterable[str]) -> str:
    """Return a pattern that matches any of some entries; the first wins."""
    return f"(?:{'|'.join(map(format_entry, entries))})"


def format_entry(entry: str) -> str:
    """Return the pattern of one entry: ``mức (độ)`` → ``mức(?: (?:độ))?``."""
    return "".join(NOTATION.get(part) or _escape(part) for part in _PART.split(entry))


def _escape(text: str) -> str:
    """Escape what is special in a pattern, leaving spaces readable."""
    return re.escape(text).replace(r"\ ", " ")
