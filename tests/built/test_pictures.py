"""The pictures: what cards say, that their texts fit and have glyphs, and that files are always the same."""

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageColor

from scripts.charts.cards import (
    FOOT,
    MARGIN,
    SIZE,
    Card,
    KeyFigure,
    draw_card,
    fit_title,
    load_font,
    shorten_lines,
    wrap_text,
)
from scripts.charts.palette import LIGHT
from scripts.charts.raster import encode_png, rasterize, round_dots, snap_colours
from scripts.charts.svg import element, label, line, standalone
from scripts.contract.package import load_package
from scripts.database import loader as database
from scripts.pages import pictures
from scripts.pages.finding_files import read_findings
from scripts.pages.site import make_site
from scripts.pages.stored import read_tables
from scripts.shared import settings
from scripts.shared.languages import LANGUAGES
from tests.sample import write_sample

pytestmark = pytest.mark.built

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
FONTS = SITE / "fonts"
MISSING = "\uffff"
NAMES = ("Thừa Thiên Huế", "Đắk Lắk", "Bà Rịa - Vũng Tàu", "Hoà Bình")
PAGE = ImageColor.getrgb(LIGHT["page"])


@pytest.fixture(autouse=True)
def address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SITE_URL", "https://so.example/")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of the published data."""
    path = tmp_path_factory.mktemp("hình") / "tinh-so.db"
    database.build(load_package(ROOT), path)
    return path


@pytest.fixture(scope="module")
def contents(published: Path) -> dict[str, Card | str]:
    """Return what each picture of the published data shows, by its path."""
    tables, findings = read_tables(published), read_findings(published, SITE / "findings")
    sites = [make_site(tables, language) for language in LANGUAGES]
    return {
        picture.path: picture.content for site in sites for picture in pictures.iter_pictures(site, findings)
    }


@pytest.fixture(scope="module")
def cards(contents: dict[str, Card | str]) -> dict[str, Card]:
    return {path: content for path, content in contents.items() if isinstance(content, Card)}


def list_texts(card: Card) -> list[str]:
    texts = [card.kind, card.title, card.text, card.site, card.tagline]
    return texts + [text for figure in card.figures for text in (figure.value, figure.label, figure.source)]


def draw_chart() -> str:
    drawing = element(
        "svg",
        element("title", "Tỷ lệ"),
        label("Đắk Lắk", 0, 20),
        line((0, 100), (30, 30), "line"),
        width="100%",
        height=40,
    )
    return standalone(drawing, "Nguồn: Bộ")


def test_there_is_a_card_for_the_site_each_area_and_each_indicator_in_both_languages(
    cards: dict[str, Card], published: Path
) -> None:
    tables = read_tables(published)
    pages = ["index", *(f"areas/{area['id']}" for area in tables["areas"])]
    pages += [f"indicators/{indicator['id']}" for indicator in tables["indicators"]]
    assert set(cards) == {f"{language}/{page}" for language in LANGUAGES for page in pages}


def test_every_letter_of_every_card_has_a_glyph(cards: dict[str, Card]) -> None:
    font = load_font(FONTS, 400, 20)
    empty = bytes(font.getmask(MISSING))
    letters = {letter for card in cards.values() for text in list_texts(card) for letter in text}
    drawn = {letter for letter in letters if not letter.isspace()}
    assert {letter for letter in drawn if bytes(font.getmask(letter)) == empty} == set()


def test_a_letter_without_a_glyph_is_found() -> None:
    font = load_font(FONTS, 400, 20)
    assert bytes(font.getmask("字")) == bytes(font.getmask(MISSING)) != bytes(font.getmask("ộ"))


def test_the_longest_cards_leave_their_margins_free(cards: dict[str, Card]) -> None:
    longest = sorted(cards.values(), key=lambda card: (len(card.title), sum(map(len, list_texts(card)))))
    for card in longest[-12:]:
        image = draw_card(card, FONTS)
        above_foot = image.crop((0, FOOT - 6, SIZE[0], FOOT))
        right = image.crop((SIZE[0] - MARGIN + 8, 12, SIZE[0], FOOT))
        assert [above_foot.getcolors(), right.getcolors()] == [
            [(above_foot.width * above_foot.height, PAGE)],
            [(right.width * right.height, PAGE)],
        ], card.title


def test_a_name_is_never_shortened(cards: dict[str, Card]) -> None:
    for card in cards.values():
        assert " ".join(fit_title(card.title, FONTS)[0]) == card.title


def test_an_area_of_either_era_says_which_it_is(cards: dict[str, Card]) -> None:
    card = cards["vi/areas/quang-tri-2025"]
    assert (card.title, card.kind) == (
        "Tỉnh Quảng Trị",
        "Đơn vị cấp tỉnh từ ngày 1/7/2025, hợp nhất từ Quảng Bình và Quảng Trị",
    )
    former = cards["en/areas/thua-thien-hue"].kind
    assert former == "A province-level unit until 31 December 2024. Since 1 January 2025 it is Huế"
    assert cards["vi/areas/ha-tinh"].kind == "Đơn vị cấp tỉnh, giữ nguyên trong đợt sắp xếp ngày 1/7/2025"
    assert cards["vi/areas/huong-tra"].kind == "Thị xã, đến hết ngày 30/6/2025, thuộc Thừa Thiên Huế"


def test_a_card_gives_its_figures_with_period_and_source(cards: dict[str, Card]) -> None:
    counts = {len(card.figures) for card in cards.values()}
    assert counts == {0, 1, 2, 3}
    for path, card in cards.items():
        for figure in card.figures if "index" not in path else ():
            assert (" · nguồn: " if path.startswith("vi/") else " · source: ") in figure.source


def test_lines_break_between_words_and_keep_all_of_them() -> None:
    font = load_font(FONTS, 600, 60)
    lines = wrap_text(" ".join(NAMES), font, 500)
    assert " ".join(lines) == " ".join(NAMES)
    assert len(lines) > 2 and all(font.getlength(item) <= 500 for item in lines)
    assert wrap_text("70\u202f%", font, 10) == ["70\u202f%"]


def test_what_does_not_fit_ends_after_a_whole_word() -> None:
    font = load_font(FONTS, 400, 20)
    assert shorten_lines(["một hai", "ba bốn", "năm"], 2, font, 500) == ["một hai", "ba bốn…"]
    assert shorten_lines(["một hai", "ba bốn"], 2, font, 500) == ["một hai", "ba bốn"]
    width = font.getlength("một hai")
    assert shorten_lines(["một hai", "ba"], 1, font, width) == ["một…"]


@pytest.mark.parametrize("name", NAMES)
def test_a_card_is_the_same_each_time_and_has_few_colours(name: str) -> None:
    card = Card(
        "Tỉnh", name, [KeyFigure("trên 70\u202f%", "Tỷ lệ", "năm 2022 · nguồn: Bộ")], "", "Tỉnh Số", "…"
    )
    first, second = (encode_png(draw_card(card, FONTS)) for _ in range(2))
    assert first == second
    image = Image.open(io.BytesIO(first))
    assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
    assert image.convert("RGB").getpixel((5, 300)) == PAGE


def test_a_chart_is_the_same_each_time_in_the_light_colours() -> None:
    first, second = (encode_png(rasterize(draw_chart(), FONTS)) for _ in range(2))
    assert first == second
    image = Image.open(io.BytesIO(first)).convert("RGB")
    colours = {colour for _, colour in image.getcolors(1 << 20) or []}
    assert image.width == 800
    assert {PAGE, ImageColor.getrgb(LIGHT["ink"]), ImageColor.getrgb(LIGHT["line"])} <= colours


def test_dots_of_a_stretched_box_become_circles() -> None:
    path = element("path", d="M10 5h0m40.5 7h0", stroke="#6f8487", stroke_width=6.0)
    box = element("svg", path, width="100%", viewBox="0 0 100 20", preserveAspectRatio="none")
    circles = [circle.attrib for circle in ElementTree.fromstring(round_dots(box))]
    assert circles == [
        {"cx": "10%", "cy": "5", "r": "3", "fill": "#6f8487"},
        {"cx": "50.5%", "cy": "12", "r": "3", "fill": "#6f8487"},
    ]


def test_colours_near_a_true_one_become_it() -> None:
    assert snap_colours([253, 254, 255, 19, 33, 42, 128, 64, 32]) == [255, 255, 255, 19, 33, 42, 128, 64, 32]


def test_a_small_package_gets_its_pictures(tmp_path: Path) -> None:
    package = write_sample(tmp_path / "gói")
    database.build(package, tmp_path / "tinh-so.db")
    tables = read_tables(tmp_path / "tinh-so.db")
    chosen = [
        picture
        for picture in pictures.iter_pictures(make_site(tables, "en"), [])
        if picture.path in ("en/index", "en/index/map", "en/areas/ha-tinh", "en/indicators/dti-rank")
    ]
    for picture in chosen:
        (tmp_path / picture.path).parent.mkdir(parents=True, exist_ok=True)
    pictures.write_pictures(chosen, FONTS, tmp_path)
    made = sorted(path.relative_to(tmp_path).as_posix() for path in (tmp_path / "en").rglob("*.*"))
    assert made == [
        "en/areas/ha-tinh.png",
        "en/index.png",
        "en/index/map.png",
        "en/index/map.svg",
        "en/indicators/dti-rank.png",
    ]
    svg = ElementTree.parse(tmp_path / "en/index/map.svg")
    links = [link.get("href", "") for link in svg.iter("{http://www.w3.org/2000/svg}a")]
    assert len(links) == 36
    assert all(link.startswith("https://so.example/en/areas/") for link in links)


def test_a_chart_as_a_file_says_whose_it_is_and_where_it_comes_from(contents: dict[str, Card | str]) -> None:
    svg = contents["vi/areas/quang-tri/place-dti-rank"]
    assert isinstance(svg, str)
    said = [text.text for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert said[0] == "Quảng Trị (đến 30/6/2025): Xếp hạng DTI (63 tỉnh, thành phố)"
    assert "/areas/quang-tri/" in (said[-1] or "")
    assert any(text and text.startswith("Nguồn: ") for text in said)
