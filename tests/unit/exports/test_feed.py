"""The feeds: which figures and corrections stand in them, in what order, under which ids."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts.contract.package import load_package
from scripts.database import loader as database
from scripts.exports import feed
from scripts.exports.feed_rows import Correction, Figure
from scripts.shared import settings
from scripts.shared.languages import LANGUAGES
from scripts.shared.words import read_words
from tests.sample import write_sample

ATOM = "{http://www.w3.org/2005/Atom}"
FIELDS = {"obs_value": "Value"}


WORDS = {language: read_words("feed", language) for language in LANGUAGES}
FIGURE = Figure(
    id="f0001",
    area="Huế",
    indicator="Tỷ lệ A & B",
    indicator_id="a-share",
    breakdown="total",
    breakdown_text="toàn bộ",
    period="năm 2022",
    display="trên 70 %",
    measure="result",
    added="2026-11-21",
    printed="trên 70%",
    publisher="Báo <Huế>",
    source_title="Nhan đề",
    url="https://example.org/?a=1&b=2",
    licence=None,
)
CORRECTION = Correction(
    observation_id="f0001",
    date="2026-12-01",
    field="obs_value",
    old_value="76,16",
    new_value="74,16",
    reason="Miscopied.",
)


def at(id: str, added: str = "2026-11-21") -> Figure:
    return replace(FIGURE, id=id, added=added)


def read(path: Path) -> ElementTree.Element:
    return ElementTree.fromstring(path.read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SITE_URL", "https://so.example/")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    package = write_sample(tmp_path / "gói")
    database.build(package, tmp_path / "tinh-so.db")
    feed.build(tmp_path / "tinh-so.db", package, tmp_path / "feed")
    return tmp_path / "feed"


def test_both_feeds_hold_every_figure_and_correction_of_a_small_package(built: Path) -> None:
    package = load_package(built.parent / "gói")
    figures = len((package.folder / "data/observations.csv").read_text(encoding="utf-8").splitlines()) - 1
    for name in ("feed.xml", "en/feed.xml"):
        assert len(read(built / name).findall(f"{ATOM}entry")) == figures + 1


def test_the_feeds_differ_in_language_and_ids_and_name_each_other(built: Path) -> None:
    vietnamese, english = read(built / "feed.xml"), read(built / "en/feed.xml")
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert (vietnamese.get(language), english.get(language)) == ("vi", "en")
    ids = [{item.text for item in root.iter(f"{ATOM}id")} for root in (vietnamese, english)]
    assert ids[0] & ids[1] == set()
    links = [
        (link.get("rel"), link.get("hreflang"), link.get("href")) for link in english.findall(f"{ATOM}link")
    ]
    assert links == [
        ("self", None, "https://so.example/en/feed.xml"),
        ("alternate", None, "https://so.example/en/"),
        ("alternate", "vi", "https://so.example/feed.xml"),
    ]


def test_the_same_data_give_the_same_bytes(built: Path) -> None:
    again = built.parent / "again"
    feed.build(built.parent / "tinh-so.db", load_package(built.parent / "gói"), again)
    for name in ("feed.xml", "en/feed.xml"):
        assert (again / name).read_bytes() == (built / name).read_bytes()


def test_an_entry_in_full() -> None:
    (entry,) = feed.list_entries([FIGURE], [], FIELDS, WORDS["vi"])
    assert feed.format_entry(entry, "vi") == (
        "<entry><title>Huế: Tỷ lệ A &amp; B, năm 2022: trên 70 %</title>"
        "<id>tag:so.example,2026:vi/figures/f0001</id>"
        "<updated>2026-11-21T00:00:00Z</updated>"
        '<link rel="alternate" type="text/html" href="https://so.example/figures/f0001/"/>'
        '<link rel="via" href="https://example.org/?a=1&amp;b=2"/>'
        '<category term="a-share" label="Tỷ lệ A &amp; B"/>'
        "<summary>Nguồn viết: “trên 70%”. Báo &lt;Huế&gt;, “Nhan đề”.</summary></entry>"
    )


def test_a_source_without_address_and_with_terms_of_its_own() -> None:
    (entry,) = feed.list_entries([replace(FIGURE, url=None, licence="© PAPI")], [], FIELDS, WORDS["en"])
    text = feed.format_entry(entry, "en")
    assert 'rel="via"' not in text
    assert "<rights>© PAPI</rights>" in text


def test_a_correction_says_what_stood_there_and_why() -> None:
    rows = [CORRECTION, replace(CORRECTION, field="paragraph", old_value=None)]
    first, second, _ = feed.list_entries([FIGURE], rows, FIELDS, WORDS["en"])
    assert (first.name, first.summary) == (
        "f0001/2026-12-01/paragraph",
        "paragraph: (empty) → 74,16. Miscopied.",
    )
    assert (second.name, second.day, second.title, second.summary) == (
        "f0001/2026-12-01/obs_value",
        "2026-12-01",
        "Corrected: Huế: Tỷ lệ A & B, năm 2022: trên 70 %",
        "Value: 76,16 → 74,16. Miscopied.",
    )


def test_the_newest_stand_first_and_on_one_day_corrections_before_figures() -> None:
    figures = [at("f0001", "2026-12-02"), at("f0002", "2026-12-01"), at("f0003", "2026-12-01")]
    entries = feed.list_entries(figures, [CORRECTION], FIELDS, WORDS["vi"])
    assert [entry.name for entry in entries] == ["f0001", "f0001/2026-12-01/obs_value", "f0003", "f0002"]


def test_a_target_and_a_part_are_called_so() -> None:
    row = replace(FIGURE, measure="target", breakdown="commune", breakdown_text="cấp xã")
    (entry,) = feed.list_entries([row], [], FIELDS, WORDS["vi"])
    assert entry.title == "Huế: Tỷ lệ A & B (cấp xã), năm 2022: trên 70 % (chỉ tiêu)"


def test_the_feed_ends_after_a_hundred_entries() -> None:
    figures = [at(f"f{number:04}") for number in range(1, 151)]
    entries = feed.list_entries(figures, [], FIELDS, WORDS["vi"])
    assert [entry.name for entry in entries] == [f"f{number:04}" for number in range(150, 50, -1)]


def test_a_feed_without_entries_has_the_time_of_the_package() -> None:
    root = ElementTree.fromstring(feed.format_feed([], WORDS["vi"], "2026-11-21T00:00:00Z"))
    assert root.findtext(f"{ATOM}updated") == "2026-11-21T00:00:00Z"


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    entries = feed.list_entries([FIGURE, at("f0002", "2027-01-05")], [], FIELDS, WORDS["vi"])
    root = ElementTree.fromstring(feed.format_feed(entries, WORDS["vi"], "2026-11-21T00:00:00Z"))
    assert root.findtext(f"{ATOM}updated") == "2027-01-05T00:00:00Z"


def test_what_no_xml_may_hold_is_left_out() -> None:
    (entry,) = feed.list_entries([replace(FIGURE, printed="a\x01b")], [], FIELDS, WORDS["vi"])
    assert "“ab”" in feed.format_entry(entry, "vi")
