"""The words of readers: every key in both languages, no key twice."""

from pathlib import Path

import pytest

from scripts.shared.languages import LANGUAGES
from scripts.shared.words import WORDS, read_surface, read_words

SURFACES = sorted({path.relative_to(WORDS).parts[0].removesuffix(".toml") for path in WORDS.rglob("*.toml")})


@pytest.mark.parametrize("surface", SURFACES)
def test_every_key_stands_in_every_language(surface: str) -> None:
    needed = set(LANGUAGES) if surface != "catalogue" else {"en"}  # llms.txt is in English alone
    forms = {key: set(said) for key, said in read_surface(surface).items()}
    allowed = {*LANGUAGES, "en_one"}
    assert {key: said for key, said in forms.items() if not needed <= said <= allowed} == {}


def test_a_key_in_two_files_of_a_surface_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for name in ("a", "b"):
        (tmp_path / "pages" / f"{name}.toml").write_text(
            '[area]\nvi = "Đơn vị"\nen = "Area"\n', encoding="utf-8"
        )
    with pytest.raises(ValueError, match=r"b.toml: area is in another file of pages too: rename one"):
        read_surface("pages", tmp_path)


def test_the_number_one_has_a_form_of_its_own() -> None:
    english, vietnamese = read_words("pages", "en"), read_words("pages", "vi")
    assert (english("figures_count", n=1), english("figures_count", n=1265)) == ("1 figure", "1,265 figures")
    assert vietnamese("figures_count", n=1265) == "1.265 số liệu"
