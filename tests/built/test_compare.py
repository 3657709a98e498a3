"""The comparison in a browser: what two to six units share, what does not compare, and the way on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.pages.answers.side_by_side import count_rows, find_row, list_figures
from scripts.pages.site import Site, make_site
from scripts.pages.stored import read_tables
from tests.built.test_accessibility import find_faults

pytestmark = pytest.mark.built

PAIRS = {
    "merged, merged": ["da-nang-2025", "quang-tri-2025"],
    "merged, with little": ["dak-lak-2025", "lai-chau"],
    "merged, former": ["da-nang-2025", "quang-tri"],
    "merged, what it was made from": ["da-nang-2025", "quang-nam"],
    "unmerged": ["ha-noi", "cao-bang"],
    "former, former": ["quang-binh", "ha-tinh"],
    "three": ["da-nang-2025", "hue", "quang-tri-2025"],
    "six": ["ha-noi", "ho-chi-minh-2025", "da-nang-2025", "hue", "can-tho-2025", "hai-phong-2025"],
}
KEYS = "abcdef"


@pytest.fixture(scope="module")
def vietnamese() -> Site:
    return make_site(read_tables(Path("build/tinh-so.db")), "vi")


@pytest.fixture
def still(browser: Browser, site: str) -> Iterator[Page]:
    """Return a page without JavaScript."""
    context = browser.new_context(base_url=site, java_script_enabled=False)
    yield context.new_page()
    context.close()


def open_comparison(page: Page, ids: list[str], root: str = "") -> None:
    """Compare units, and wait for their rows."""
    query = "&".join(f"{key}={id}" for key, id in zip(KEYS, ids, strict=False))
    page.goto(f"{root}compare/?{query}")
    page.locator("[data-compare=done]").wait_for()


@pytest.mark.parametrize("name", PAIRS)
def test_the_rows_are_those_that_two_columns_share(desk: Page, vietnamese: Site, name: str) -> None:
    ids = PAIRS[name]
    columns = [list_figures(vietnamese, vietnamese.areas[id]) for id in ids]
    open_comparison(desk, ids)
    rows, things = count_rows(columns)
    table = desk.locator("table.vs").first
    assert table.locator("tbody").count() == things
    assert table.locator("tr.vs-verdict").count() == rows
    expect(desk.locator(".says")).to_contain_text(f"Có {things} chỉ số, {rows} dòng")


@pytest.mark.parametrize("name", PAIRS)
def test_each_cell_holds_figures_of_its_rows_period_and_set(desk: Page, vietnamese: Site, name: str) -> None:
    open_comparison(desk, PAIRS[name])
    bodies = (
        desk.locator("table.vs")
        .first.locator("tbody")
        .evaluate_all(
            """bodies => bodies.map(body => [...body.rows].map(row =>
             [...row.querySelectorAll('td a[href*="/figures/"]')].map(
               ({ pathname }) => pathname.split("/").at(-2))))"""
        )
    )
    assert bodies
    for body in bodies:
        told = [[vietnamese.figures[id] for id in row] for row in body if row]
        assert len({find_row(figure) for row in told for figure in row}) == 1
        assert all(len({figure.time_period for figure in row}) == 1 for row in told)
        assert len({row[0].time_period for row in told}) == len(told)


def test_a_merged_unit_without_a_figure_shows_its_former_units(desk: Page) -> None:
    open_comparison(desk, PAIRS["three"])
    papi = desk.locator("tbody").filter(has_text="PAPI nội dung 8").first
    expect(papi.locator("tr").nth(1).locator("td")).to_have_text(
        [
            "Đà Nẵng cũ3,755 điểmhạng 8/61Quảng Nam2,903 điểmhạng 58/61",
            "Thừa Thiên Huế3,311 điểmhạng 41/61",
            "Quảng Bình3,507 điểmhạng 21/61Quảng Trị cũ3,528 điểmhạng 20/61",
        ]
    )
    expect(papi.locator(".vs-verdict").first).to_contain_text("Đà Nẵng cũ cao nhất; Quảng Nam thấp nhất.")


def test_what_does_not_compare_says_why(desk: Page) -> None:
    open_comparison(desk, PAIRS["three"])
    apart = desk.locator("#khong-so-duoc ~ .vs-region").first
    said = apart.locator(".vs-verdict").all_inner_texts()
    assert said and all(text.startswith(("Không so được: ", "Không xếp thứ tự: ")) for text in said)
    expect(desk.locator("tbody").filter(has_text="Bộ Thông tin và Truyền thông")).to_contain_text(
        "Chưa kết luận được: hai số ước chừng."
    )


def test_where_nothing_is_shared_the_page_leads_on(desk: Page) -> None:
    open_comparison(desk, PAIRS["merged, what it was made from"])
    expect(desk.locator("#moi-noi ~ details").first.locator("summary")).to_contain_text("Đà Nẵng: ")
    expect(desk.locator("#moi-noi ~ p")).to_contain_text("Quảng Nam: không có chỉ số nào khác.")
    open_comparison(desk, ["ha-noi", "nowhere"])
    expect(desk.locator(".unknown").first).to_contain_text("nowhere")
    expect(desk.locator(".unknown").last).to_contain_text("ít nhất hai")


def test_an_old_address_is_replayed(desk: Page) -> None:
    desk.goto("compare/?a=quang-tri&b=ha-tinh")
    dti = desk.locator("tbody").filter(has_text="Xếp hạng DTI (63 tỉnh, thành phố)").first
    expect(dti.locator("tr").nth(1).locator("td")).to_have_text(["55/63", "37/63"])
    expect(dti.locator(".vs-question small")).to_have_text("năm 2022")
    expect(dti.locator(".vs-verdict").first).to_contain_text("xếp trên")
    expect(desk.locator("main h1")).to_have_text("So sánh Quảng Trị cũ và Hà Tĩnh")


def test_the_address_keeps_the_choice(desk: Page) -> None:
    desk.goto("en/compare/")
    expect(desk.locator("main .unknown")).to_contain_text("at least two")
    desk.get_by_label("Province 1").select_option("quang-tri")
    desk.get_by_label("Province 2").select_option("ha-tinh")
    desk.get_by_role("button", name="Compare").click()
    desk.wait_for_url("**/en/compare/?a=quang-tri&b=ha-tinh")
    desk.get_by_label("Add a province").select_option("hue")
    desk.get_by_role("button", name="Compare").click()
    desk.wait_for_url("**/en/compare/?a=quang-tri&b=ha-tinh&c=hue")
    desk.get_by_role("link", name="Remove Quảng Trị").click()
    desk.wait_for_url("**/en/compare/?a=ha-tinh&b=hue")
    expect(desk.locator("main h1")).to_have_text("Hà Tĩnh and Huế compared")


def test_more_rows_and_periods_are_shown_by_keyboard(desk: Page) -> None:
    open_comparison(desk, PAIRS["three"])
    table = desk.locator("table.vs").first
    assert table.locator("tbody:visible").count() == 8
    desk.get_by_role("button", name="Xem thêm").first.press("Enter")
    assert table.locator("tbody:visible").count() == table.locator("tbody").count() > 8
    assert desk.evaluate("document.activeElement.closest('tbody') !== null")
    periods = table.get_by_role("button", name="kỳ khác").first
    before = table.locator("tr:visible").count()
    periods.press("Enter")
    assert table.locator("tr:visible").count() > before


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("name", ["three", "six", "merged, with little"])
def test_the_table_is_a_table_on_a_small_phone(phone: Page, name: str, root: str) -> None:
    open_comparison(phone, PAIRS[name], root)
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    assert phone.locator("table.vs").first.evaluate("table => getComputedStyle(table).display") == "table"
    widths = phone.locator("table.vs thead th").evaluate_all("heads => heads.map(head => head.offsetWidth)")
    assert min(widths) >= 90


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["three", "six"])
def test_a_comparison_has_no_accessibility_fault(phone: Page, name: str, scheme: str) -> None:
    phone.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    open_comparison(phone, PAIRS[name])
    phone.get_by_role("button", name="kỳ khác").first.tap()
    phone.locator("details summary").last.tap()
    assert find_faults(phone) == []


def test_without_javascript_the_page_leads_to_pages_of_all_provinces(still: Page) -> None:
    still.goto("compare/")
    addresses = [link.get_attribute("href") for link in still.locator("[data-compare] li a").all()]
    assert addresses == ["../indicators/", "../families/", "../areas/"]
    for address in addresses:
        answer = still.request.get(f"{still.url}{address}")
        assert answer.ok, address
