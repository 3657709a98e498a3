"""The kinds of chart: one table, and a column of a table drawn by every kind that findings may ask for."""

from collections.abc import Mapping
from xml.etree import ElementTree

import pytest

from scripts.charts.columns import Column, Entry, Tile
from scripts.charts.marks import Heading
from scripts.charts.registry import CHARTS, AnyChart
from scripts.shared.languages import LANGUAGES, Language

TILES = [
    Tile(63, "ha-noi", "ha-noi", "Hà Nội", "HN", 2, 1),
    Tile(63, "hue", "hue", "Huế", "H", 2, 11),
    Tile(63, "hoang-sa", "hue", "Hoàng Sa", "HS", 4, 11),
    Tile(63, "truong-sa", "hue", "Trường Sa", "TS", 4, 12),
]
COLUMN = Column(
    entries=[
        Entry("ha-noi", "Hà Nội", 54.9, "54,9", "54,9%", "2022"),
        Entry("hue", "Huế", 50, "50", "khoảng 50%", hedged=True),
    ],
    period="năm 2022",
    lowest_first=False,
    tiles=TILES,
    links={"ha-noi": "a/", "hue": "b/"},
)
ASKED: Mapping[str, AnyChart] = {name: kind for name, kind in CHARTS.items() if kind.draw_column}


def test_the_kinds_of_chart() -> None:
    assert {name: (kind.name, kind.by_row, kind.widest) for name, kind in CHARTS.items()} == {
        "map": ("map", False, 384),
        "bars": ("bars", False, None),
        "series": ("series", True, None),
        "place": ("place", False, None),
    }
    assert list(ASKED) == ["map", "bars"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ASKED.values(), ids=ASKED.keys())
def test_a_column_is_drawn_with_every_value(kind: AnyChart, language: Language) -> None:
    assert kind.draw_column is not None
    drawing = ElementTree.fromstring(kind.draw_column(COLUMN, Heading("p", "Tỷ lệ", language)))
    items = drawing.findall(".//g[@role='listitem']")
    texts = [text.text or "" for item in items for text in item.iter("text")]
    assert [text for text in texts if text.startswith(("54,9", "khoảng 50", "50"))] in (
        ["54,9", "50"],
        ["54,9%", "khoảng 50%"],
    )


def test_bars_say_the_year_of_a_value_that_has_one() -> None:
    assert ASKED["bars"].draw_column is not None
    drawing = ElementTree.fromstring(ASKED["bars"].draw_column(COLUMN, Heading("p", "Tỷ lệ", "vi")))
    names = [item.findtext("text") for item in drawing.findall(".//g[@role='listitem']")]
    assert names == ["Hà Nội, 2022", "Huế"]


def test_a_map_of_a_column_says_its_period() -> None:
    assert ASKED["map"].draw_column is not None
    drawing = ElementTree.fromstring(ASKED["map"].draw_column(COLUMN, Heading("p", "Tỷ lệ", "vi")))
    assert drawing.findtext("title") == "Tỷ lệ, năm 2022"
    links = [link.get("aria-label") for link in drawing.iter("a")]
    assert links[:2] == ["Hà Nội: 54,9%", "Huế: khoảng 50%"]
