"""The pictures: what cards say, that their texts fit and have glyphs, and that files are always the same."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import ImageColor

from scripts.charts.cards import FOOT, MARGIN, SIZE, Card, draw_card, fit_title, load_font
from scripts.charts.palette import LIGHT
from scripts.charts.picture_files import Picture, write_pictures
from scripts.charts.picture_store import PictureStore
from scripts.contract.package import Package, load_package
from scripts.database import loader as database
from scripts.pages import pictures
from scripts.pages.finding_files import read_findings
from scripts.pages.site import make_site
from scripts.pages.stored import read_tables
from scripts.shared import settings
from scripts.shared.languages import LANGUAGES
from tests.sample import write_sample

pytestmark = pytest.mark.built

ROOT = Path(__file__).parents[3]
SITE = ROOT / "site"
FONTS = SITE / "fonts"
MISSING = "\uffff"
PAGE = ImageColor.getrgb(LIGHT["page"])


@pytest.fixture(autouse=True)
def address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SITE_URL", "https://so.example/")


@pytest.fixture(scope="module")
def contents(tinh_so: Path) -> dict[str, Card | str]:
    """Return what each picture of the published data shows, by its path."""
    tables, findings = read_tables(tinh_so), read_findings(tinh_so, SITE / "findings")
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


def test_there_is_a_card_for_the_site_each_area_and_each_indicator_in_both_languages(
    cards: dict[str, Card], tinh_so: Path
) -> None:
    tables = read_tables(tinh_so)
    pages = ["index", *(f"areas/{area['id']}" for area in tables["areas"])]
    pages += [f"indicators/{indicator['id']}" for indicator in tables["indicators"]]
    assert set(cards) == {f"{language}/{page}" for language in LANGUAGES for page in pages}


def test_every_letter_of_every_card_has_a_glyph(cards: dict[str, Card]) -> None:
    font = load_font(FONTS, 400, 20)
    empty = bytes(font.getmask(MISSING))
    letters = {letter for card in cards.values() for text in list_texts(card) for letter in text}
    drawn = {letter for letter in letters if not letter.isspace()}
    assert {letter for letter in drawn if bytes(font.getmask(letter)) == empty} == set()


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


def test_a_small_package_gets_its_pictures(tmp_path: Path) -> None:
    package = write_sample(tmp_path / "gói")
    database.build(package, tmp_path / "tinh-so.db")
    tables = read_tables(tmp_path / "tinh-so.db")
    chosen = [
        picture
        for picture in pictures.iter_pictures(make_site(tables, "en"), [])
        if picture.path in ("en/index", "en/index/map", "en/areas/ha-tinh", "en/indicators/dti-rank")
    ]
    kept = PictureStore(tmp_path / "kept", "")
    write_pictures(chosen, FONTS, tmp_path, kept)
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


def list_sample(package: Package, folder: Path) -> list[Picture]:
    """Return all pictures of a package, in English."""
    database.build(package, folder / "tinh-so.db")
    return list(pictures.iter_pictures(make_site(read_tables(folder / "tinh-so.db"), "en"), []))


def test_what_has_been_drawn_is_not_drawn_again(tmp_path: Path) -> None:
    kept = tmp_path / ".pictures"
    chosen = [
        picture
        for picture in list_sample(write_sample(tmp_path / "gói"), tmp_path)
        if picture.path in ("en/index", "en/index/map", "en/areas/ha-tinh")
    ]
    runs = [
        write_pictures(chosen, FONTS, tmp_path / name, PictureStore(kept, "code"))
        for name in ("first", "second")
    ]
    files = [
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}
        for folder in (tmp_path / "first", tmp_path / "second")
    ]
    assert (runs, len(files[0])) == ([3, 0], 4)
    assert files[0] == files[1]


def test_a_damaged_picture_is_drawn_again(tmp_path: Path) -> None:
    kept = tmp_path / ".pictures"
    home = next(iter(list_sample(write_sample(tmp_path / "gói"), tmp_path)))
    write_pictures([home], FONTS, tmp_path / "first", PictureStore(kept, "code"))
    (path,) = kept.iterdir()
    right = path.read_bytes()
    path.write_bytes(right[:100])
    assert write_pictures([home], FONTS, tmp_path / "second", PictureStore(kept, "code")) == 1
    assert (tmp_path / "second/en/index.png").read_bytes() == right == path.read_bytes()


def test_a_changed_figure_draws_the_pictures_that_show_it(tmp_path: Path) -> None:
    package = write_sample(tmp_path / "gói")
    store = PictureStore(tmp_path / "kept", "code")
    for picture in list_sample(package, tmp_path):
        store.put(picture.text, b"drawn")
    table = tmp_path / "gói" / "data" / "observations.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("0.6543", "0.6544").replace("0,6543", "0,6544"), encoding="utf-8")
    later = PictureStore(tmp_path / "kept", "code")
    changed = [
        picture.path
        for picture in list_sample(load_package(tmp_path / "gói"), tmp_path)
        if later.find(picture.text) is None
    ]
    assert changed == ["en/areas/da-nang-2025", "en/indicators/dti-index"]
