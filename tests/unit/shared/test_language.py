"""How the site writes: forms that neither language has, in every word that readers see (docs/language.md)."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.shared.languages import Language
from scripts.shared.words import WORDS, read_surface

ROOT = Path(__file__).parents[3]
EITHER = {
    r"\d[ \u00a0\u202f]+%": "a percent sign stands at its number",
    r"\w\.\.\.": "an ellipsis is one sign, …",
}
"""What neither language writes, and what it writes instead; patterns look at text without its markup."""
BANNED: dict[Language, dict[str, str]] = {
    "vi": EITHER
    | {
        r"\b[Ii]n\b": "nothing is printed: công bố, ghi, nguyên văn",
        r"(?<=[a-zà-ỹ,;] )Tỉnh\b(?! Số)": "tỉnh is small within a sentence",
        r"\b[Hh]ạng \S+ trên ": "a rank is hạng 7/34",
        r"^Chép$|\bĐã chép$": "a button says Sao chép",
        r"\b[Ss]ổ tính\b": "tệp Excel, trang tính",
        r"\b[Kk]hung nhìn\b": "bảng ghép sẵn",
        r"\b[Ss]ố liệu của số liệu\b|\b[Ss]ố (?:lượng )?số liệu\b": "no word twice over",
        r"\d\.\d{1,2}%": "a decimal comma",
    },
    "en": EITHER
    | {
        r"\b[Oo]ne (?:sheet|row|table|tile|object|indicator|file|line|page) an? \w": "one per table",
        r"\b[Cc]heck sums?\b": "checksum",
        r"\d,\d{1,2}%": "a decimal point",
        r"\b\w+(?:is|iz)ated\b": "organised, not organisated",
    },
}


def list_faults(text: str, language: Language) -> list[str]:
    """Return what a text of a language has that the language does not write, each with what it writes."""
    return [
        f"{match[0]}: {instead}"
        for pattern, instead in BANNED[language].items()
        for match in re.finditer(pattern, text)
    ]


def iter_words(language: Language) -> Iterator[tuple[str, str]]:
    """Yield every word of a language in ``site/words``, with where it stands."""
    for path in sorted(WORDS.rglob("*.toml")):
        surface = path.relative_to(WORDS).with_suffix("").as_posix()
        for key, forms in read_surface(surface).items():
            for form, text in forms.items():
                if form.startswith(language):
                    yield f"{surface} {key}", text


def iter_pages(language: Language) -> Iterator[tuple[str, str]]:
    """Yield the hand-written pages of a language, without addresses, comments and code."""
    for path in sorted((ROOT / "site/pages" / language).rglob("*.md")):
        text = re.sub(r"<[^>]*>|`[^`]*`|\]\([^)]*\)|\{[^}]*\}", "", path.read_text(encoding="utf-8"))
        yield from ((f"{path.name}:{n}", line) for n, line in enumerate(text.splitlines(), 1))


def iter_described(language: Language) -> Iterator[tuple[str, str]]:
    """Yield the titles, descriptions and labels of the two descriptors in a language."""
    suffix = "_vi" if language == "vi" else ""
    names = {f"{name}{suffix}" for name in ("title", "description", "label")}

    def walk(node: object, place: str) -> Iterator[tuple[str, str]]:
        if isinstance(node, dict):
            here = f"{place}/{node.get('name', node.get('value', ''))}"
            for key, value in node.items():
                if isinstance(value, str) and key in names:
                    yield f"{here} {key}", value
                else:
                    yield from walk(value, here)
        elif isinstance(node, list):
            for item in node:
                yield from walk(item, place)

    for name in ("datapackage.json", "data/derived.json"):
        yield from walk(json.loads((ROOT / name).read_text(encoding="utf-8")), name)


@pytest.mark.parametrize("language", BANNED)
@pytest.mark.parametrize("iter_texts", [iter_words, iter_pages, iter_described])
def test_no_reader_meets_a_form_that_the_language_lacks(iter_texts: object, language: Language) -> None:
    assert callable(iter_texts)
    texts = list(iter_texts(language))
    assert len(texts) > 20
    assert [(place, fault) for place, text in texts for fault in list_faults(text, language)] == []


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("vi", "57,53 % và 57,53\u202f%", 2),
        ("vi", "57,53% và thông tin, tin bài, Tin", 0),
        ("vi", "Nguồn in con số", 1),
        ("vi", "số liệu của Tỉnh Hà Tĩnh", 1),
        ("vi", "Tỉnh Hà Tĩnh. Theo Tỉnh Số, tỉnh Hà Tĩnh", 0),
        ("vi", "hạng 2 trên 34", 1),
        ("vi", "hạng 2/34, xếp trên tỉnh khác", 0),
        ("vi", "số lượng số liệu", 1),
        ("vi", "lượng số liệu, số các số liệu", 0),
        ("vi", "Chép", 1),
        ("vi", "Sao chép", 0),
        ("vi", "54.9%", 1),
        ("en", "54,9% of 1,126", 1),
        ("en", "54.9% of 1,126 in print", 0),
        ("en", "one sheet a table", 1),
        ("en", "one sheet per table ...", 0),
        ("en", "and more...", 1),
    ],
)
def test_each_form_is_found_and_its_neighbours_are_not(language: Language, text: str, count: int) -> None:
    assert len(list_faults(text, language)) == count


def test_the_style_sheet_and_the_words_agree_on_the_heads_of_places() -> None:
    words = read_surface("pages")
    assert {words[key]["vi"] for key in ("area", "areas")} == {"Địa phương"}
    assert (words["copy"]["vi"], words["areas_title"]["vi"]) == ("Sao chép", "Tỉnh, thành phố")
