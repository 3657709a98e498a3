"""The words of the pages in one language: the strings file, counts, dates, and what an area is called.

Whatever a reader sees that is not data stands in ``site/templates/strings.<language>.toml``, under the same
keys in both languages. A key that ends in ``_one`` is the form for the number 1, where the language has one.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from scripts.page.data import Row
from scripts.wording import Language, write_date, write_number


@dataclass(frozen=True)
class Words:
    """The strings of one language; call it with a key and the values that the string names."""

    language: Language
    texts: dict[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a string with its values in place; KeyError where the strings file lacks it."""
        text = self.texts[key]
        if values.get("n") == 1:
            text = self.texts.get(f"{key}_one", text)
        return text.format(**{name: self._word(value) for name, value in values.items()})

    def _word(self, value: object) -> object:
        return self.count(value) if isinstance(value, int) else value

    def count(self, number: float) -> str:
        """Return a number in the language's manner: 1.126 or 1,126."""
        return write_number(number, self.language)

    def date(self, iso: str | None) -> str:
        """Return a date as exactly as it is known: 21/2/2023 or 21 February 2023; "" for none."""
        return write_date(iso, self.language) if iso else ""

    def list(self, items: list[str]) -> str:
        """Return the items as a list in a sentence: a, b and c."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('and')} {items[-1]}"


def read_words(folder: Path, language: Language) -> Words:
    """Read the strings file of one language from the templates' folder."""
    return Words(language, tomllib.loads((folder / f"strings.{language}.toml").read_text(encoding="utf-8")))


def name_areas(areas: list[Row], words: Words) -> None:
    """Give each area the names that sentences and headings use.

    ``title`` is the heading ("Tỉnh Quảng Trị (đến 30/6/2025)"), ``phrase`` the name within a sentence ("tỉnh
    Quảng Trị"), ``label`` the bare name. The days stand wherever two province-level units share a name.
    """
    names = [area["name"] for area in areas if area["level"] == "province"]
    for area in areas:
        kind = f"area_{'city_named' if area['name'].endswith(' City') else area['type']}"
        area["days"] = _tell_days(area, words) if names.count(area["name"]) > 1 else ""
        days = f" ({area['days']})" if area["days"] else ""
        area["phrase"] = words(f"{kind}_phrase", name=area["name"]) + days
        area["title"] = words(f"{kind}_title", name=area["name"]) + days
        area["label"] = area["name"] + days


def _tell_days(area: Row, words: Words) -> str:
    if area["valid_to"]:
        return words("until", date=words.date(area["valid_to"]))
    return words("since", date=words.date(area["valid_from"]))
