"""The weight of the site as a first and a second visit carry it over the wire, compressed."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

FIRST_VISIT = 90_000
"""Bytes that a first visit to a province's page may weigh in all."""
SECOND_PAGE = 15_000
HEAVIEST_PAGE = 20_000
"""Bytes that no page may exceed; the few with a hundred figures each are above SECOND_PAGE."""
REQUESTS = 8


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


def test_no_page_is_heavy(site_folder: Path) -> None:
    pages = sorted(site_folder.rglob("*.html"))
    weights = {path.relative_to(site_folder).as_posix(): weigh(path) for path in pages}
    above = {place: weight for place, weight in weights.items() if weight > SECOND_PAGE}
    print(f"{len(above)} of {len(weights)} pages above {SECOND_PAGE:,} bytes: {above}")
    assert {place: weight for place, weight in above.items() if weight > HEAVIEST_PAGE} == {}
    assert len(above) <= len(weights) / 100


def weigh(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))
