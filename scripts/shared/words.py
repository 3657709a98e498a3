"""The words that readers see: the files of ``site/words``, one a surface, both languages side by side.

A file is a table a key, with the text in each language; ``en_one`` is the form for the number 1. Templates,
Python, the browser's code and Datasette's templates all read these files, so a translator is handed one
folder. The words of the data themselves (names, definitions, codes) stand in the data package.
"""

from dataclasses import dataclass
from pathlib import Path

from scripts.shared.languages import Language
from scripts.shared.surfaces import WORDS as WORDS
from scripts.shared.surfaces import read_surface as read_surface
from scripts.shared.wording import format_date, format_number


@dataclass(frozen=True)
class Words:
    """The strings of one language; call it with a key and the values that the string names."""

    language: Language
    texts: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a string with its values in place; KeyError where the words lack it."""
        text = self.texts[key]
        if values.get("n") == 1:
            text = self.texts.get(f"{key}_one", text)
        return text.format(**{name: self._word(value) for name, value in values.items()})

    def _word(self, value: object) -> object:
        return self.count(value) if isinstance(value, int) else value

    def count(self, number: float) -> str:
        """Return a number in the language's manner: 1.126 or 1,126."""
        return format_number(number, self.language)

    def date(self, iso: str | None) -> str:
        """Return a date as exactly as it is known: 21/2/2023 or 21 February 2023; "" for none."""
        return format_date(iso, self.language) if iso else ""

    def list(self, items: list[str]) -> str:
        """Return the items as a list in a sentence: a, b and c."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('and')} {items[-1]}"


def read_words(surface: str, language: Language, folder: Path = WORDS) -> Words:
    """Read the words of a surface in one language: ``charts`` is a file, ``pages`` a folder of them."""
    texts: dict[str, str] = {}
    for key, forms in read_surface(surface, folder).items():
        texts[key] = forms[language]
        if f"{language}_one" in forms:
            texts[f"{key}_one"] = forms[f"{language}_one"]
    return Words(language, texts)
