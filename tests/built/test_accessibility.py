"""axe finds no fault on any kind of page, in either language and scheme, on a phone and on a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.site_pages import KINDS

pytestmark = pytest.mark.built

ROOTS = {"vi": "", "en": "en/"}
WIDTHS = {"vi": (360, 1280), "en": (1280, 360)}
"""The widths of the light and of the dark scheme: two pages of one kind are seen in all four combinations."""
SCHEME_RULES = ("color-contrast", "link-in-text-block")
"""The rules of axe that look at colours; what the others look at is the same in either scheme."""
OPENING = {
    "[data-picker]": "dialog",
    ".cite": ".citation:popover-open",
    ".menu summary": ".menu nav",
    ".toc summary": ".toc nav",
}


@pytest.mark.parametrize("language", ROOTS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_accessibility_fault(desk: Page, kind: str, language: str) -> None:
    desk.goto(ROOTS[language] + KINDS[kind])
    if kind == "compare":
        desk.locator("main table").wait_for()
    faults: dict[str, list[tuple[str, str]]] = {}
    for width, scheme in zip(WIDTHS[language], ("light", "dark"), strict=True):
        desk.set_viewport_size({"width": width, "height": 900})
        desk.emulate_media(color_scheme="light" if scheme == "light" else "dark")
        faults[f"{width} {scheme}"] = find_faults(desk, *(SCHEME_RULES if scheme == "dark" else ()))
    assert {case: found for case, found in faults.items() if found} == {}


@pytest.mark.parametrize("opener", OPENING)
def test_no_accessibility_fault_in_what_opens(phone: Page, opener: str) -> None:
    phone.goto("areas/hue/")
    phone.locator(opener).first.tap()
    phone.locator(OPENING[opener]).wait_for()
    assert find_faults(phone) == []


def test_no_accessibility_fault_in_what_search_finds(phone: Page) -> None:
    phone.goto("areas/hue/")
    phone.locator("#search").fill("quang tri")
    phone.locator(".search-results a").first.wait_for()
    assert find_faults(phone) == []


def find_faults(page: Page, *only: str) -> list[tuple[str, str]]:
    """Run axe with these rules, else with all; return each broken rule with its first element."""
    options: dict[str, object] = {"resultTypes": ["violations"]}
    options |= {"runOnly": list(only)} if only else {"rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in found]
