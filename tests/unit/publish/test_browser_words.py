"""The browser's words: every one that is asked for is there, and no other."""

import re
from pathlib import Path

import pytest

from scripts.contract.package import PackageError
from scripts.publish.browser_words import ASKED, EMPTY, fill_words, iter_assets
from scripts.shared.words import read_surface

THEME = Path("site/theme")
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in sorted((THEME / "assets").glob("*.js"))}
WORDS = {"one": {"vi": "một", "en": "one"}, "two": {"vi": "hai", "en": "two"}}
CODE = {
    "tinh-so.js": f'{EMPTY}\nt("one")',
    "words.js": f"{EMPTY} // filled",
    "table.js": 'label(t("two", { n }))',
}


def test_a_script_is_filled_with_what_it_and_its_users_ask_for() -> None:
    assert fill_words("tinh-so.js", CODE, WORDS) == 'const WORDS = {"one":{"vi":"một","en":"one"}};\nt("one")'
    assert fill_words("words.js", CODE, WORDS) == 'const WORDS = {"two":{"vi":"hai","en":"two"}}; // filled'


def test_a_missing_word_is_named() -> None:
    with pytest.raises(PackageError, match=r"browser\.toml: there is no \[two\]"):
        fill_words("words.js", CODE, {"one": WORDS["one"]})


def test_every_word_is_asked_for() -> None:
    asked = {key for script in SCRIPTS.values() for key in ASKED.findall(script)}
    assert asked == set(read_surface("browser"))


def test_no_script_says_a_word_of_its_own() -> None:
    letters = re.compile(r'["`][^"`]*[à-ỹÀ-Ỹđ][^"`]*["`]|\bsay\(')
    texts = {name: re.sub(r"/\*.*?\*/|/đ/g", "", script, flags=re.DOTALL) for name, script in SCRIPTS.items()}
    assert {name: found for name, text in texts.items() if (found := letters.findall(text))} == {}


def test_what_is_served_has_its_words() -> None:
    served = dict(iter_assets(THEME))
    assert EMPTY.encode() not in b"".join(served.values())
    assert [place for place in served if place.endswith((".py", ".md"))] == []


def test_the_theme_asks_for_the_words_that_there_are() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(THEME.rglob("*.html")))
    asked = set(re.findall(r"\bt\.(\w+)", text))
    known = set(read_surface("theme"))
    assert asked - known == set()
    assert known - asked - {key for key in known if key.startswith("nav_")} == set()
    assert re.findall(r">[^<{]*[à-ỹÀ-Ỹđ][^<{]*<", text) == []
