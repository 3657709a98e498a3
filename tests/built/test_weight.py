"""The weight of the site as a first and a second visit carry it over the wire, compressed."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

pytestmark = pytest.mark.built

FIRST_VISIT = 60_000
"""Bytes that a first visit to a province's page may weigh in all."""
SECOND_PAGE = 18_000
"""Bytes that a second page may weigh in all, and so every page by itself: its small charts are within it."""
REQUESTS = 8
SEARCH = 150_000
"""Bytes that the index of the search may weigh in all, fetched when somebody searches."""


def visit(page: Page, address: str) -> dict[str, int]:
    """Visit a page and return what was carried: address and bytes of each answer's body."""
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("response", note)
    return {answer.url: max(answer.request.sizes()["responseBodySize"], 0) for answer in answers}


@pytest.mark.parametrize("root", ["", "en/"])
def test_first_visit_and_second_page_are_light(desk: Page, root: str) -> None:
    first = visit(desk, f"{root}areas/quang-tri/")
    second = visit(desk, f"{root}areas/hue/")
    print(*(f"{size:7,} {url}" for url, size in first.items()), sep="\n")
    whole, more = sum(first.values()), sum(second.values())
    print(f"first visit {whole:,} bytes in {len(first)} requests, second page {more:,} bytes")
    assert whole <= FIRST_VISIT
    assert len(first) <= REQUESTS
    assert more <= SECOND_PAGE


@pytest.mark.parametrize("root", ["", "en/"])
def test_the_index_of_the_search_is_light(site_folder: Path, root: str) -> None:
    weights = {name: weigh(site_folder / root / name) for name in ("search.json", "search-figures.json")}
    print(weights)
    assert sum(weights.values()) <= SEARCH


def test_no_page_is_heavy(site_folder: Path) -> None:
    pages = sorted(site_folder.rglob("*.html"))
    weights = {path.relative_to(site_folder).as_posix(): weigh(path) for path in pages}
    heaviest = sorted(weights, key=lambda place: weights[place], reverse=True)[:10]
    print(*(f"{weights[place]:7,} {place}" for place in heaviest), sep="\n")
    assert {place: weight for place, weight in weights.items() if weight > SECOND_PAGE} == {}


def weigh(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))
