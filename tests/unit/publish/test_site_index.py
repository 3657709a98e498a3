"""The search index: what of a page may be searched for."""

from pathlib import Path

import pytest

from scripts.contract.package import PackageError
from scripts.publish.search_index import Entry, address_of, clean, index_page, join_languages, read_page

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


def index_file(folder: Path, place: str, text: str) -> Entry | None:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return index_page(*read_page(path), Path(place))


def test_entry_of_a_page(tmp_path: Path) -> None:
    assert index_file(tmp_path, "areas/quang-tri.md", PAGE) == {
        "url": "areas/quang-tri/",
        "title": "Tỉnh Quảng Trị",
        "hint": "đến 30/6/2025",
        "aliases": ["Quảng Trị"],
        "boost": 1.95,
    }


def test_a_page_of_no_made_kind_is_searched_by_its_text(tmp_path: Path) -> None:
    entry = index_file(tmp_path, "method.md", PAGE.replace('"area"', '"page"'))
    assert entry is not None
    assert entry["headings"] == "Hạ tầng số"
    assert entry["text"] == "Đơn vị cấp tỉnh & hơn . Một liên kết và chữ."


def test_title_of_the_other_language_is_another_name(tmp_path: Path) -> None:
    entries = {
        "vi": [index_file(tmp_path, "a.md", "---\ntitle: Cáp quang\n---\n")],
        "en": [index_file(tmp_path, "a.md", "---\ntitle: Fibre\n---\n")],
    }
    joined = join_languages(
        {"vi": list(filter(None, entries["vi"])), "en": list(filter(None, entries["en"]))}
    )
    assert {language: index[0]["aliases"] for language, index in joined.items()} == {
        "en": ["Cáp quang"],
        "vi": ["Fibre"],
    }


def test_page_that_asks_for_it_stays_out(tmp_path: Path) -> None:
    assert index_file(tmp_path, "f.md", "---\ntitle: F\nsearch: {exclude: true}\n---\n") is None


def test_page_without_front_matter_is_reported(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="front matter"):
        index_file(tmp_path, "f.md", "# F\n")


@pytest.mark.parametrize(
    ("place", "address"), [("index.md", ""), ("areas/index.md", "areas/"), ("areas/hue.md", "areas/hue/")]
)
def test_addresses(place: str, address: str) -> None:
    assert address_of(Path(place)) == address


def test_drawings_and_marks_are_not_words() -> None:
    assert clean("<svg><text>HN</text></svg> **Hà Nội**") == "Hà Nội"
