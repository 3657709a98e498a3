"""The feeds: which figures and corrections stand in them, in what order, under which ids."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from scripts.contract.package import load_package
from scripts.database import loader as database
from scripts.exports import feed
from scripts.exports.feed_entries import Entry, list_changes, list_new
from scripts.exports.feed_rows import Amendment, Correction, Figure, Redirect, Rows, Withdrawal
from scripts.shared import settings
from scripts.shared.languages import LANGUAGES, Language
from scripts.shared.words import read_words
from tests.sample import write_sample

ATOM = "{http://www.w3.org/2005/Atom}"
FIELDS = {"observations": {"obs_value": "Value"}, "sources": {"issued": "Issued"}}


WORDS = {language: read_words("feed", language) for language in LANGUAGES}
FIGURE = Figure(
    id="f0001",
    area="Huế",
    indicator="Tỷ lệ A & B",
    indicator_id="a-share",
    breakdown="total",
    breakdown_text="toàn bộ",
    period="năm 2022",
    display="trên 70%",
    measure="result",
    added="2026-11-21",
    printed="trên 70%",
    publisher="Báo <Huế>",
    source_title="Nhan đề",
    url="https://example.org/?a=1&b=2",
    licence=None,
    withdrawn=0,
)
CORRECTION = Correction(
    observation_id="f0001",
    date="2026-12-01",
    field="obs_value",
    old_value="76.16",
    new_value="74.16",
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


def gather(figures: list[Figure], corrections: list[Correction], **more: list[Any]) -> Rows:
    others: dict[str, list[Any]] = {"withdrawals": [], "amendments": [], "redirects": []}
    kinds = {"sources": "source", "indicators": "indicator", "relations": "check"}
    return Rows(figures=figures, corrections=corrections, kinds=kinds, **(others | more))


def tell(language: Language, *figures: Figure) -> Entry:
    [entry] = list_new(gather([*figures], []), WORDS[language])
    return entry


def list_ids(path: Path) -> list[str | None]:
    return [entry.findtext(f"{ATOM}id") for entry in read(path).findall(f"{ATOM}entry")]


def test_every_feed_holds_what_there_is_in_a_small_package(built: Path) -> None:
    package = load_package(built.parent / "gói")
    figures = len((package.folder / "data/observations.csv").read_text(encoding="utf-8").splitlines()) - 1
    for folder, language in (("", "vi"), ("en/", "en")):
        changes = list_ids(built / folder / "corrections.xml")
        assert changes == [
            f"tag:tinh-so.invalid,2026:{language}/{name}"
            for name in (
                "indicators/egov-rank/renamed",
                "indicators/dti-index/2026-11-25/definition_en",
                "figures/f0016/withdrawn",
                "figures/f0002/2026-11-21/time_basis",
            )
        ]
        everything = list_ids(built / folder / "feed.xml")
        assert len(everything) == figures - 1 + len(changes)  # the withdrawn one is told as withdrawn alone
        assert everything[:3] == changes[:3] and set(changes) <= set(everything)


def test_the_feeds_differ_in_language_and_ids_and_name_each_other(built: Path) -> None:
    vietnamese, english = read(built / "feed.xml"), read(built / "en/feed.xml")
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert (vietnamese.get(language), english.get(language)) == ("vi", "en")
    ids = [{item.text for item in root.iter(f"{ATOM}id")} for root in (vietnamese, english)]
    assert ids[0] & ids[1] == set()
    assert list_links(english) == [
        ("self", None, "https://so.example/en/feed.xml"),
        ("first", None, "https://so.example/en/feed.xml"),
        ("last", None, "https://so.example/en/feed.xml"),
        ("alternate", None, "https://so.example/en/"),
        ("alternate", "vi", "https://so.example/feed.xml"),
    ]


def list_links(root: ElementTree.Element) -> list[tuple[str | None, str | None, str | None]]:
    return [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in root.findall(f"{ATOM}link")]


def test_ids_hang_on_no_host(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "SITE_URL", "https://elsewhere.example/")
    feed.build(built.parent / "tinh-so.db", load_package(built.parent / "gói"), built.parent / "moved")
    for name in ("feed.xml", "corrections.xml", "en/feed.xml", "en/corrections.xml"):
        assert list_ids(built.parent / "moved" / name) == list_ids(built / name)


def test_the_same_data_give_the_same_bytes(built: Path) -> None:
    again = built.parent / "again"
    feed.build(built.parent / "tinh-so.db", load_package(built.parent / "gói"), again)
    for name in ("feed.xml", "corrections.xml", "en/feed.xml", "en/corrections.xml"):
        assert (again / name).read_bytes() == (built / name).read_bytes()


def test_an_entry_in_full() -> None:
    assert feed.format_entry(tell("vi", FIGURE), "vi") == (
        "<entry><title>Huế: Tỷ lệ A &amp; B, năm 2022: trên 70%</title>"
        "<id>tag:tinh-so.invalid,2026:vi/figures/f0001</id>"
        "<updated>2026-11-21T00:00:00Z</updated>"
        '<link rel="alternate" type="text/html" href="https://so.example/figures/f0001/"/>'
        '<link rel="via" href="https://example.org/?a=1&amp;b=2"/>'
        '<category term="a-share" label="Tỷ lệ A &amp; B"/>'
        "<summary>Nguồn viết: “trên 70%”. Báo &lt;Huế&gt;, “Nhan đề”.</summary></entry>"
    )


def test_a_source_without_address_and_with_terms_of_its_own() -> None:
    text = feed.format_entry(tell("en", replace(FIGURE, url=None, licence="© PAPI")), "en")
    assert 'rel="via"' not in text
    assert "<rights>© PAPI</rights>" in text


def test_a_correction_says_what_stood_there_and_why() -> None:
    rows = [CORRECTION, replace(CORRECTION, field="paragraph", old_value=None)]
    first, second = list_changes(gather([FIGURE], rows), FIELDS, WORDS["en"])
    assert (first.name, first.summary) == (
        "figures/f0001/2026-12-01/paragraph",
        "paragraph: (empty) → 74.16. Miscopied.",
    )
    assert (second.name, second.day, second.title, second.summary) == (
        "figures/f0001/2026-12-01/obs_value",
        "2026-12-01",
        "Corrected: Huế: Tỷ lệ A & B, năm 2022: trên 70%",
        "Value: 76.16 → 74.16. Miscopied.",
    )


def test_every_other_change_says_what_it_is_and_leads_somewhere() -> None:
    day = "2026-12-01"
    amended = Amendment(
        kind="sources",
        row="a-2022",
        date=day,
        field="issued",
        old_value="2022",
        new_value="2022-03",
        reason="It says so.",
    )
    gone = replace(amended, kind="relations", row="r 1", field="id", old_value="r 1", new_value=None)
    fields = {**FIELDS, "relations": {"id": "Id"}}
    rows = gather(
        [FIGURE],
        [],
        withdrawals=[Withdrawal(observation_id="f0001", date=day, reason="Not theirs.")],
        amendments=[amended, gone],
        redirects=[Redirect(kind="indicators", old_id="a", new_id="a-share", date=day)],
    )
    told = {
        entry.name: (entry.title, entry.summary, entry.place, entry.page)
        for entry in list_changes(rows, fields, WORDS["en"])
    }
    assert told == {
        "sources/a-2022/2026-12-01/issued": (
            "Amended source: a-2022",
            "Issued: 2022 → 2022-03. It says so.",
            "sources",
            "a-2022",
        ),
        "relations/r 1/2026-12-01/id": (
            "Amended check: r 1",
            "Id: r 1 → (empty). It says so.",
            "changes",
            "",
        ),
        "indicators/a/renamed": (
            "Renamed indicator: a → a-share",
            "The old address still leads here; what it means has not changed.",
            "indicators",
            "a",
        ),
        "figures/f0001/withdrawn": (
            "Withdrawn: Huế: Tỷ lệ A & B, năm 2022: trên 70%",
            "Not theirs.",
            "figures",
            "f0001",
        ),
    }
    assert feed.format_tag("vi/relations/r 1") == "tag:tinh-so.invalid,2026:vi/relations/r%201"


def test_the_newest_stand_first_and_on_one_day_changes_before_figures() -> None:
    rows = gather(
        [at("f0001", "2026-12-02"), at("f9999", "2026-12-01"), at("f10000", "2026-12-01")], [CORRECTION]
    )
    entries = feed.merge(list_new(rows, WORDS["vi"]), list_changes(rows, FIELDS, WORDS["vi"]))
    assert [entry.name for entry in entries] == [
        "figures/f0001",
        "figures/f0001/2026-12-01/obs_value",
        "figures/f10000",
        "figures/f9999",
    ]


def test_a_withdrawn_figure_is_not_told_as_new() -> None:
    assert list_new(gather([replace(FIGURE, withdrawn=1)], []), WORDS["vi"]) == []


def test_a_target_and_a_part_are_called_so() -> None:
    row = replace(FIGURE, measure="target", breakdown="commune", breakdown_text="cấp xã")
    assert tell("vi", row).title == "Huế: Tỷ lệ A & B (cấp xã), năm 2022: trên 70% (chỉ tiêu)"


def test_a_long_feed_goes_on_in_further_files_and_loses_nothing() -> None:
    figures = [at(f"f{number:04}") for number in range(1, 202)]
    entries = list_new(gather(figures, []), WORDS["en"])
    pages = list(feed.split("corrections", entries))
    assert [len(page.entries) for page in pages] == [100, 100, 1]
    assert [entry for page in pages for entry in page.entries] == entries
    home = "https://so.example/en/corrections"
    own = {"self": 2, "first": 1, "last": 3, "previous": 1, "next": 3}
    roots = [ElementTree.fromstring(feed.format_feed(page, WORDS["en"], "")) for page in pages]
    names = [
        {rel: href.removeprefix(home) for rel, _, href in list_links(root) if rel and href and ".xml" in href}
        for root in roots
    ]
    del names[1]["alternate"]
    assert names[1] == {rel: ".xml" if number == 1 else f"-{number}.xml" for rel, number in own.items()}
    assert ("previous" in names[0], "next" in names[0]) == (False, True)
    assert ("previous" in names[2], "next" in names[2]) == (True, False)
    assert len({root.findtext(f"{ATOM}id") for root in roots}) == 1


@pytest.mark.parametrize(("entries", "files"), [(0, 1), (1, 1), (100, 1), (101, 2)])
def test_a_hundred_entries_make_a_file(entries: int, files: int) -> None:
    told = list_new(gather([at(f"f{number:04}") for number in range(entries)], []), WORDS["vi"])
    assert len(list(feed.split("feed", told))) == files


def test_a_feed_without_entries_has_the_time_of_the_package() -> None:
    (page,) = feed.split("feed", [])
    root = ElementTree.fromstring(feed.format_feed(page, WORDS["vi"], "2026-11-21T00:00:00Z"))
    assert root.findtext(f"{ATOM}updated") == "2026-11-21T00:00:00Z"


def test_a_feed_is_as_new_as_its_newest_entry() -> None:
    entries = list_new(gather([FIGURE, at("f0002", "2027-01-05")], []), WORDS["vi"])
    (page,) = feed.split("feed", entries)
    root = ElementTree.fromstring(feed.format_feed(page, WORDS["vi"], "2026-11-21T00:00:00Z"))
    assert root.findtext(f"{ATOM}updated") == "2027-01-05T00:00:00Z"


def test_what_no_xml_may_hold_is_left_out() -> None:
    assert "“ab”" in feed.format_entry(tell("vi", replace(FIGURE, printed="a\x01b")), "vi")
