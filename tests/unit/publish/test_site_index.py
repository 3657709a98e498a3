"""The search index: what of a page may be searched for."""

from pathlib import Path

import pytest

from scripts.contract.package import PackageError
from scripts.publish.search_index import address_of, clean, index_languages, index_page

PAGE = """---
title: "Tỉnh Quảng Trị"
kind: "area"
hint: "đến 30/6/2025"
boost: 1.5
aliases: ["Quảng Trị"]
---

# Tỉnh Quảng Trị

<p class="lede">Đơn vị cấp tỉnh &amp; <a href="../">hơn</a>.</p>

## Hạ tầng số {#ha-tang}

Một [liên kết](x.md){.cite} và chữ.

<section class="citations"><div>trích dẫn</div></section>
"""


def write_page(folder: Path, place: str, text: str) -> Path:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_entry_of_a_page(tmp_path: Path) -> None:
    path = write_page(tmp_path, "areas/quang-tri.md", PAGE)
    assert index_page(path, Path("areas/quang-tri.md")) == {
        "url": "areas/quang-tri/",
        "title": "Tỉnh Quảng Trị",
        "hint": "đến 30/6/2025",
        "description": "",
        "aliases": ["Quảng Trị"],
        "headings": "Hạ tầng số",
        "text": "Đơn vị cấp tỉnh & hơn . Một liên kết và chữ.",
        "boost": 1.95,
    }


def test_title_of_the_other_language_is_another_name(tmp_path: Path) -> None:
    write_page(tmp_path, "vi/a.md", "---\ntitle: Cáp quang\n---\n")
    write_page(tmp_path, "en/a.md", "---\ntitle: Fibre\n---\n")
    indexes = index_languages(tmp_path)
    assert {language: index[0]["aliases"] for language, index in indexes.items()} == {
        "en": ["Cáp quang"],
        "vi": ["Fibre"],
    }


def test_page_that_asks_for_it_stays_out(tmp_path: Path) -> None:
    path = write_page(tmp_path, "f.md", "---\ntitle: F\nsearch: {exclude: true}\n---\n")
    assert index_page(path, Path("f.md")) is None


def test_page_without_front_matter_is_reported(tmp_path: Path) -> None:
    path = write_page(tmp_path, "f.md", "# F\n")
    with pytest.raises(PackageError, match="front matter"):
        index_page(path, Path("f.md"))


@pytest.mark.parametrize(
    ("place", "address"), [("index.md", ""), ("areas/index.md", "areas/"), ("areas/hue.md", "areas/hue/")]
)
def test_addresses(place: str, address: str) -> None:
    assert address_of(Path(place)) == address


def test_drawings_and_marks_are_not_words() -> None:
    assert clean("<svg><text>HN</text></svg> **Hà Nội**") == "Hà Nội"
