"""Links between pages: one form, relative to the page and to its file."""

import re
from pathlib import Path

import pytest

from scripts.pages.links import Links, find_root, move_links
from scripts.shared import settings
from scripts.shared.addresses import find_permalink, format_address

ROOT = Path(__file__).parents[3]


def test_an_address_ends_with_a_slash_before_what_is_asked_and_the_place() -> None:
    assert format_address("") == ""
    assert format_address("areas") == "areas/"
    assert format_address("areas", "hue") == "areas/hue/"
    assert format_address("audit", anchor="r1") == "audit/#r1"
    assert format_address("compare", a="hue") == "compare/?a=hue"


@pytest.mark.parametrize(
    ("page", "root"), [("", ""), ("areas", "../"), ("areas/hue", "../../"), ("embed/index/map", "../../../")]
)
def test_the_root_is_as_many_folders_up_as_the_page_is_deep(page: str, root: str) -> None:
    assert find_root(page) == root


def test_a_link_leads_from_its_page() -> None:
    assert Links("areas/hue", "en")("sources", "s1", "r1") == "../../sources/s1/#r1"
    assert Links("", "vi")("areas") == "areas/"


def test_languages_share_the_files() -> None:
    assert Links("areas/hue", "vi").file("data/areas.json") == "../../data/areas.json"
    assert Links("areas/hue", "en").file("data/areas.json") == "../../../data/areas.json"


def test_a_drawing_moves_to_another_page() -> None:
    drawn = '<a href="../../areas/hue/" class="x"/>'
    assert Links("embed/index/map", "vi").move(drawn) == (
        '<a target="_top" href="../../../areas/hue/" class="x"/>'
    )
    assert move_links(drawn, "https://so.example/en/") == (
        '<a href="https://so.example/en/areas/hue/" class="x"/>'
    )
    assert move_links('<a href="#x"/><a href="https://x.example/"/>', "../") == (
        '<a href="#x"/><a href="https://x.example/"/>'
    )


def test_a_permalink_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SITE_URL", "https://so.example/pre/")
    assert find_permalink("en", "areas", "hue", "nguon") == "https://so.example/pre/en/areas/hue/#nguon"


def test_templates_leave_the_form_of_links_to_the_function() -> None:
    for path in sorted((ROOT / "site" / "templates").glob("*.j2")):
        text = path.read_text(encoding="utf-8")
        links = re.findall(r'href="([^"]*)"', text)
        written = [link for link in links if not link.startswith(("{{", "#"))]
        assert written == [] and "../" not in text, path.name
