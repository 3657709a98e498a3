"""The pages of today's 34 units: short enough on a phone, and no label clipped or covered."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

SCREEN = 740
MOST_SCREENS = 12
LANGUAGES = ("", "en/")
UNITS = [
    f"areas/{row['id']}/"
    for row in json.loads(Path("build/site/data/areas.json").read_text(encoding="utf-8"))
    if not row["valid_to"]
] if Path("build/site/data/areas.json").is_file() else []  # fmt: skip
COVERED = """
() => [...document.querySelectorAll(".rail, .spark")].flatMap((svg) => {
  const card = svg.closest(".card").getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")];
  const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect()]);
  const clipped = boxes.filter(([, box]) => box.left < card.left - 0.5 || box.right > card.right + 0.5);
  const across = (one, other) => one.left < other.right - 0.5 && other.left < one.right - 0.5;
  const level = (one, other) => one.top < other.bottom - 2 && other.top < one.bottom - 2;
  const touch = (one, other) => across(one, other) && level(one, other);
  const meets = ([, one], place) => boxes.slice(place + 1).some(([, other]) => touch(one, other));
  const covered = boxes.filter(meets);
  return [...clipped, ...covered].map(([text]) => text);
})
"""


@pytest.mark.parametrize("root", LANGUAGES)
def test_a_units_page_is_at_most_twelve_screens_and_its_labels_stand_free(phone: Page, root: str) -> None:
    assert len(UNITS) == 34
    faults: dict[str, Any] = {}
    for unit in UNITS:
        phone.goto(root + unit)
        for width in (360, 320):
            phone.set_viewport_size({"width": width, "height": SCREEN})
            height, wide = phone.evaluate(
                "[document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
            )
            covered = phone.evaluate(COVERED)
            if covered or wide > width or (width == 360 and height > MOST_SCREENS * SCREEN):
                faults[f"{unit} at {width}"] = (covered, wide, height)
    assert faults == {}


@pytest.mark.parametrize("root", LANGUAGES)
def test_labels_stand_free_on_a_desk(desk: Page, root: str) -> None:
    faults = {}
    for unit in UNITS:
        desk.goto(root + unit)
        covered = desk.evaluate(COVERED)
        if covered:
            faults[unit] = covered
    assert faults == {}


def test_the_answer_stands_on_the_first_screen_and_counts_at_the_end(phone: Page) -> None:
    for unit in UNITS:
        phone.goto(unit)
        place = phone.locator(".card .card-value").first.bounding_box()
        assert place
        assert place["y"] < SCREEN, unit
        after = phone.evaluate(
            "document.querySelector('.counted').compareDocumentPosition(document.querySelector('.references'))"
        )
        assert after == 2, unit  # the sources come before the counts


def test_contents_lead_to_places_of_the_page(phone: Page) -> None:
    for unit in UNITS:
        phone.goto(unit)
        lost = phone.evaluate(
            "[...document.querySelectorAll('.jump a, .contents a')].map((link) => link.hash)"
            ".filter((hash) => !document.querySelector(hash))"
        )
        assert lost == [], unit


def test_a_unit_without_results_is_downloaded_as_its_former_units(site_folder: Path) -> None:
    lines = (site_folder / "data/areas/dong-thap-2025.csv").read_text(encoding="utf-8").splitlines()
    areas = {line.split(",")[1] for line in lines[1:]}
    assert areas == {"dong-thap", "tien-giang", "dong-thap-2025"}
    told = json.loads((site_folder / "data/areas/dong-thap-2025.json").read_text(encoding="utf-8"))
    assert {row["measure"] for row in told["figures"]} == {"target"}
    assert {row["area_id"] for row in told["former"]} == {"dong-thap", "tien-giang"}
