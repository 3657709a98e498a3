"""What no text may hold: signs that nobody sees, signs that turn the line, and letters that look like others.

A control that turns the writing's direction makes a reader see other words than a machine reads. Ð (U+00D0,
the Icelandic Eth) looks like Đ and is found by no search for it; so is a word of two alphabets.
"""

import re
import unicodedata
from collections.abc import Iterator

ETHS = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}
"""Letters of other languages that stand in texts in the place of Vietnamese ones."""
TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
BLANK = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2028\u2029\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff"
)
"""Signs without a look of their own, though some count as letters, beside those that `format` takes out."""
SUSPECT = re.compile("[^\u0020-\u007e\u00a0-\u00cf\u00d1-\u00ef\u00f1-\u017f\u1ea0-\u1ef9\u2010-\u2027]")
"""All but the signs of Vietnamese, English and most of Europe: what is to be looked at more closely."""
MARKED_TWICE = re.compile("[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff]{2}")
WORD = re.compile(r"[^\W\d_]+")
ALPHABETS = ("LATIN", "CYRILLIC", "GREEK")


def find_text_fault(text: object) -> str | None:
    """Return a sentence for the first sign in a text that belongs in none; None for what is no text."""
    if not isinstance(text, str) or text.isascii() or not SUSPECT.search(text):
        return None
    return next(_iter_text_faults(text), None)


def _iter_text_faults(text: str) -> Iterator[str]:
    """Yield a sentence for each kind of sign that does not belong."""
    for sign in dict.fromkeys(SUSPECT.findall(text)):
        name = f"U+{ord(sign):04X}"
        if sign in ETHS:
            yield f"it holds {sign} ({name}), which only looks like {ETHS[sign]}: write {ETHS[sign]}"
        elif re.match(f"[{TURNING}]", sign):
            yield f"it holds a control that turns the direction of writing ({name}): remove it"
        elif re.match(f"[{BLANK}]", sign) or unicodedata.category(sign) in ("Cc", "Cf", "Cn", "Co"):
            yield f"it holds a sign that cannot be seen ({name}): remove it"
        elif sign == "\ufffd":
            yield f"it holds {sign} ({name}), left where a letter was lost: write the letter"
    if MARKED_TWICE.search(text):
        yield "two marks stand on one letter: write the letter with its own mark alone"
    yield from (f"the word {word} has letters of two alphabets: write it in one" for word in find_mixed(text))


def find_mixed(text: str) -> list[str]:
    """Return the words of a text that have letters of two alphabets, which look alike in part."""
    return [word for word in WORD.findall(text) if not word.isascii() and len(_find_alphabets(word)) > 1]


def _find_alphabets(word: str) -> set[str]:
    return {
        alphabet for letter in word if (alphabet := unicodedata.name(letter, "?").split()[0]) in ALPHABETS
    }
