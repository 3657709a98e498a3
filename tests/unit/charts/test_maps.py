"""The tile-grid map: every unit said once with its value, five steps that read in both schemes."""

import re
from collections.abc import Mapping
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from scripts.charts.chart_files import format_chart_file
from scripts.charts.columns import Tile
from scripts.charts.marks import Heading
from scripts.charts.palette import DARK, LIGHT, STEPS
from scripts.charts.tile_map import MapValue, assign_steps, draw_tile_map
from scripts.shared.languages import Language

TILES = [
    Tile(34, "da-nang", "da-nang", "Đà Nẵng", "ĐN", 2, 1),
    Tile(34, "hoang-sa", "da-nang", "Hoàng Sa", "HS", 3, 1),
    Tile(34, "khanh-hoa", "khanh-hoa", "Khánh Hòa", "KH", 2, 2),
    Tile(34, "truong-sa", "khanh-hoa", "Trường Sa", "TS", 3, 2),
    Tile(34, "ca-mau", "ca-mau", "Cà Mau", "CM", 1, 2),
]
LINKS = {area: f"../../areas/{area}/" for area in ("da-nang", "khanh-hoa", "ca-mau")}
VALUES = {"da-nang": MapValue(1, "1", "1/63"), "ca-mau": MapValue(58, "58", "58/63")}


def draw(
    values: Mapping[str, MapValue] = VALUES,
    language: Language = "vi",
    unit: str = "Hạng",
    prefix: str = "m",
) -> str:
    heading = Heading(prefix, "DTI 2022", language)
    return draw_tile_map(TILES, values, LINKS, heading, unit=unit, lowest_first=True)


def rank(number: int) -> MapValue:
    return MapValue(number, str(number), f"{number}/63")


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_every_tile_is_a_link_that_says_its_unit_and_value() -> None:
    links = ElementTree.fromstring(draw()).findall(".//a")
    assert [(link.get("aria-label"), link.get("href"), link.get("tabindex")) for link in links] == [
        ("Đà Nẵng: 1/63", "../../areas/da-nang/", None),
        ("Hoàng Sa (Đà Nẵng)", "../../areas/da-nang/", "-1"),
        ("Cà Mau: 58/63", "../../areas/ca-mau/", None),
        ("Khánh Hòa: chưa có số liệu", "../../areas/khanh-hoa/", None),
        ("Trường Sa (Khánh Hòa)", "../../areas/khanh-hoa/", "-1"),
    ]


def test_the_list_holds_nothing_but_items_with_a_link() -> None:
    root = ElementTree.fromstring(draw())
    assert root.get("role") == "group"
    items = root.findall("./g[@role='list']/*")
    assert [
        (item.get("role"), [child.tag for child in item if not child.get("aria-hidden")]) for item in items
    ] == [("listitem", ["a"])] * 5


def test_a_unit_without_a_figure_is_an_outline_and_never_zero() -> None:
    squares = [link.find("rect") for link in ElementTree.fromstring(draw()).findall(".//a")]
    looks = [(square.get("fill"), square.get("stroke-dasharray")) for square in squares if square is not None]
    strong, weak = LIGHT["scale-5"], LIGHT["scale-4"]
    none = (LIGHT["page"], "3 3")
    assert looks == [(strong, None), (strong, None), (weak, None), none, none]
    assert ">0<" not in draw()


def test_an_archipelago_has_its_provinces_colour_and_repeats_no_value() -> None:
    texts = [text.text for text in ElementTree.fromstring(draw()).findall("./g[@role='list']//text")]
    assert texts == ["ĐN", "1", "HS", "Hoàng Sa", "CM", "58", "KH", "–", "TS", "Trường Sa"]


def test_the_key_names_the_steps_from_the_strongest() -> None:
    key = ElementTree.fromstring(draw({**VALUES, "khanh-hoa": rank(58)})).findall("./g[@aria-hidden]/text")
    assert [text.text for text in key] == ["Hạng", "2 nhóm đều nhau", "1", "58"]
    key = ElementTree.fromstring(draw(language="en", unit="Rank")).findall("./g[@aria-hidden]/text")
    assert [text.text for text in key] == ["Rank", "2 even groups", "1", "58", "no figure"]


def test_the_description_says_how_to_read_it() -> None:
    assert ElementTree.fromstring(draw(language="en")).findtext("desc") == (
        "Each tile is a province-level unit in its rough place. 2 groups of colour, each with about as many "
        "provinces; the first in the key is the one with the lowest values. With a figure: 2 of 3. "
        "Hoàng Sa belongs to Đà Nẵng, Trường Sa to Khánh Hòa."
    )
    assert ElementTree.fromstring(draw({})).findtext("desc") == "Chưa có số liệu của đơn vị nào."


def test_63_ranks_make_five_like_groups_the_first_the_strongest() -> None:
    steps = assign_steps({str(place): rank(place) for place in range(1, 64)}, lowest_first=True)
    assert [list(steps.values()).count(step) for step in (5, 4, 3, 2, 1)] == [12, 13, 12, 13, 13]
    assert (steps["1"], steps["63"]) == (5, 1)
    steps = assign_steps({str(place): rank(place) for place in range(1, 64)}, lowest_first=False)
    assert (steps["1"], steps["63"]) == (1, 5)


def test_equal_values_are_never_parted() -> None:
    values = {name: rank(number) for name, number in zip("abcdefg", (1, 1, 1, 1, 1, 2, 3), strict=True)}
    assert len({assign_steps(values, lowest_first=True)[name] for name in "abcde"}) == 1
    assert assign_steps({"a": rank(4), "b": rank(4)}, lowest_first=True) == {"a": 5, "b": 5}


def test_a_unit_of_another_era_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no tile for quang-tri: a map shows units of one era"):
        draw({"quang-tri": rank(3)})


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_letters_read_on_every_step(scheme: Mapping[str, str]) -> None:
    pairs = [(f"scale-{step}", f"on-scale-{step}") for step in range(1, STEPS + 1)]
    pairs += [("page", ink) for ink in ("ink", "soft", "focus")]
    assert {
        pair: contrast(scheme[pair[0]], scheme[pair[1]])
        for pair in pairs
        if contrast(scheme[pair[0]], scheme[pair[1]]) < 4.5
    } == {}


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_marks_stand_out_from_the_page(scheme: Mapping[str, str]) -> None:
    assert [mark for mark in ("edge", "focus", "scale-4") if contrast(scheme[mark], scheme["page"]) < 3] == []


def test_steps_go_from_the_page_in_one_direction() -> None:
    light = [luminance(LIGHT[f"scale-{step}"]) for step in range(1, STEPS + 1)]
    dark = [luminance(DARK[f"scale-{step}"]) for step in range(1, STEPS + 1)]
    assert light == sorted(light, reverse=True)
    assert dark == sorted(dark)
    for steps in (light, dark[::-1]):
        assert min((one + 0.05) / (two + 0.05) for one, two in pairwise(steps)) > 1.3


def test_no_style_attribute_and_no_script() -> None:
    assert re.search(r"\sstyle=|<script|\son\w+=", draw()) is None


def test_ids_bear_the_prefix() -> None:
    assert re.findall(r'\sid="([^"]*)"', draw(prefix="dti-2022")) == ["dti-2022-title", "dti-2022-desc"]


def test_a_file_of_its_own_has_title_colours_and_source() -> None:
    svg = format_chart_file(draw(), "Nguồn: báo cáo · Tỉnh Số, CC BY 4.0")
    root = ElementTree.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    assert [text.text for text in root.findall(f"{space}text")] == [
        "DTI 2022",
        "Nguồn: báo cáo · Tỉnh Số, CC BY 4.0",
    ]
    assert "prefers-color-scheme: dark" in root.findtext(f"{space}style", "")
    inner = root.find(f"{space}svg")
    assert inner is not None
    assert (inner.get("width"), inner.get("height"), inner.get("x")) == ("108", "72", "16")


def test_the_same_input_gives_the_same_bytes() -> None:
    assert draw() == draw(dict(reversed(VALUES.items())))
