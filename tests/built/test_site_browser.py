"""The site in a real browser: what a reader does, by pointer, finger and keyboard, and without JavaScript."""

import re
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from scripts.publish.static_server import make_server
from tests.site_pages import KINDS

pytestmark = pytest.mark.built

LANGUAGES = {"vi": "", "en": "en/"}
PHONES = {"indicators/phone-subscriptions/", "indicators/mobile-subscriptions/"}
FIBRE = {"indicators/household-fibre-share/", "indicators/fibre-length/"}
SERVICES = {"indicators/online-services-by-scope/", "indicators/online-services-by-level/"}
ECONOMY = {"indicators/digital-economy-grdp-share/"}
INVOICES = {"indicators/enterprises-e-invoice-share/"}
DA_NANG = {"areas/da-nang-2025/"}
QUANG_TRI = {"areas/quang-tri-2025/", "areas/quang-tri/"}
BINH_DUONG = {"areas/binh-duong/", "areas/ho-chi-minh-2025/"}
QUERIES = {
    "da nang": DA_NANG,
    "đà nẵng": DA_NANG,
    "Đà Nẵng": DA_NANG,
    "dak lak": {"areas/dak-lak-2025/", "areas/dak-lak/"},
    "hue": {"areas/hue/", "areas/thua-thien-hue/"},
    "thua thien hue": {"areas/thua-thien-hue/", "areas/hue/"},
    "ha noi": {"areas/ha-noi/"},
    "quang tri": QUANG_TRI,
    "quảng trị": QUANG_TRI,
    "can tho": {"areas/can-tho-2025/", "areas/can-tho/"},
    "dien thoai": PHONES,
    "điện thoại": PHONES,
    "internet": {"indicators/household-internet-share/", "indicators/internet-users-share/"},
    "cap quang": FIBRE,
    "cáp quang": FIBRE,
    "dich vu cong": SERVICES,
    "chuyen doi so": {"indicators/dti-index/"},
    "kinh te so": ECONOMY,
    "bình dương": BINH_DUONG,
    "binh duong": BINH_DUONG,
    "hoa don dien tu": INVOICES,
    "quang binh": {"areas/quang-binh/", "areas/quang-tri-2025/"},
}
"""What people type, and the pages that must be among the first three."""


def search(page: Page, typed: str) -> list[str]:
    """Type into the search field and return the addresses found, relative to the language's root."""
    page.locator("#search").fill(typed)
    page.wait_for_function("typed => document.getElementById('search').dataset.answered === typed", arg=typed)
    root = "/en/" if page.locator("html").get_attribute("lang") == "en" else "/"
    paths = page.locator(".search-results a").evaluate_all("links => links.map(link => link.pathname)")
    return [path.removeprefix(root) for path in paths]


# Finding


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_finds_the_right_page_among_the_first_ten(desk: Page, language: str) -> None:
    desk.goto(LANGUAGES[language])
    found = {typed: search(desk, typed)[:10] for typed in QUERIES}
    assert {typed: pages for typed, pages in found.items() if not QUERIES[typed] <= set(pages)} == {}


def test_search_index_waits_until_somebody_searches(desk: Page) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    desk.goto("areas/quang-tri/", wait_until="networkidle")
    before = list(asked)
    search(desk, "hue")
    assert "search.json" not in before and "search.json" in asked


def test_search_works_by_keyboard_alone(desk: Page) -> None:
    desk.goto("")
    search(desk, "hà nội")
    field, options = desk.get_by_role("combobox"), desk.get_by_role("option")
    expect(field).to_have_attribute("aria-expanded", "true")
    desk.keyboard.press("ArrowDown")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-activedescendant", str(options.first.get_attribute("id")))
    expect(options.first).to_have_attribute("aria-selected", "true")
    desk.keyboard.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    desk.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/areas/ha-noi/")


def test_search_tells_those_who_hear_the_page(desk: Page) -> None:
    desk.goto("")
    search(desk, "dti hà nội")
    expect(desk.get_by_role("group", name="Số liệu").get_by_role("option")).not_to_have_count(0)
    expect(desk.get_by_role("group", name="Trang").get_by_role("option")).not_to_have_count(0)
    count = desk.get_by_role("listbox").get_by_role("option").count()
    expect(desk.locator(".search-status[role=status]")).to_have_text(f"{count} kết quả")
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("combobox")).to_have_value("")


def test_enter_opens_the_first_page_found(desk: Page) -> None:
    desk.goto("en/")
    search(desk, "da nang")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/en/areas/da-nang-2025/")


def test_search_says_when_nothing_is_found(desk: Page) -> None:
    desk.goto("")
    assert search(desk, "qwertyuiop") == []
    expect(desk.locator(".search-count")).to_contain_text("Không tìm thấy kết quả nào")
    desk.keyboard.press("Escape")
    expect(desk.locator(".search-panel")).to_be_hidden()


def test_picker_finds_a_merged_name(phone: Page) -> None:
    phone.goto("method/")
    phone.locator("[data-picker]").tap()
    phone.get_by_label("Tên tỉnh").fill("quảng bình")
    shown = phone.locator(".picker-list li:visible a")
    assert shown.evaluate_all("links => links.map(link => link.pathname)") == [
        "/areas/quang-tri-2025/",
        "/areas/quang-binh/",
    ]
    phone.keyboard.press("Escape")
    expect(phone.locator("dialog")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("tp hà nội", "Hà Nội"),
        ("quang tir", "Quảng Trị"),
        ("brvt", "Bà Rịa"),
        ("nha trang", "Khánh Hòa"),
        ("saigon", "Hồ Chí Minh"),
    ],
)
def test_picker_understands_names_as_the_search_does(desk: Page, typed: str, first: str) -> None:
    desk.goto("method/")
    desk.locator("[data-picker]").click()
    desk.get_by_label("Tên tỉnh").fill(typed)
    expect(desk.locator(".picker-list li:visible a").first).to_contain_text(first)
    desk.get_by_label("Tên tỉnh").fill("qwertyuiop")
    expect(desk.locator("dialog [role=status]")).to_have_text("Không thấy tỉnh, thành nào có tên như vậy.")


def test_picker_goes_to_the_first_name_left(desk: Page) -> None:
    desk.goto("en/sources/")
    desk.locator("[data-picker]").click()
    desk.get_by_label("Name (").fill("dak lak")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/en/areas/dak-lak-2025/")


def test_tables_filter_and_sort(desk: Page) -> None:
    desk.goto("areas/")
    table = desk.locator("table.sortable").first
    rows = table.locator("tbody tr:visible")
    whole = rows.count()
    desk.get_by_label("Lọc").first.fill("ha tinh")
    assert rows.locator("th").all_inner_texts() == ["Hà Tĩnh"]
    desk.get_by_label("Lọc").first.fill("")
    assert rows.count() == whole
    head = table.locator("thead th").nth(2)
    head.locator("button").click()
    head.locator("button").click()
    cells = table.locator("tbody td:nth-child(3)").all_inner_texts()
    numbers = [int(text.split()[0].replace(".", "")) for text in cells]
    assert numbers == sorted(numbers, reverse=True) and head.get_attribute("aria-sort") == "descending"


@pytest.mark.parametrize(
    ("address", "typed", "left"),
    [
        ("areas/", "da nang", ["Đà Nẵng (từ 1/7/2025)", "Quảng Nam", "Đà Nẵng (đến 30/6/2025)"]),
        ("en/indicators/", "cap quang", []),
        ("indicators/", "cap quang", None),
    ],
)
def test_one_filter_serves_every_table_of_an_index(
    desk: Page, address: str, typed: str, left: list[str] | None
) -> None:
    desk.goto(address)
    field = desk.locator(".filter input")
    expect(field).to_have_count(1)
    field.fill(typed)
    names = desk.locator("main tbody tr:visible th").all_inner_texts()
    assert sorted(names) == sorted(left) if left is not None else 0 < len(names) < 30
    assert desk.locator("main tbody tr").count() > len(names)
    expect(desk.locator(".filter [role=status]")).to_contain_text(f"{len(names)} ")
    tables = desk.locator("main table.sortable:visible").count()
    assert desk.locator("main h2:visible").count() == tables


def test_phone_sorts_by_a_choice(phone: Page) -> None:
    phone.goto("indicators/papi-d8/")
    order = phone.get_by_label("Xếp theo")
    names = phone.locator("main table.sortable").first.locator("tbody th")
    printed = names.all_inner_texts()
    order.select_option(label="Xếp theo: Địa phương ↑")
    assert names.all_inner_texts() != printed and sorted(names.all_inner_texts()) == sorted(printed)
    order.select_option("")
    assert names.all_inner_texts() == printed


def test_phone_sorts_an_index_by_links(phone: Page) -> None:
    phone.goto("areas/")
    expect(phone.get_by_label("Xếp theo")).to_have_count(0)
    phone.locator(".orders a", has_text="nhiều số liệu").tap()
    phone.wait_for_url("**/areas/by-figures/")
    assert phone.locator("main tbody th").first.inner_text() == "Quảng Ninh"


# Framing


def test_charts_may_be_framed_and_pages_may_not(desk: Page, site: str, tmp_path: Path) -> None:
    """Another origin frames a chart's page and a province's page; only the first appears."""
    frame = '<iframe title="{name}" src="{site}{address}"></iframe>'
    frames = [("chart", "embed/indicators/papi-d8/map/"), ("page", "areas/hue/")]
    text = "".join(frame.format(name=name, site=site, address=address) for name, address in frames)
    (tmp_path / "index.html").write_text(f"<!doctype html>{text}", encoding="utf-8")
    with make_server(tmp_path, 0) as other:
        thread = threading.Thread(target=other.serve_forever, daemon=True)
        thread.start()
        desk.goto(f"http://127.0.0.1:{other.server_port}/", wait_until="networkidle")
        expect(desk.frame_locator("[title=chart]").locator("svg.chart")).to_be_visible()
        expect(desk.frame_locator("[title=page]").locator("h1", has_text="Huế")).to_have_count(0)
        other.shutdown()
        thread.join()


# Languages and schemes


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "missing"])
def test_language_switch_stays_on_the_page(desk: Page, site: str, kind: str) -> None:
    desk.goto(KINDS[kind])
    desk.locator("#language").click()
    desk.wait_for_url(f"{site}en/{KINDS[kind]}")
    expect(desk.locator("html")).to_have_attribute("lang", "en")
    desk.locator("#language").click()
    desk.wait_for_url(site + KINDS[kind])


def test_chosen_scheme_stays_on_the_next_page(desk: Page) -> None:
    desk.emulate_media(color_scheme="light")
    desk.goto("")
    light = ground(desk)
    desk.locator("#scheme").click()
    dark = ground(desk)
    desk.goto("areas/")
    assert light == "rgb(255, 255, 255)" and ground(desk) == dark != light


def ground(page: Page) -> str:
    """Return the colour of the page's ground."""
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


# Citations


def test_citation_opens_by_keyboard_and_escape_leads_back(desk: Page) -> None:
    desk.goto("areas/quang-tri/")
    desk.locator("main").focus()
    while not desk.evaluate("document.activeElement.classList.contains('cite')"):
        desk.keyboard.press("Tab")
    opened = desk.locator(".citation:popover-open")
    expect(opened.locator(".citation__printed")).not_to_be_empty()
    desk.keyboard.press("Enter")
    expect(opened.locator("a").first).to_be_focused()
    desk.keyboard.press("Escape")
    expect(opened).to_have_count(0)
    assert desk.evaluate("document.activeElement.classList.contains('cite')")


def test_citation_opens_by_hover_and_a_click_leads_to_the_figure(desk: Page) -> None:
    desk.goto("areas/quang-tri/")
    mark = desk.locator(".cite").first
    mark.hover()
    expect(desk.locator(".citation:popover-open")).to_be_in_viewport(ratio=1)
    address = str(mark.get_attribute("href")).removeprefix("../../")
    mark.click()
    desk.wait_for_url(f"**/{address}")


def test_citation_opens_by_tap_and_stays_within_the_phone(phone: Page) -> None:
    phone.goto("areas/quang-tri/")
    phone.locator(".card .cite").first.tap()
    opened = phone.locator(".citation:popover-open")
    expect(opened).to_be_in_viewport(ratio=1)
    opened.locator("a").last.tap()
    phone.wait_for_url("**/figures/*/")


@pytest.mark.parametrize(
    ("address", "mark"),
    [
        ("indicators/papi-d8/", ".cite >> nth=50"),
        ("sources/quang-tri-2023/", ".cited >> nth=3"),
        ("en/audit/", ".cited >> nth=1"),
    ],
)
def test_citation_that_the_page_does_not_hold_is_read_from_the_figures_page(
    desk: Page, address: str, mark: str
) -> None:
    desk.goto(address)
    found = desk.locator(mark)
    figure = str(found.get_attribute("href")).rsplit("/", 2)[1]
    expect(desk.locator(f"#c-{figure}")).to_have_count(0)
    found.hover()
    opened = desk.locator(f"#c-{figure}:popover-open")
    expect(opened.locator(".citation__printed")).not_to_be_empty()
    expect(opened.locator(".citation__source a")).to_have_attribute("href", re.compile(r"^http.*/sources/"))
    expect(opened.locator(".citation__checked")).not_to_be_empty()
    expect(opened.locator(".citation__chain a")).to_have_attribute("href", re.compile(f"/figures/{figure}/$"))
    desk.keyboard.press("Escape")
    expect(opened).to_have_count(0)


def test_copying_a_citation(desk: Page) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.goto("figures/f0001/")
    desk.locator(".copy").first.click()
    expect(desk.locator(".copy").first).to_have_text("Đã sao chép")
    assert desk.evaluate("navigator.clipboard.readText()") == desk.locator("pre").first.inner_text().strip()


# Everyone


@pytest.mark.parametrize("kind", KINDS)
def test_no_sideways_scrolling_on_a_small_phone(phone: Page, kind: str) -> None:
    for root in LANGUAGES.values():
        phone.goto(root + KINDS[kind])
        assert phone.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("kind", KINDS)
def test_pages_ask_nobody_else_and_break_no_rule(desk: Page, site: str, kind: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.on("console", lambda message: said.append(message.text))
    desk.on("pageerror", lambda error: said.append(str(error)))
    desk.goto(KINDS[kind], wait_until="networkidle")
    assert [url for url in asked if not url.startswith(site)] == []
    assert [text for text in said if "status of 404" not in text or kind != "missing"] == []
    assert desk.context.cookies() == []


def test_skip_link_comes_first_and_leads_to_the_content(desk: Page) -> None:
    desk.goto("areas/quang-tri/")
    desk.keyboard.press("Tab")
    expect(desk.locator(".skip")).to_be_in_viewport()
    desk.keyboard.press("Enter")
    expect(desk.locator("main")).to_be_focused()


def test_reading_without_javascript(browser: Browser, site: str) -> None:
    size = ViewportSize(width=360, height=740)
    context = browser.new_context(base_url=site, java_script_enabled=False, viewport=size)
    page = context.new_page()
    page.goto("areas/quang-tri/")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator(".citation").first).to_be_hidden()
    page.locator(".cite").first.click()
    page.wait_for_url("**/figures/*/")
    page.locator(".menu summary").click()
    page.locator(".menu").get_by_role("link", name="Tỉnh, thành").click()
    page.wait_for_url("**/areas/")
    page.locator("#language").click()
    page.wait_for_url("**/en/areas/")
    page.locator("[data-picker]").click()
    page.wait_for_url("**/en/areas/")
    context.close()


def test_paper_shows_the_page_and_its_citations(desk: Page) -> None:
    desk.goto("areas/quang-tri/")
    held = desk.locator(".citation").count()
    desk.emulate_media(media="print", color_scheme="dark")
    assert desk.locator(".citation:visible").count() == held > 0
    expect(desk.locator(".references")).to_be_visible()
    expect(desk.locator(".top")).to_be_hidden()
    assert ground(desk) == "rgb(255, 255, 255)"


def test_missing_page_helps_in_its_language(desk: Page) -> None:
    for root, words in (("", "Không có trang này"), ("en/", "There is no such page")):
        answer = desk.goto(f"{root}areas/atlantis/")
        assert answer is not None and answer.status == 404
        expect(desk.locator("h1")).to_have_text(words)
        desk.locator("main .doors a").first.click()
        desk.wait_for_url(f"**/{root}areas/")
