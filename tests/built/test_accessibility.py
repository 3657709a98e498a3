"""axe finds no fault on any kind of page, in either language and scheme, on a phone or on a desk."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.site_pages import KINDS

pytestmark = pytest.mark.built

WIDTHS = ((360, 1280), (1280, 360))
"""The widths of the light and of the dark scheme, in turns from kind to kind."""
SCHEME_RULES = ("color-contrast", "link-in-text-block")
"""The rules of axe that look at colours: slow, and the same in either language."""
OPENING = {
    "[data-picker]": "dialog",
    ".cite": ".citation:popover-open",
    ".menu summary": ".menu nav",
    ".toc summary": ".toc nav",
}


@pytest.mark.parametrize(("kind", "place"), [(kind, place) for place, kind in enumerate(KINDS)])
def test_no_accessibility_fault(desk: Page, kind: str, place: int) -> None:
    light, dark = WIDTHS[place % 2]
    show(desk, KINDS[kind], light, "light")
    faults = {"light": find_faults(desk)}
    show(desk, KINDS[kind], dark, "dark")
    faults["dark"] = find_faults(desk, *SCHEME_RULES)
    show(desk, f"en/{KINDS[kind]}", dark, "dark")
    faults["English"] = find_faults(desk, without=SCHEME_RULES)
    assert {case: found for case, found in faults.items() if found} == {}


def show(page: Page, address: str, width: int, scheme: Literal["light", "dark"]) -> None:
    """Open a page at a width, in a scheme."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    if "compare" in address:
        page.locator("main table").first.wait_for()


@pytest.mark.parametrize("opener", OPENING)
def test_no_accessibility_fault_in_what_opens(phone: Page, opener: str) -> None:
    phone.goto("method/" if opener == ".toc summary" else "areas/hue/")
    phone.locator(opener).first.tap()
    phone.locator(OPENING[opener]).wait_for()
    assert find_faults(phone) == []


def test_no_accessibility_fault_in_what_search_finds(phone: Page) -> None:
    phone.goto("areas/hue/")
    phone.locator("#search").fill("quang tri")
    phone.locator(".search-results a").first.wait_for()
    assert find_faults(phone) == []


def find_faults(page: Page, *only: str, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Run axe with these rules, else with all but some; return each broken rule with its first element."""
    rules = {"target-size": {"enabled": True}, **{rule: {"enabled": False} for rule in without}}
    options: dict[str, object] = {"resultTypes": ["violations"]}
    options |= {"runOnly": list(only)} if only else {"rules": rules}
    found = Axe().run(page, options=options).response["violations"]
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in found]
