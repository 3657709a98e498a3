"""What the tests of the built site share: the folder, a server of it on this machine, and a real browser.

``make test`` builds first; these tests read ``build/`` and never write there. Chromium is found by CHROMIUM
or in the usual places; without it the browser's tests are skipped, and fail where TINH_SO_REQUIRE_CHROMIUM=1.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.servers import serving

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


BUILT = {"site_folder", "site", "desk", "phone"}
"""Fixtures that read the built site: who asks for one is marked as ``built``."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that read the built site, so that the fast tier leaves them out."""
    for item in items:
        if BUILT & set(getattr(item, "fixturenames", ())) and "unit" not in item.path.parts:
            item.add_marker("built")


def find_chromium() -> str | None:
    """Return the path of a Chromium, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = filter(None, map(shutil.which, CHROMIUM_NAMES))
    return next((path for path in (*found, *CHROMIUM_PLACES) if Path(path).exists()), None)


@pytest.fixture(scope="session")
def site_folder() -> Path:
    """Return the folder of the built site."""
    folder = Path("build/site")
    if not (folder / "index.html").is_file():
        pytest.fail("build/site is missing: run make build first (make test does).")
    return folder


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """Serve the built site; return its address, with a slash at the end."""
    with serving(site_folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser once for all tests."""
    path = find_chromium()
    if path is None:
        message = "Chromium was not found: install it or name it by CHROMIUM."
        if os.environ.get("TINH_SO_REQUIRE_CHROMIUM") == "1":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def desk(browser: Browser, site: str) -> Iterator[Page]:
    """Return a page of a desk's width; addresses are relative to the site."""
    yield from open_page(browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}))


@pytest.fixture
def phone(browser: Browser, site: str) -> Iterator[Page]:
    """Return a page of a small phone's width that is touched, not pointed at."""
    size = ViewportSize(width=360, height=740)
    yield from open_page(browser.new_context(base_url=site, viewport=size, has_touch=True, is_mobile=True))


def open_page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    context.close()
