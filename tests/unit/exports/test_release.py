"""A release that is simulated, with one of each kind of change: what each channel says of it."""

import csv
import hashlib
import io
import json
import shutil
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts.checks.runner import check_package, check_release, read_tables
from scripts.contract.package import Package, PackageError, load_package
from scripts.database import loader as database
from scripts.exports import downloads, feed, release_folder, release_manifest
from scripts.exports.change_files import COLUMNS, FORMATTERS, Diff, make_diff
from scripts.exports.edition_diff import Change
from scripts.exports.editions import read_edition
from scripts.exports.release_folder import find_previous, find_section
from scripts.pages.chart_list import list_charts
from scripts.pages.engine import make_environment
from scripts.pages.page import Material
from scripts.pages.page_kinds import KINDS
from scripts.pages.site import make_sites
from scripts.pages.stored import read_tables as read_stored
from scripts.pages.writer import render_page
from tests.edits import add_lines, replace_text
from tests.sample import ROOT
from tests.simulated import add_one, set_version, write_first, write_second

ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True)
class Editions:
    """Both editions, the database of the second, and the folder of its release."""

    first: Package
    second: Package
    database: Path
    release: Path


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    root = tmp_path_factory.mktemp("bản phát hành")
    first = write_first(root / "một")
    second = write_second(first, root / "hai")
    release_manifest.build(second, second.folder / "archive")
    database.build(second, root / "tinh-so.db")
    downloads.build(root / "tinh-so.db", second, root / "downloads")
    release_folder.build(second, root / "downloads", str(first.folder), root / "release")
    return Editions(first, second, root / "tinh-so.db", root / "release")


@pytest.fixture(scope="module")
def diff(editions: Editions) -> Diff:
    return compare(editions.first, editions.second)


@pytest.fixture
def working(editions: Editions, tmp_path: Path) -> Package:
    """Return the second edition before its manifest was written: what a curator works on."""
    return write_second(editions.first, tmp_path / "làm")


def compare(first: Package, second: Package) -> Diff:
    old, new = (read_edition(str(package.folder), package.folder) for package in (first, second))
    return make_diff(old, new, second)


def list_problems(package: Package) -> list[str]:
    return [str(problem) for problem in check_package(package, package.folder / "archive").problems]


def list_release_problems(package: Package) -> list[str]:
    return [str(problem) for problem in check_release(read_tables(package)[0])]


# check


def test_check_passes_what_is_recorded(working: Package) -> None:
    assert list_problems(working) == []


def test_check_names_a_removal(working: Package) -> None:
    path = working.resources["observations"].path
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("f0010,")), encoding="utf-8")
    assert list_release_problems(working) == [
        "observations.csv: f0010 was published in 1.0.0 and is gone: put it back; a figure that should not "
        "have been published stays, with a row in withdrawals.csv"
    ]


def test_check_names_a_figure_that_was_given_to_something_else(working: Package) -> None:
    replace_text(
        working, "observations", "f0016,ha-noi,spending,total,2023,", "f0016,hue,spending,total,2025-02,"
    )
    add_lines(
        working,
        "corrections",
        "f0016,2026-12-01,area_id,ha-noi,hue,correction,Vì.,Because.",
        "f0016,2026-12-01,measure,target,result,correction,Vì.,Because.",
        "f0016,2026-12-01,time_period,2023,2025-02,correction,Vì.,Because.",
    )
    assert list_release_problems(working) == [
        "observations.csv:17: the row is not as 1.0.0 published it, even with the old values of its records: "
        "add a row to corrections.csv for each changed cell, with what stood there before",
        "corrections.csv:6 field: f0016 of observations.csv changed in area_id, measure, time_period, and is "
        "no longer what was published: put it back, and give what is new an id of its own",
    ]


def test_check_names_an_id_that_comes_back(working: Package) -> None:
    replace_text(working, "indicators", "teams,teams,", "dti-rank,teams,")
    for table in ("observations", "families"):
        replace_text(
            working,
            table,
            ",teams" + (",total" if table == "observations" else "\n"),
            ",dti-rank" + (",total" if table == "observations" else "\n"),
        )
    assert (
        "redirects.csv:2 old_id: dti-rank still stands in indicators.csv: remove one of the two"
        in list_problems(working)
    )


def test_check_asks_for_the_version_of_a_renaming(working: Package) -> None:
    assert list_problems(set_version(working, "1.9.0")) == [
        "datapackage.json version 1.9.0: 1.0.0 was published and has changed since (correction 3, re-read 1, "
        "method 1, source-revised 1, renaming 1, withdrawal 1): make it 2.0.0",
        "releases.csv:5 version: 2.0.0 is above 1.9.0, the package's own: correct one of the two",
    ]


def test_an_addition_alone_raises_no_alarm(editions: Editions, tmp_path: Path) -> None:
    shutil.copytree(editions.first.folder, tmp_path / "gói")
    package = load_package(tmp_path / "gói")
    add_one(package, "2026-11-25")
    assert list_problems(package) == []
    raised = set_version(package, "1.0.1")
    add_lines(package, "releases", "1.0.1,2026-12-01,Bản.,Edition.")
    with pytest.raises(
        PackageError, match=r"1\.0\.1 is too low after 1\.0\.0: what is new .* makes it 1\.1\.0"
    ):
        release_manifest.build(raised, None)


def test_a_manifest_is_of_a_new_version_with_a_day(editions: Editions, tmp_path: Path) -> None:
    shutil.copytree(editions.first.folder, tmp_path / "gói")
    with pytest.raises(
        PackageError, match=r"1\.0\.0 was released on 2026-11-30: raise it, or release nothing"
    ):
        release_manifest.build(load_package(tmp_path / "gói"), None)
    with pytest.raises(PackageError, match=r"releases\.csv has no row of 1\.1\.0: add it"):
        release_manifest.build(set_version(load_package(tmp_path / "gói"), "1.1.0"), None)
    replace_text(load_package(tmp_path / "gói"), "observations", "f0004,ha-tinh", "f0004,nowhere")
    with pytest.raises(PackageError, match=r"There are [0-9]+ problems: run python -m scripts check"):
        release_manifest.build(load_package(tmp_path / "gói"), None)


# The diff


def test_the_diff_names_each_change_with_its_reason(diff: Diff) -> None:
    told = [
        (change.file.removesuffix(".csv"), change.action, *change.identifier.values(), change.reason)
        for change in diff.changes
        if change.reason != "record"
    ]
    assert told == [
        ("indicators", "update", "dti-rank", "renamed"),
        ("indicators", "update", "spending", "method"),
        ("families", "update", "dti", "renamed"),
        *(
            ("wordings", "update", "dti-rank", "total", "result", words, "renamed")
            for words in ("Hạng", "xếp thứ")
        ),
        ("sources", "update", "ranks-2024", "source-revised"),
        *(("observations", "update", id, "renamed") for id in ("f0006", "f0008", "f0009", "f0010")),
        ("observations", "update", "f0013", "correction"),
        ("observations", "update", "f0015", "renamed"),
        ("observations", "update", "f0015", "re-read"),
        ("observations", "add", "f0020", "addition"),
        ("readings", "update", "f0013", "1", "correction"),
        ("readings", "add", "f0020", "1", "addition"),
        ("proofs", "update", "f0006", "note"),
        ("withdrawals", "add", "f0014", "withdrawn"),
    ]


def test_a_change_in_full(diff: Diff) -> None:
    change, _ = (change for change in diff.changes if change.reason == "correction")
    assert change == Change(
        file="observations.csv",
        action="update",
        target="row",
        identifier={"id": "f0013"},
        initial_value={"obs_value": "-3.5", "printed": "-3,5%"},
        new_value={"obs_value": "-3.1", "printed": "-3,1%"},
        note="Miscopied.",
        reason="correction",
    )


def test_the_csv_has_the_columns_of_gtfs_diff_and_the_reason(diff: Diff) -> None:
    header, *rows = csv.reader(io.StringIO(FORMATTERS["csv"](diff)))
    assert header == list(COLUMNS)
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(diff.changes) + 1)]
    assert rows[5] == [
        "6", "sources.csv", "update", "row", '{"id": "ranks-2024"}', '{"issued": "2025"}',
        '{"issued": "2025-03"}', "The source says so now.", "source-revised",
    ]  # fmt: skip


def test_the_json_says_the_same(diff: Diff) -> None:
    told = json.loads(FORMATTERS["json"](diff))
    assert (told["old"], told["new"]) == ("1.0.0", "2.0.0")
    assert told["counts"] == {
        "addition": 2, "correction": 2, "re-read": 1, "source-revised": 1, "method": 1, "renamed": 9,
        "withdrawn": 1, "record": 8, "note": 1,
    }  # fmt: skip
    assert len(told["changes"]) == sum(told["counts"].values()) == len(diff.changes)


def test_the_changelogs_section(diff: Diff) -> None:
    assert FORMATTERS["markdown"](diff).splitlines() == [
        "### Changes since 1.0.0",
        "",
        "- Rows added: 2 (`observations` 1, `readings` 1).",
        "- Our mistakes, mended: 2 (`observations` 1, `readings` 1).",
        "  - `f0013`: `obs_value` -3.5 → -3.1; `printed` -3,5% → -3,1%. Miscopied.",
        "  - `f0013 1`: `printed` -3,5% → -3,1%. Miscopied.",
        "- Read again from the same source: 1 (`observations` 1).",
        "  - `f0015`: `locator` thứ tư trong danh sách → dòng thứ tư. More exactly.",
        "- Revised by the source: 1 (`sources` 1).",
        "  - `ranks-2024`: `issued` 2025 → 2025-03. The source says so now.",
        "- Rules or definitions changed: 1 (`indicators` 1).",
        "  - `spending`: `definition_en` Money → Money of the budget. The budget's.",
        "- Renamed: 9 (`indicators` 1, `families` 1, `wordings` 2, `observations` 5).",
        "  - `dti-rank`: `id` dti-rank → rank-of-63.",
        "  - `dti`: `headline_indicator_id` dti-rank → rank-of-63.",
        *(
            f"  - `dti-rank total result {words}`: `indicator_id` dti-rank → rank-of-63."
            for words in ("Hạng", "xếp thứ")
        ),
        *(f"  - `{id}`: `indicator_id` dti-rank → rank-of-63." for id in ("f0006", "f0008", "f0009")),
        *(f"  - `{id}`: `indicator_id` dti-rank → rank-of-63." for id in ("f0010", "f0015")),
        "- Withdrawn: 1 (`withdrawals` 1).",
        "  - `f0014`: Of a department.",
        "- Records of changes: 8 (`corrections` 3, `amendments` 3, `redirects` 1, `releases` 1).",
        "- Notes and other free cells: 1 (`proofs` 1).",
    ]


def test_an_edition_and_itself_differ_in_nothing(editions: Editions) -> None:
    same = compare(editions.second, editions.second)
    assert same.changes == []
    assert FORMATTERS["markdown"](same) == "### Changes since 2.0.0\n\n- None.\n"
    assert FORMATTERS["csv"](same) == ",".join(COLUMNS) + "\n"


def test_what_nobody_recorded_is_said_to_be_so(editions: Editions, tmp_path: Path) -> None:
    shutil.copytree(editions.first.folder, tmp_path / "gói")
    package = load_package(tmp_path / "gói")
    replace_text(package, "observations", "result,74.16,", "result,74.61,")
    replace_text(package, "observations", "Hạng chung", "Cùng hạng")
    replace_text(package, "lookalikes", "digitised,digitised-share,Khác,Different\n", "")
    replace_text(package, "readings", "f0012,1,", "f0010,2,")
    told = [
        (change.action, *change.identifier.values(), change.reason)
        for change in compare(editions.first, package).changes
    ]
    assert told == [
        ("delete", "digitised", "digitised-share", "note"),
        ("update", "f0002", "unrecorded"),
        ("update", "f0008", "unrecorded"),
        ("add", "f0010", "2", "addition"),
        ("delete", "f0012", "1", "unrecorded"),
    ]


def test_records_that_are_lacking_are_drafted(editions: Editions, tmp_path: Path) -> None:
    shutil.copytree(editions.first.folder, tmp_path / "gói")
    package = load_package(tmp_path / "gói")
    replace_text(package, "observations", '"74,16%",digits', '"74,61%",digits')
    replace_text(package, "sources", ",2025,vi,", ",2025-03,vi,")
    replace_text(package, "relation_terms", "tiers-sum,2,f0004,part\n", "")
    assert FORMATTERS["records"](compare(editions.first, package)).splitlines() == [
        "# data/corrections.csv",
        'f0002,,printed,"74,16%","74,61%",,,',
        "# data/amendments.csv",
        "sources,ranks-2024,,issued,2025,2025-03,,,",
        "relation_terms,tiers-sum 2,,relation_id,tiers-sum,,,,",
    ]
    assert FORMATTERS["records"](compare(editions.first, editions.second)) == ""


def test_files_and_columns_come_first(editions: Editions, tmp_path: Path) -> None:
    shutil.copytree(editions.first.folder, tmp_path / "gói")
    path = tmp_path / "gói" / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"] = [item for item in descriptor["resources"] if item["name"] != "tiles"]
    pillars = next(item for item in descriptor["resources"] if item["name"] == "pillars")
    pillars["schema"]["fields"] = [
        field for field in pillars["schema"]["fields"] if field["name"] != "position"
    ]
    del pillars["released"]
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    changes = compare(editions.first, load_package(tmp_path / "gói")).changes
    assert [(change.file, change.action, change.target, change.identifier) for change in changes] == [
        ("tiles.csv", "delete", "file", {"filename": "tiles.csv"}),
        ("pillars.csv", "delete", "column", {"column": "position"}),
    ]


def test_an_edition_is_read_from_a_folder_a_zip_and_a_revision(editions: Editions, tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    shutil.copytree(editions.first.folder, folder)
    git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-qm", "1"],
        ["tag", "v1.0.0"],
        ["tag", "v0.9.9"],
    ):
        subprocess.run([*git, *command], check=True)
    with zipfile.ZipFile(tmp_path / "gói.zip", "w") as archive:
        for path in [folder / "datapackage.json", *(folder / "data").iterdir()]:
            archive.write(path, path.relative_to(folder).as_posix())
    wanted = read_edition(str(folder), folder)
    assert read_edition(str(tmp_path / "gói.zip"), folder) == wanted == read_edition("v1.0.0", folder)
    assert [find_previous(version, folder) for version in ("2.0.0", "1.0.0", "0.9.9")] == [
        "v1.0.0",
        "v0.9.9",
        None,
    ]
    for place in ("nowhere", "-h"):
        with pytest.raises(PackageError, match=f"{place} is no folder, no zip and no revision"):
            read_edition(place, folder)
    with pytest.raises(PackageError, match=r"CHANGELOG.md is no zip"):
        read_edition(str(folder / "CHANGELOG.md"), folder)
    with pytest.raises(PackageError, match=r"holds no edition \(FileNotFoundError"):
        read_edition(str(tmp_path), folder)


# The feed, the page, Datasette


@pytest.mark.parametrize(("folder", "language"), [("", "vi"), ("en/", "en")])
def test_the_feed_of_changes_has_each(editions: Editions, tmp_path: Path, folder: str, language: str) -> None:
    feed.build(editions.database, editions.second, tmp_path / "feed")
    root = ElementTree.parse(tmp_path / "feed" / folder / "corrections.xml")
    names = [
        entry.findtext(f"{ATOM}id", "").partition(f":{language}/")[2] for entry in root.iter(f"{ATOM}entry")
    ]
    assert names[:8] == [
        "sources/ranks-2024/2026-12-01/issued",
        "readings/f0013%201/2026-12-01/printed",
        "indicators/spending/2026-12-01/definition_en",
        "indicators/dti-rank/renamed",
        "figures/f0015/2026-12-01/locator",
        "figures/f0014/withdrawn",
        "figures/f0013/2026-12-01/printed",
        "figures/f0013/2026-12-01/obs_value",
    ]


def render_all(editions: Editions, language: str, kinds: set[str]) -> dict[str, str]:
    """Return the Markdown of the pages of some kinds by their addresses."""
    site = make_sites(read_stored(editions.database))["en" if language == "en" else "vi"]
    material = Material(site, editions.second, [], list_charts(site, []))
    environment = make_environment(ROOT / "site" / "templates")
    return {
        page.path: render_page(environment, material, kind, page)
        for kind in KINDS
        if kind.name in kinds
        for page in kind.iter_pages(material)
    }


def test_the_page_of_changes_counts_and_lists_each(editions: Editions) -> None:
    pages = render_all(editions, "en", {"changes", "edition"})
    assert {*pages} == {"changes", "changes/2.0.0", "changes/0.2.0", "changes/0.1.0"}
    newest = pages["changes"].partition("## 2.0.0 · 1 December 2026")[2].partition("## 1.0.0")[0]
    for said in (
        "1 new figure", "1 entry withdrawn", "1 id renamed", "3 mistakes of ours mended",
        "1 cell revised by the source", "1 cell after a change of rule or definition",
        "1 cell read more exactly from the same source",
    ):  # fmt: skip
        assert said in newest
    page = pages["changes/2.0.0"]
    heads = ("withdrawn", "renamed", "correction", "source-revised", "method", "re-read")
    places = [page.index(f"{{#{head}}}") for head in heads]
    assert places == sorted(places)
    assert "Value: <del>-3.5</del> → <ins>-3.1</ins>" in page and "1 December 2026. Miscopied." in page
    assert '<a href="../../indicators/dti-rank/">indicator</a>' in page
    assert "<del>dti-rank</del> → <ins>rank-of-63</ins>" in page


def test_the_page_of_changes_is_in_vietnamese_too(editions: Editions) -> None:
    pages = render_all(editions, "vi", {"changes", "edition"})
    assert "## 2.0.0 · 1/12/2026" in pages["changes"] and "1 mục đã rút" in pages["changes"]
    assert "1/12/2026. Chép sai." in pages["changes/2.0.0"]


def test_old_addresses_lead_on_and_withdrawn_figures_explain(editions: Editions) -> None:
    pages = render_all(editions, "en", {"redirect", "figure"})
    for old in ("dti-rank", "egov-rank"):
        assert '"indicators/rank-of-63/"' in pages[f"indicators/{old}"]
    assert "Withdrawn on 1 December 2026." in pages["figures/f0014"]
    assert "More exactly. <small>(read again from the same source)</small>" in pages["figures/f0015"]


def test_sql_shows_the_withdrawn_figure_last_and_has_the_records(editions: Editions) -> None:
    with closing(sqlite3.connect(editions.database)) as connection:
        asked = "SELECT withdrawn, first_shown FROM figures WHERE id = 'f0014'"
        assert connection.execute(asked).fetchall() == [(1, 0)]
        for table, rows in (("corrections", 4), ("amendments", 4), ("withdrawals", 2), ("redirects", 2)):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (rows,)


# The folder of the release, as a stranger has it


def test_every_file_of_the_release_has_its_checksum(editions: Editions) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=editions.release,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    listed = {
        line.split("  ")[1] for line in (editions.release / "SHA256SUMS").read_text("utf-8").splitlines()
    }
    files = {path.name for path in editions.release.iterdir()}
    assert files - listed == {"SHA256SUMS"} and listed <= files
    assert {
        "tinh-so.zip",
        "tinh-so.db",
        "tinh-so.xlsx",
        "tinh-so.json",
        "figures.parquet",
        "figures.csv",
    } <= files
    assert {"changes.csv", "changes.json", "manifest.json", "RELEASE_NOTES.md", "corrections.csv"} <= files
    assert all(path.is_file() for path in editions.release.iterdir())


def test_the_notes_are_the_changelogs_and_the_diffs(editions: Editions, diff: Diff) -> None:
    notes = (editions.release / "RELEASE_NOTES.md").read_text(encoding="utf-8")
    assert notes == f"One of each kind of change.\n\n{FORMATTERS['markdown'](diff)}"
    assert (editions.release / "changes.csv").read_text(encoding="utf-8") == FORMATTERS["csv"](diff)
    assert (editions.release / "changes.json").read_text(encoding="utf-8") == FORMATTERS["json"](diff)


def test_a_stranger_opens_the_files(editions: Editions) -> None:
    duckdb, pandas = pytest.importorskip("duckdb"), pytest.importorskip("pandas")
    wanted = 17
    folder = editions.release
    with closing(sqlite3.connect(folder / "tinh-so.db")) as connection:
        assert connection.execute("SELECT count(*) FROM figures").fetchone() == (wanted,)
    assert len(pandas.read_csv(folder / "figures.csv")) == wanted
    assert len(pandas.read_excel(folder / "tinh-so.xlsx", sheet_name="figures")) == wanted
    for name in ("figures.csv", "figures.parquet", "tinh-so.json"):
        assert duckdb.sql(f"SELECT count(*) FROM '{folder / name}'").fetchall() == [(wanted,)]
    assert len(pandas.read_csv(folder / "changes.csv")) == 26
    with zipfile.ZipFile(folder / "tinh-so.zip") as archive:
        archive.extractall(folder.parent / "unpacked")
    assert load_package(folder.parent / "unpacked").descriptor["version"] == "2.0.0"


def test_a_stranger_finds_each_row_in_the_manifest(editions: Editions) -> None:
    manifest = json.loads((editions.release / "manifest.json").read_text(encoding="utf-8"))
    for name, table in manifest["tables"].items():
        content = (editions.release / f"{name}.csv").read_bytes()
        assert hashlib.sha256(content).hexdigest() == table["sha256"]
        rows = {
            " ".join(row[key] for key in table["key"]): hashlib.sha256(
                "\x1f".join(row[field] for field in table["hashed"]).encode()
            ).hexdigest()[:12]
            for row in csv.DictReader(io.StringIO(content.decode("utf-8")))
        }
        assert rows == table["rows"]


def test_a_release_wants_its_manifest_its_section_and_names_of_its_own(
    editions: Editions, working: Package, tmp_path: Path
) -> None:
    made = editions.release.with_name("downloads")
    with pytest.raises(PackageError, match=r"release.json is not of 2\.0\.0: write it first"):
        release_folder.build(working, made, None, tmp_path / "release")
    with pytest.raises(PackageError, match=r"CHANGELOG.md says nothing of 3\.0\.0: add its section"):
        find_section((editions.second.folder / "CHANGELOG.md").read_text(encoding="utf-8"), "3.0.0")
    shutil.copytree(made, tmp_path / "downloads")
    (tmp_path / "downloads" / "figures.csv").write_text("", encoding="utf-8")
    with pytest.raises(PackageError, match=r"has two files figures.csv"):
        release_folder.build(editions.second, tmp_path / "downloads", None, tmp_path / "release")
    assert not (tmp_path / "release").exists()
    release_folder.build(editions.second, made, None, tmp_path / "release")
    assert (tmp_path / "release" / "RELEASE_NOTES.md").read_text("utf-8") == "One of each kind of change.\n"
    assert not (tmp_path / "release" / "changes.csv").exists()
