"""Drafts for a new text: every numeral has one, what each says, and how a mistake of the person is told."""

import csv
import hashlib
import json
import re
import unicodedata
from pathlib import Path

import pytest

from scripts.contract.package import Package, PackageError, load_package, read_rows
from scripts.drafting.drafts import FIGURES, make_drafts
from scripts.drafting.guesses import gather_knowledge, guess_indicators
from scripts.drafting.passages import LONGEST_SENTENCE, find_passages, iter_sentences
from scripts.drafting.propose import propose
from scripts.drafting.quotes import find_printed, find_quote_words
from scripts.reading.archive import find_quote, iter_paragraphs
from scripts.reading.mentions import find_mentions, read_text

ROOT = Path(__file__).parents[3]
TEXTS = sorted((ROOT / "tests" / "unit" / "reading" / "texts").glob("*.txt"))
TEXT = """Kết quả chuyển đổi số

Năm 2022, toàn tỉnh có 115 tổ công nghệ số cộng đồng cấp xã. Tỷ lệ hộ có cáp quang ước đạt trên 70,5%.
Tỉnh xếp thứ 26 trên toàn quốc về hộ có cáp quang; 18/21 sở có tổ công nghệ số cộng đồng (mức độ 4).
Phấn đấu đến hết năm 2025, 100% hộ có cáp quang, theo Quyết định số 12/QĐ-UBND.
"""
TABLES: dict[str, list[dict[str, str]]] = {
    "areas": [{"id": "an-thu"}],
    "eras": [
        {"id": "provinces-34", "valid_from": "2025-07-01", "units": "34"},
        {"id": "provinces-63", "valid_from": "2008-08-01", "valid_to": "2025-06-30", "units": "63"},
    ],
    "sources": [
        {"id": key, "title": "Tin", "issued": "2023-01-05", "language": language, "accessed": "2023-02-01"}
        for key, language in (("an-thu-2023", "vi"), ("english", "en"))
    ],
    "units": [
        {"id": "count", "name_vi": "số lượng"},
        {"id": "percent", "name_vi": "phần trăm", "symbol_vi": "%"},
        {"id": "rank", "name_vi": "thứ hạng"},
        {"id": "vnd-billion", "name_vi": "tỷ đồng", "symbol_vi": "tỷ đồng"},
    ],
    "breakdowns": [
        {"id": "total", "name_vi": "toàn bộ"},
        {"id": "commune-tier", "name_vi": "cấp xã"},
        {"id": "province-and-district-tiers", "name_vi": "cấp tỉnh và cấp huyện"},
    ],
    "indicators": [
        {"id": key, "name_vi": name, "definition_vi": "Theo công bố.", "unit_measure": unit}
        for key, name, unit in (
            ("teams", "Số tổ công nghệ số cộng đồng", "count"),
            ("fibre-share", "Tỷ lệ hộ có cáp quang", "percent"),
            ("fibre-rank", "Thứ hạng về hộ có cáp quang", "rank"),
            ("revenue", "Doanh thu công nghệ thông tin", "vnd-billion"),
        )
    ],
    "observations": [
        {"id": "f0007", "indicator_id": "teams", "source_id": "an-thu-2023", "quote": "bảy mươi từ lạ kỳ"},
    ],
    "mentions": [],
}  # fmt: skip


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """A package with the schema of this one and the few rows of TABLES; what a column lacks is empty."""
    (tmp_path / "data").mkdir()
    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        names = [field["name"] for field in resource["schema"]["fields"]]
        with (tmp_path / resource["path"]).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, names, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(TABLES.get(resource["name"], []))
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return load_package(tmp_path)


def write_text(package: Package, text: str = TEXT) -> Path:
    path = package.folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    return path


def read_drafts(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def draft(package: Package, text: str, **source: str | None) -> list[dict[str, str]]:
    row = {**read_rows(package.resources["sources"])[0], **source}
    return make_drafts(package, text, row, "an-thu")["observations"]


def test_a_text_becomes_drafts(package: Package) -> None:
    folder = propose(package, write_text(package), "an-thu-2023", "an-thu", package.folder / "out")
    assert folder == package.folder / "out" / "an-thu-2023"
    mentions = [
        (row["printed"], row["kind"], row["observation_id"]) for row in read_drafts(folder, "mentions")
    ]
    assert mentions == [
        ("2022", "date", ""),
        ("115", "observation", "f0008"),
        ("70,5", "observation", "f0009"),
        ("26", "rank", "f0010"),
        ("18", "observation", "f0011"),
        ("21", "denominator", "f0011"),
        ("4", "label", ""),
        ("2025", "date", ""),
        ("100", "target", "f0012"),
        ("12", "document-number", ""),
    ]
    fields = (
        "id indicator_id breakdown time_period measure obs_value denominator qualifier obs_status printed"
    )
    observations = [
        " ".join(row[name] or "-" for name in fields.split()) for row in read_drafts(folder, "observations")
    ]
    assert observations == [
        "f0008 teams commune-tier 2022 result 115 - exact A 115",
        "f0009 fibre-share total 2022 result 70.5 - more-than E ước đạt trên 70,5%",
        "f0010 fibre-rank total 2022 result 26 63 exact A thứ 26",
        "f0011 teams total 2022 result 18 21 exact A 18/21",
        "f0012 fibre-share total 2025 target 100 - exact A 100%",
    ]


@pytest.mark.parametrize(("year", "units"), [("2022", "63"), ("2024", "63"), ("2025", "34"), ("2026", "34")])
def test_a_rank_in_the_country_is_among_the_units_of_its_time(
    package: Package, year: str, units: str
) -> None:
    text = f"Năm {year}, tỉnh xếp thứ 26 trên toàn quốc về hộ có cáp quang.\n"
    [row] = draft(package, text, issued="2027-01-05")
    assert (row["obs_value"], row["denominator"], row["denominator_basis"]) == ("26", units, "inferred")


def test_drafts_have_the_columns_of_the_tables_and_their_own(package: Package) -> None:
    folder = propose(package, write_text(package), "an-thu-2023", "an-thu", package.folder / "out")
    assert {row["value_basis"] for row in read_drafts(folder, "observations")} == {"digits"}
    added = {"mentions": ["reading", "sure", "why"], "observations": ["sure", "why"]}
    for name, names in added.items():
        header = (folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
        assert header == [*package.resources[name].field_names, *names]
    row = read_drafts(folder, "observations")[0]
    assert (row["area_id"], row["source_id"], row["added"], row["checked"]) == (
        "an-thu", "an-thu-2023", "2023-02-01", "archived",
    )  # fmt: skip


def test_the_same_text_gives_the_same_bytes(package: Package) -> None:
    contents = []
    for _ in range(2):
        folder = propose(package, write_text(package), "an-thu-2023", "an-thu", package.folder / "out")
        contents.append([path.read_bytes() for path in sorted(folder.iterdir())])
    assert contents[0] == contents[1]


@pytest.mark.parametrize(
    ("source", "area", "output", "message"),
    [
        ("nowhere", "an-thu", "out", "nowhere is not in sources.csv: add its row first"),
        ("an-thu-2023", "nowhere", "out", "nowhere is not in areas.csv: give the id"),
        ("an-thu-2023", "an-thu", "data/drafts", "is inside data/: name another folder"),
        ("english", "an-thu", "out", "english is in the language en: only Vietnamese texts"),
    ],
)
def test_a_wrong_argument_is_told(
    package: Package, source: str, area: str, output: str, message: str
) -> None:
    with pytest.raises(PackageError, match=re.escape(message)):
        propose(package, write_text(package), source, area, package.folder / output)
    assert not (package.folder / output).exists()


def test_an_unreadable_text_is_told(package: Package) -> None:
    path = package.folder / "latin.txt"
    path.write_bytes(b"\xe9t\xe9")
    for text, message in ((path, "is not UTF-8"), (package.folder / "none.txt", "cannot be read")):
        with pytest.raises(PackageError, match=message):
            propose(package, text, "an-thu-2023", "an-thu", package.folder / "out")


def test_another_text_than_the_source_is_told(package: Package) -> None:
    path = package.resources["sources"].path
    row = "an-thu-2024,,,,,2024-01-05,vi,,2024-02-01,{},,,,\n"
    sources = path.read_text(encoding="utf-8")
    text = write_text(package)
    path.write_text(sources + row.format("0" * 64), encoding="utf-8")
    with pytest.raises(PackageError, match="is not the text of an-thu-2024: its SHA-256"):
        propose(package, text, "an-thu-2024", "an-thu", package.folder / "out")
    path.write_text(sources + row.format(hashlib.sha256(text.read_bytes()).hexdigest()), encoding="utf-8")
    assert propose(package, text, "an-thu-2024", "an-thu", package.folder / "out").is_dir()


def test_a_source_own_observations_are_not_looked_at(package: Package) -> None:
    passage = find_passages("Có 5 từ lạ kỳ.", find_mentions("Có 5 từ lạ kỳ."))[0]
    assert guess_indicators(gather_knowledge(package, "an-thu-2023"), passage) == []
    guesses = guess_indicators(gather_knowledge(package, "english"), passage)
    assert [guess.indicator for guess in guesses] == ["teams"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Toàn tỉnh có 5 xã.", "observation"),
        ("Phấn đấu có 5 xã.", "target"),
        ("Hoàn thành các chỉ tiêu: tỷ lệ đạt 5%.", "target"),
        ("Vượt chỉ tiêu đề ra, đạt 5%.", "observation"),
        ("Thực hiện trên cả 3 trụ cột.", "label"),
        ("Bình quân thuê bao trên 100 dân là cao.", "label"),
        ("Trong 6 tháng đầu năm có nhiều.", "period"),
        ("Xử lý trong 3 ngày.", "period"),
        ("Địa chỉ: 204 Hùng Vương.", "identifier"),
        ("Mức độ 4 đã xong.", "label"),
        ("Số người online: 3", "page-furniture"),
    ],
)
def test_a_numeral_has_its_kind(package: Package, text: str, kind: str) -> None:
    row = read_rows(package.resources["sources"])[0]
    assert [mention["kind"] for mention in make_drafts(package, text, row, "an-thu")["mentions"]] == [kind]


def test_numerals_below_the_text_are_furniture(package: Package) -> None:
    text = "Các xã đều có rất nhiều tổ công nghệ số cộng đồng. Toàn tỉnh có 5 tổ.\n\nCHUYÊN MỤC SỐ 5-2016\n"
    row = read_rows(package.resources["sources"])[0]
    kinds = [mention["kind"] for mention in make_drafts(package, text, row, "an-thu")["mentions"]]
    assert kinds == ["observation", "page-furniture"]


@pytest.mark.parametrize(
    ("text", "value", "indicator"),
    [
        ("Doanh thu công nghệ thông tin đạt 2,3 nghìn tỷ đồng.", "2300", "revenue"),
        ("Tỷ lệ hộ có cáp quang đạt 95.22%.", "95.22", "fibre-share"),
        ("Có 1.126 tổ công nghệ số cộng đồng.", "1126", "teams"),
        ("Có 5% tổ.", "5", ""),  # a share is never a count
    ],
)
def test_a_value_is_in_the_unit_of_its_indicator(
    package: Package, text: str, value: str, indicator: str
) -> None:
    assert [(row["obs_value"], row["indicator_id"]) for row in draft(package, text)] == [(value, indicator)]


def test_a_hedge_far_from_its_figure_is_a_status_alone(package: Package) -> None:
    row = draft(package, "Ước tính tỷ lệ hộ có cáp quang của tỉnh đạt 9,03%.")[0]
    assert (row["printed"], row["qualifier"], row["obs_status"]) == ("9,03%", "exact", "E")


def test_two_tiers_are_one_breakdown(package: Package) -> None:
    rows = draft(package, "Có 5 tổ công nghệ số cộng đồng cấp tỉnh và huyện.")
    assert [row["breakdown"] for row in rows] == ["province-and-district-tiers"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Có 5 con voi.", "No known indicator has its words: choose one, or add one."),
        ("Tỷ lệ hộ có cáp quang tăng 5%.", "It may be a change rather than a level: see what it measures."),
        ("Tỷ lệ hộ có cáp quang đạt 5-7%.", "It is one end of a range: decide how to record it."),
        (
            "Phấn đấu tỷ lệ hộ có cáp quang đạt 5%.",
            "It reads as a target: check that it is not a result.",
        ),
    ],
)
def test_what_is_not_sure_says_why(package: Package, text: str, why: str) -> None:
    assert {(row["sure"], row["why"]) for row in draft(package, text)} == {("no", why)}


def test_what_is_sure_says_how_its_period_was_found(package: Package) -> None:
    row = draft(package, "Tỷ lệ hộ có cáp quang đạt 5%.")[0]
    assert (row["sure"], row["why"]) == ("yes", "The day of publication is taken.")


@pytest.mark.parametrize(
    ("text", "printed", "quote"),
    [
        ("Tỉnh có 115 tổ công nghệ số cộng đồng được lập.", "115", "115 tổ công nghệ số cộng đồng"),
        (
            "Tỷ lệ hộ có cáp quang ước đạt trên 70% (năm nay).",
            "ước đạt trên 70%",
            "lệ hộ có cáp quang ước đạt trên 70%",
        ),
        ("Đã có 18/21 sở, ban, ngành tham gia.", "18/21", "18/21 sở, ban, ngành tham gia"),
        ("Đạt 80% trở lên trong năm.", "80% trở lên", "Đạt 80% trở lên"),
        ("Đạt ≥ 60% số hộ.", "≥ 60%", "≥ 60% số hộ"),
        ("Có 5 xã miền núi và 5 xã đồng bằng.", "5", "5 xã miền núi"),
    ],
)
def test_the_quote_holds_the_figure_with_its_noun(text: str, printed: str, quote: str) -> None:
    passage = find_passages(text, find_mentions(text))[0]
    span = find_printed(text, passage.mention)
    assert text[slice(*span)] == printed
    assert find_quote_words(text, passage, span) == quote


def test_a_quote_is_lengthened_until_it_stands_once() -> None:
    text = "Cấp tỉnh có 5 xã, cấp huyện có 5 xã."
    first, second = find_passages(text, find_mentions(text))
    quotes = [
        find_quote_words(text, passage, find_printed(text, passage.mention)) for passage in (first, second)
    ]
    assert [len(list(find_quote(text, quote))) for quote in quotes] == [1, 1]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_nothing_of_a_text_is_lost(package: Package, path: Path) -> None:
    text = read_text(path)
    drafts = make_drafts(package, text, read_rows(package.resources["sources"])[0], "an-thu")
    found = [(str(mention.offset), mention.printed) for mention in find_mentions(text)]
    assert [(row["offset"], row["printed"]) for row in drafts["mentions"]] == found
    named = [row["observation_id"] for row in drafts["mentions"] if row["kind"] in FIGURES]
    assert named == [row["id"] for row in drafts["observations"]]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_quote_stands_in_its_paragraph_and_holds_its_figure(package: Package, path: Path) -> None:
    text = unicodedata.normalize("NFC", read_text(path))
    spans = list(iter_paragraphs(text))
    for row in make_drafts(package, text, read_rows(package.resources["sources"])[0], "an-thu")[
        "observations"
    ]:
        paragraph = text[slice(*spans[int(row["paragraph"]) - 1])]
        assert list(find_quote(paragraph, row["quote"])), row
        assert row["printed"] in row["quote"]
        assert len([word for word in row["quote"].split() if re.search(r"\w|%", word)]) <= 10


@pytest.mark.parametrize("between", [" ", ", ", ",", ""])
def test_no_figure_of_a_line_of_thousands_looks_at_all_the_others(between: str) -> None:
    text = between.join(f"{number % 60 + 1}/63" for number in range(1, 4_901))
    passages = find_passages(text, find_mentions(text))
    assert all(
        len(passage.before) + len(passage.after) + len(passage.earlier) <= 2 * LONGEST_SENTENCE
        for passage in passages
    )


@pytest.mark.parametrize(("over", "lengths"), [(0, [LONGEST_SENTENCE]), (1, [LONGEST_SENTENCE - 1, 2])])
def test_a_sentence_is_cut_at_the_space_before_its_limit(over: int, lengths: list[int]) -> None:
    text = "a" * (LONGEST_SENTENCE - 2) + " " + "b" * (1 + over)
    assert [end - start for start, end in iter_sentences(text, 0, len(text))] == lengths


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_sentence_of_a_real_text_is_cut(path: Path) -> None:
    text = read_text(path)
    assert max(
        end - start for span in iter_paragraphs(text) for start, end in iter_sentences(text, *span)
    ) < (LONGEST_SENTENCE)
