"""What the archived texts prove. The last tests take the published data, where the archive is at hand."""

import hashlib
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.checks import accounts as mentions
from scripts.checks import constraints as schema
from scripts.checks import printed, proofs, ranks
from scripts.checks import runner as checks
from scripts.contract.cells import Value, parse_cell
from scripts.contract.package import Package, PackageError, load_package
from scripts.contract.tables import Problem, Row, Tables, format_plain
from scripts.drafting.snapshot import extract_text, snapshot
from scripts.reading import archive
from scripts.reading.archive import find_quote, iter_paragraphs, read_archive
from scripts.shared.settings import find_archive_folder
from tests.sample import ROOT, SHA256, write_sample

# a rule; what is changed: resource, line, new cells (None drops the row); its problem
BROKEN: list[tuple[str, list[tuple[str, int, dict[str, Value] | None]], str]] = [
    (
        "texts_are_in_the_archive",
        [("sources", 2, {"sha256": "0" * 64})],
        "sources.csv:2 sha256: no text in the archive has this hash: correct it, or set TINH_SO_ARCHIVE "
        "to the folder "
        "that holds the archived texts",
    ),
    (
        "quotes_stand_in_their_paragraphs",
        [("observations", 2, {"paragraph": 3})],
        "observations.csv:2 paragraph: 3, but the quote stands in paragraph 2: correct the number",
    ),
    (
        "quotes_stand_in_their_paragraphs",
        [("observations", 2, {"paragraph": 9})],
        "observations.csv:2 paragraph: 9, but the text has 4 paragraphs: correct the number",
    ),
    (
        "quotes_stand_in_their_paragraphs",
        [("observations", 2, {"quote": "18/21 xã đã lập tổ"})],
        "observations.csv:2 quote: “18/21 xã đã lập tổ” does not stand in the text: quote it word for word",
    ),
    (
        "mentions_stand_in_their_texts",
        [("mentions", 2, {"printed": "21-02-2022"})],
        "mentions.csv:2 printed: 21-02-2022, but the text has 21-02-2023 there: correct it",
    ),
    (
        "mentions_stand_in_their_texts",
        [
            (
                "mentions",
                14,
                {
                    "source_id": "ha-tinh-2023-02",
                    "offset": 4,
                    "printed": "7",
                    "kind": "label",
                    "observation_id": None,
                },
            )
        ],
        "mentions.csv:14 offset: no figure begins at 4 of the text: remove the row, or correct it",
    ),
    (
        "every_mention_has_a_row",
        [("mentions", 9, None)],
        "mentions.csv ha-tinh-2023-02,173: “2022” in paragraph 4 (“Năm 2022, tỉnh xếp thứ 26/63 về "
        "chuyển”) has no row: add it, as a figure or with the reason why it is not one",
    ),
    (
        "figures_stand_in_their_quotes",
        [("observations", 5, {"quote": "hồ sơ cấp huyện"})],
        "mentions.csv:7 observation_id: offset 123 lies outside the quote “hồ sơ cấp huyện” of f0004 in "
        "paragraph 3: "
        "correct the mention or the quote",
    ),
    (
        "mentions_read_as_their_figures",
        [("observations", 5, {"obs_value": 847, "printed": "847"}), ("mentions", 7, {"printed": "874"})],
        "observations.csv:5 obs_value: 847, but the text reads 874 there: correct the wrong one",
    ),
    (
        "printed_denominators_read_as_stored",
        [("observations", 7, {"denominator": 62})],
        "observations.csv:7 denominator: 62, but the text has 63 there: correct it",
    ),
    (
        "stated_years_stand_in_their_texts",
        [("observations", 7, {"time_period": "2021"})],
        "observations.csv:7 time_period: the text does not print 2021: correct it, or write inferred",
    ),
    (
        "readings_of_texts_stand_in_them",
        [("readings", 4, {"indicator_printed": "hồ sơ cấp thôn"})],
        "readings.csv:4 indicator_printed: “hồ sơ cấp thôn” does not stand in the text: copy it "
        "word for word",
    ),
    (
        "readings_of_texts_stand_in_them",
        [("readings", 7, {"period_printed": "Năm 2021"})],
        "readings.csv:7 period_printed: “Năm 2021” does not stand in the text: copy it word for word",
    ),
    (
        "hedges_are_those_of_the_texts",
        [("observations", 8, {"qualifier": "nearly"})],
        "observations.csv:8 qualifier: nearly, but the text has more-than there: correct the wrong one",
    ),
]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return write_sample(tmp_path_factory.mktemp("sample") / "sample")


@pytest.fixture(scope="module")
def tables(package: Package) -> Tables:
    return checks.read_tables(package)[0]


@pytest.fixture(scope="module")
def texts(package: Package) -> dict[str, str]:
    return read_archive(package.folder / "archive")


def change(tables: Tables, resource: str, line: int, cells: dict[str, Value] | None) -> Tables:
    """Return tables in which one row has other cells, is gone (None), or is new (a line after the last)."""
    rows = [row for row in tables[resource] if row.line < line]
    old: dict[str, Value] = next((dict(row) for row in tables[resource] if row.line == line), {})
    if cells is not None:
        rows.append(Row(resource, line, {**old, **cells}))
    return tables.replace(resource, rows + [row for row in tables[resource] if row.line > line])


def prove(tables: Tables, texts: dict[str, str]) -> list[Problem]:
    return [problem for rule in proofs.RULES for problem in rule(tables, texts)]


def test_the_archive_is_known_by_its_hashes(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes("Xê\u0301p".encode())
    (tmp_path / "a.pdf").write_bytes(b"\xff\xfe")
    (tmp_path / "folder").mkdir()
    assert list(read_archive(tmp_path).values()) == ["Xếp"]


def test_a_missing_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match="is not a folder: set TINH_SO_ARCHIVE to the folder that holds"):
        read_archive(tmp_path / "nowhere")


def test_paragraphs_are_the_lines_that_are_not_empty() -> None:
    text = "một\n\n \u00a0\nhai\r\n\t\nba"
    assert [text[start:end] for start, end in iter_paragraphs(text)] == ["một", "hai\r", "ba"]


def test_a_quote_is_found_word_for_word_whatever_the_spaces() -> None:
    text = "có 18 xã,\u00a0 18 xã phường; 118 xã"
    assert [text[start:end] for start, end in find_quote(text, "18 xã")] == ["18 xã", "18 xã"]
    assert [text[start:end] for start, end in find_quote(text, "xã, 18")] == ["xã,\u00a0 18"]
    assert list(find_quote(text, "18 x")) == []


@pytest.mark.parametrize(("rule", "changes", "problem"), BROKEN, ids=[rule for rule, *_ in BROKEN])
def test_a_text_contradicts_a_broken_row(
    tables: Tables,
    texts: dict[str, str],
    rule: str,
    changes: list[tuple[str, int, dict[str, Value] | None]],
    problem: str,
) -> None:
    broken = tables
    for one in changes:
        broken = change(broken, *one)
    assert [str(found) for found in prove(broken, texts)] == [problem]
    assert [
        str(found) for named in proofs.RULES if named.__name__ == rule for found in named(broken, texts)
    ] == [problem]


def test_every_rule_of_the_archive_is_shown_to_fail() -> None:
    assert {rule for rule, *_ in BROKEN} == {rule.__name__ for rule in proofs.RULES}


def test_the_sample_is_proved_by_its_text(tables: Tables, texts: dict[str, str]) -> None:
    assert prove(tables, texts) == []


def test_a_proof_is_of_these_cells(tables: Tables) -> None:
    """What the hash of a proof is made of is written down in every published proof: it never changes."""
    figure = (
        '[["f0003","ha-tinh","digitised","commune-tier","2023-02","inferred","result",1126.0,null,null,"exact",'
        '"A","ha-tinh-2023-02",3,"1.126","digits","1.126 hồ sơ cấp xã","archived"],'
        '["f0003",1,"ha-tinh-2023-02",null,"hồ sơ cấp xã",null,"1.126","1.126 hồ sơ cấp xã","text"]]'
    )
    mention = '[["ha-tinh-2023-02",247,"90","target","f0007"]]'
    cells = {row["subject"]: row["cells"] for row in tables["proofs"]}
    for subject, text in (("f0003", figure), ("ha-tinh-2023-02/247", mention)):
        assert cells[subject] == hashlib.sha256(text.encode()).hexdigest()[:16]


def test_a_missing_folder_is_one_problem(package: Package) -> None:
    folder = package.folder / "nowhere"
    assert [str(problem) for problem in checks.check_package(package, folder).problems] == [
        f"{folder} is not a folder: set TINH_SO_ARCHIVE to the folder that holds the archived texts"
    ]


def test_snapshot_of_a_file_is_kept_once_and_described(tmp_path: Path, package: Package) -> None:
    text = tmp_path / "tin.txt"
    text.write_bytes(package.folder.joinpath("archive", "text.txt").read_bytes())
    folder = tmp_path / "archive"
    row = snapshot(str(text), folder, package.resources["sources"])
    assert re.sub(r"\d{4}-\d\d-\d\d", "DAY", row) == f",,Ngày đăng: 21-02-2023,,,,vi,,DAY,{SHA256},,,,"
    assert [path.name for path in folder.iterdir()] == [f"{SHA256}.txt"]
    snapshot(str(text), folder, package.resources["sources"])
    assert (folder / f"{SHA256}.txt").read_bytes() == text.read_bytes()
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "cannot be read (No such file or directory): give the path of a text file"),
        (b"\xff", "is not UTF-8 text (byte 0):"),
    ],
)
def test_snapshot_of_no_text_is_told(
    tmp_path: Path, package: Package, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "tin.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(PackageError) as caught:
        snapshot(str(path), tmp_path / "archive", package.resources["sources"])
    assert str(caught.value).startswith(f"{path} {sentence}")
    assert not (tmp_path / "archive").exists()


PAGE = """<!doctype html><html><head><title>Tin</title><style>p {}</style></head><body><h1>Chuyển <b>đổi</b>
 số</h1><script>var x = 1;</script><p>Đạt&nbsp;74,16%<br>hồ sơ</p></body></html>"""


@pytest.fixture
def site() -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/tin" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode())

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_visible_text_of_a_page() -> None:
    assert extract_text(PAGE) == "Chuyển đổi số\nĐạt 74,16%\nhồ sơ\n"


def test_snapshot_of_a_page_keeps_its_text(tmp_path: Path, package: Package, site: str) -> None:
    row = snapshot(f"{site}/tin", tmp_path / "archive", package.resources["sources"])
    assert row.startswith(f",,Chuyển đổi số,,,,vi,{site}/tin,")
    assert list(read_archive(tmp_path / "archive").values()) == ["Chuyển đổi số\nĐạt 74,16%\nhồ sơ\n"]


def test_a_page_that_cannot_be_fetched_is_told(tmp_path: Path, package: Package, site: str) -> None:
    with pytest.raises(PackageError) as caught:
        snapshot(f"{site}/nothing", tmp_path / "archive", package.resources["sources"])
    assert str(caught.value) == (
        f"{site}/nothing cannot be fetched (HTTP Error 404: Not Found): save the text to a file and give "
        f"its path"
    )


# --- the published data ---

NEEDS_ARCHIVE = pytest.mark.skipif(
    find_archive_folder() is None, reason=f"no archive at hand: {archive.HOW_TO_HAVE}"
)
PROVED_CELLS = {
    "mentions": ("offset", "printed"),
    "observations": ("obs_value", "denominator", "printed", "quote", "paragraph"),
}


@pytest.fixture(scope="module")
def published() -> Tables:
    tables, problems = checks.read_tables(load_package(ROOT))
    assert problems == []
    return tables


@pytest.fixture(scope="module")
def published_texts() -> dict[str, str]:
    folder = find_archive_folder()
    assert folder is not None
    return read_archive(folder)


def iter_sources(tables: Tables) -> Iterator[Tables]:
    """Yield the tables for each archived source alone: its rows depend on no other source's."""
    for source in tables["sources"]:
        if source["sha256"] is not None:
            own = tables.replace("sources", [source])
            for name in ("observations", "mentions"):
                own = own.replace(name, tables.where(name, "source_id", source["id"]))
            yield own


def iter_digit_changes(row: Row, name: str, tables: Tables) -> Iterator[Row]:
    """Yield the row with each digit of a cell raised by one (9 becomes 0)."""
    value = row[name]
    text = format_plain(value) if isinstance(value, float) else str(value)
    for match in re.finditer(r"\d", text):
        changed = f"{text[: match.start()]}{(int(match[0]) + 1) % 10}{text[match.end() :]}"
        field = tables.package.resources[row.resource].field(name)
        yield Row(row.resource, row.line, {**row, name: parse_cell(field, changed)})


def prove_source(tables: Tables, texts: dict[str, str]) -> str:
    rules = (*ranks.RULES, *printed.RULES, *mentions.RULES)
    problems = [problem for rule in rules for problem in rule(tables)] + prove(tables, texts)
    return "\n".join(map(str, problems))


@NEEDS_ARCHIVE
def test_the_published_data_are_proved(published: Tables, published_texts: dict[str, str]) -> None:
    assert prove(published, published_texts) == []


@pytest.mark.built
@NEEDS_ARCHIVE
def test_any_mention_that_is_removed_is_missed(published: Tables, published_texts: dict[str, str]) -> None:
    for own in iter_sources(published):
        for row in own["mentions"]:
            place = f"mentions.csv {row['source_id']},{row['offset']}: “{row['printed']}”"
            assert place in prove_source(change(own, "mentions", row.line, None), published_texts)


@pytest.mark.built
@NEEDS_ARCHIVE
def test_any_archived_figure_that_is_removed_is_missed(published: Tables) -> None:
    for row in published["observations"]:
        if row["checked"] == "archived":
            tables = change(published, "observations", row.line, None)
            problems = map(str, schema.foreign_keys_lead_to_a_row(tables))
            assert [problem for problem in problems if f"observation_id: {row['id']} is no id" in problem]


SAMPLED = 5  # a row of so many: `python -m scripts damage` tries them all


@pytest.mark.built
@NEEDS_ARCHIVE
@pytest.mark.parametrize("resource", PROVED_CELLS)
def test_any_digit_that_is_changed_is_noticed(
    published: Tables, published_texts: dict[str, str], resource: str
) -> None:
    for own in iter_sources(published):
        assert prove_source(own, published_texts) == ""
        for row in own[resource][::SAMPLED]:
            for name in PROVED_CELLS[resource]:
                for changed in iter_digit_changes(row, name, own):
                    found = prove_source(change(own, resource, row.line, dict(changed)), published_texts)
                    assert f"{resource}.csv:{row.line} " in found or f"{row.get('id')}" in found, changed


@pytest.mark.built
def test_any_digit_of_a_value_is_held_by_its_printed_form(published: Tables) -> None:
    """Of those that are printed in digits; a value in words, or by order, has none to compare."""
    for row in published.where("observations", "value_basis", "digits"):
        for changed in iter_digit_changes(row, "obs_value", published):
            alone = published.replace("observations", [changed])
            assert [str(problem) for problem in printed.printed_figure_is_the_value(alone)], changed
