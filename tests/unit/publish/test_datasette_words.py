"""The words of Datasette's templates: what the build writes, and that none is missing, idle or elsewhere."""

import re
import unicodedata
from pathlib import Path

import jinja2
import pytest

from scripts.contract.package import PackageError
from scripts.publish.datasette_folder import SOURCES
from scripts.publish.datasette_words import FILE, find_asked, format_said, write_said
from scripts.shared.words import read_surface

TEMPLATES = sorted((SOURCES / "templates").glob("*.html"))
IN_METADATA = {"method"}
"""Words that no template asks for, as they go into Datasette's metadata."""


def test_a_template_has_the_words_as_they_are_written() -> None:
    words = {"skip": {"vi": '“Đến” {{ nội }} "dung"', "en": "It's \\ <here>"}}
    asking = '{% from "said" import vi, en, site_name %}{{ vi.skip }}|{{ en.skip }}|{{ site_name }}'
    loader = jinja2.DictLoader({"said": format_said(words), "asking": asking})
    assert jinja2.Environment(loader=loader).get_template("asking").render() == (
        '“Đến” {{ nội }} "dung"|It\'s \\ <here>|Tỉnh Số'
    )


def test_what_a_template_asks_for() -> None:
    text = '{{ said("a") }} {{ pair("b")|lower }} {{ vi.c }} {{ hint.vi }} {{ metadata.title_vi }} {{ en.d }}'
    assert find_asked(text) == {"a", "b", "c", "d"}


def test_a_word_that_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "row.html").write_text('{{ said("nowhere") }}', encoding="utf-8")
    with pytest.raises(PackageError) as caught:
        write_said(tmp_path)
    assert str(caught.value) == ("site/words/datasette.toml: there is no [nowhere], which row.html asks for")
    assert not (tmp_path / FILE).exists()


def test_every_word_is_used() -> None:
    asked = {key for path in TEMPLATES for key in find_asked(path.read_text(encoding="utf-8"))}
    assert asked | IN_METADATA == set(read_surface("datasette"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_vietnamese_stands_in_a_template(path: Path) -> None:
    text = unicodedata.normalize("NFD", path.read_text(encoding="utf-8"))
    assert re.findall(r"[đĐ\u0300-\u036f]", text) == []
