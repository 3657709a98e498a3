"""The database: made from the schema, the same bytes each time, searchable by those who type `da nang`."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from datasette.utils import detect_fts
from sqlite_utils import Database

from scripts.contract.package import Package, PackageError, load_package, read_rows
from scripts.database import loader as database
from tests.edits import add_figure, add_lines, replace_text
from tests.sample import ROOT, write_sample

FIGURES = [
    "id", "area_id", "area_vi", "area_en", "area_level", "area_type", "province_id", "indicator_id",
    "indicator_vi", "indicator_en", "family_id", "family_vi", "family_en", "pillar_id", "pillar_vi",
    "pillar_en", "pillar_position", "breakdown", "breakdown_vi", "breakdown_en", "time_period",
    "period_vi", "period_en", "period_start", "period_end", "time_basis", "measure", "obs_value",
    "denominator", "denominator_basis", "bound_low", "bound_high", "qualifier", "qualifier_vi",
    "qualifier_en", "obs_status", "derivation", "unit_measure", "unit_vi", "unit_en", "display_vi",
    "display_en", "printed", "value_basis", "quote", "table_row", "table_column", "paragraph", "locator",
    "source_id", "source_kind", "source_title", "publisher", "issued", "url", "licence", "licence_id",
    "licence_url", "checked", "checked_vi", "checked_en", "note_vi", "note_en", "added", "era",
    "first_shown", "audit", "withdrawn", "permalink", "rowid",
]  # fmt: skip


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return write_sample(tmp_path / "package")


@pytest.fixture
def db(package: Package, tmp_path: Path) -> Iterator[Database]:
    database.build(package, tmp_path / "x.db")
    opened = Database(tmp_path / "x.db")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("published") / "tinh-so.db"
    database.build(load_package(ROOT), path)
    opened = Database(path)
    yield opened
    opened.close()


def refusal(package: Package, output: Path) -> str:
    with pytest.raises(PackageError) as error:
        database.build(package, output)
    return str(error.value)


def test_tables_are_the_schema_s_and_hold_its_rows(db: Database, package: Package) -> None:
    for name, resource in package.resources.items():
        table = db.table(name)
        types = [
            {str: "TEXT", int: "INTEGER", float: "REAL"}[database.TYPES[f["type"]]] for f in resource.fields
        ]
        assert [(column.name, column.type) for column in table.columns] == list(
            zip(resource.field_names, types, strict=True)
        )
        assert table.strict
        assert tuple(table.pks) == resource.primary_key
        assert {(key.column, key.other_table, key.other_column) for key in table.foreign_keys} == {
            (key.field, key.resource or name, key.reference) for key in resource.foreign_keys
        }
        required = {field["name"] for field in resource.fields if field["constraints"]["required"]}
        assert {column.name for column in table.columns if column.notnull} == required
        key = resource.primary_key
        rows = sorted(read_rows(resource), key=lambda row: [str(row[name]).zfill(9) for name in key])
        assert sorted(table.rows, key=lambda row: [str(row[name]).zfill(9) for name in key]) == rows


def test_every_reference_is_indexed(published: Database) -> None:
    for table in (
        table for table in published.tables if table.foreign_keys and table.virtual_table_using is None
    ):
        firsts = {table.pks[0], *(index.columns[0] for index in table.indexes)}
        assert {key.column for key in table.foreign_keys} <= firsts, table.name


def test_the_file_is_sound(published: Database) -> None:
    assert published.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert published.execute("PRAGMA foreign_key_check").fetchall() == []
    assert published.execute("PRAGMA application_id").fetchone() == (database.APPLICATION_ID,)


BUILD = """
import sys
from pathlib import Path
from scripts.database import loader as database
from scripts.contract.package import load_package
database.build(load_package(Path(sys.argv[1])), Path(sys.argv[2]))
"""


def test_the_same_package_gives_the_same_bytes_anywhere(package: Package, tmp_path: Path) -> None:
    database.build(package, tmp_path / "one.db")
    other = write_sample(tmp_path / "gói dữ liệu")
    target = tmp_path / "Đà Nẵng" / "two.db"
    subprocess.run(
        [sys.executable, "-c", BUILD, str(other.folder), str(target)],
        check=True,
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "LC_ALL": "C",
            "PYTHONHASHSEED": "7",
            "TZ": "Asia/Tokyo",
            "PYTHONUTF8": "1",
        },
    )
    assert (tmp_path / "one.db").read_bytes() == target.read_bytes()


def test_the_order_of_the_rows_in_a_file_does_not_matter(package: Package, tmp_path: Path) -> None:
    database.build(package, tmp_path / "one.db")
    path = package.resources["pillars"].path
    header, *lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([header, *reversed(lines)]), encoding="utf-8")
    database.build(package, tmp_path / "two.db")
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


def refused(table: str, reason: str) -> str:
    return f"{table}.csv is at fault ({reason}): run python -m scripts check, which says where"


@pytest.mark.parametrize(
    ("table", "old", "new", "kind", "what"),
    [
        ("observations", "inferred,result,18", "guessed,result,18", "CHECK", "time_basis enum"),
        ("pillars", "Rankings,1", "Rankings,0", "CHECK", "position minimum"),
        ("tiles", ",HS,", ",Hoàng Sa,", "CHECK", "label maxLength"),
        ("sources", "government-news,Tin,", "government-news,,", "NOT NULL", "sources.title"),
        ("breakdowns", "\ntotal,", "\ntotal,total,tất cả,all\ntotal,", "UNIQUE", "breakdowns.id"),
        ("relation_terms", "tiers-sum,2,f0004", "tiers-sum,2,f0404", "FOREIGN KEY", "observations"),
        ("families", ",teams\n", ",people\n", "FOREIGN KEY", "indicators"),
        ("indicators", "\nteams,teams,", "\nteams,people,", "FOREIGN KEY", "families"),
    ],
)
def test_a_broken_constraint_is_refused_in_one_sentence(
    table: str, old: str, new: str, kind: str, what: str, package: Package, tmp_path: Path
) -> None:
    replace_text(package, table, old, new)
    assert refusal(package, tmp_path / "x.db") == refused(table, f"{kind} constraint failed: {what}")


def test_a_figure_that_stands_twice_is_refused(package: Package, tmp_path: Path) -> None:
    add_figure(package, {"id": "f0017"})
    key = ("area_id", "indicator_id", "breakdown", "time_period", "measure", "source_id")
    reason = f"UNIQUE constraint failed: {', '.join(f'observations.{name}' for name in key)}"
    assert refusal(package, tmp_path / "x.db") == refused("observations", reason)


def test_a_period_that_no_calendar_has_is_refused(package: Package, tmp_path: Path) -> None:
    replace_text(package, "breaks", "dti-index,2021", "dti-index,2021-02-30")
    assert refusal(package, tmp_path / "x.db").startswith(
        "breaks.csv is at fault (2021-02-30 is not a period"
    )


def test_a_failing_build_leaves_the_last_good_file(package: Package, tmp_path: Path) -> None:
    output = tmp_path / "build" / "x.db"
    database.build(package, output)
    before = output.read_bytes()
    replace_text(package, "pillars", "Rankings,1", "Rankings,0")
    refusal(package, output)
    assert output.read_bytes() == before
    assert [path.name for path in output.parent.iterdir()] == ["x.db"]


def test_codes_have_the_words_of_the_schema(db: Database) -> None:
    rows = db.query("SELECT * FROM codes WHERE field IN ('measure', 'outcome') ORDER BY resource, value")
    assert [tuple(row.values()) for row in rows] == [
        ("audit", "outcome", "agrees", "khớp", "agrees"),
        (
            "audit",
            "outcome",
            "agrees-rounded",
            "khớp nếu làm tròn hoặc cắt bớt chữ số",
            "agrees when rounded or cut",
        ),
        ("audit", "outcome", "disagrees", "không khớp", "disagrees"),
        ("audit", "outcome", "undecided", "chưa thể kết luận", "cannot be decided"),
        ("audit", "outcome", "withdrawn", "đã rút", "withdrawn"),
        ("observations", "measure", "result", "kết quả", "result"),
        ("observations", "measure", "target", "chỉ tiêu", "target"),
        ("wordings", "measure", "result", "kết quả", "result"),
        ("wordings", "measure", "target", "chỉ tiêu", "target"),
    ]


def test_periods_are_those_in_use_with_their_days_and_names(db: Database) -> None:
    assert [tuple(row.values()) for row in db.table("periods").rows] == [
        ("2021", "2021-01-01", "2021-12-31", "năm 2021", "2021"),
        ("2022", "2022-01-01", "2022-12-31", "năm 2022", "2022"),
        ("2022-S1", "2022-01-01", "2022-06-30", "6 tháng đầu năm 2022", "first half of 2022"),
        ("2023", "2023-01-01", "2023-12-31", "năm 2023", "2023"),
        ("2023-02", "2023-02-01", "2023-02-28", "tháng 2/2023", "February 2023"),
        ("2024", "2024-01-01", "2024-12-31", "năm 2024", "2024"),
        ("2025", "2025-01-01", "2025-12-31", "năm 2025", "2025"),
    ]


def test_displays_are_the_figures_as_a_reader_sees_them(db: Database) -> None:
    rows = {
        row["observation_id"]: (row["display_vi"], row["display_en"]) for row in db.table("displays").rows
    }
    assert rows == {
        "f0001": ("18/21", "18 of 21"),
        "f0002": ("74,16%", "74.16%"),
        "f0003": ("1.126", "1,126"),
        "f0004": ("874", "874"),
        "f0005": ("2.000", "2,000"),
        "f0006": ("26/63", "26 of 63"),
        "f0007": ("trên 90%", "more than 90%"),
        "f0008": ("1/63", "1 of 63"),
        "f0009": ("1/63", "1 of 63"),
        "f0010": ("3/63", "3 of 63"),
        "f0011": ("0,6543", "0.6543"),
        "f0012": ("gần 1.500 triệu đồng", "nearly 1,500 million VND"),
        "f0013": ("−3,5%", "−3.5%"),
        "f0014": ("100%", "100%"),
        "f0015": ("4/63", "4 of 63"),
        "f0016": ("900 triệu đồng", "900 million VND"),
    }


def test_figures_has_a_row_a_figure_and_its_columns_in_order(db: Database, published: Database) -> None:
    assert [column.name for column in db.view("figures").columns] == FIGURES
    for each in (db, published):
        assert each.view("figures").count == each.table("observations").count


def test_a_district_s_figures_belong_to_its_province(published: Database) -> None:
    rows = published.query("SELECT DISTINCT area_id, province_id FROM figures WHERE area_level <> 'province'")
    assert {tuple(row.values()) for row in rows} >= {("huong-tra", "thua-thien-hue")}
    assert published.execute(
        "SELECT count(*) FROM figures WHERE area_level = 'province' AND province_id <> area_id"
    ).fetchone() == (0,)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"time_period": "2023-03"}, {"source_id": "ranks-2024"}),
        ({"source_id": "ranks-2024", "checked": "transcribed"}, {}),
        ({"source_id": "third"}, {"source_id": "fourth", "checked": "transcribed"}),
        ({"source_id": "third", "qualifier": "exact"}, {"source_id": "fourth", "qualifier": "about"}),
        ({"source_id": "fourth"}, {"source_id": "third"}),
    ],
)
def test_the_figure_shown_first(
    package: Package, tmp_path: Path, first: dict[str, str], second: dict[str, str]
) -> None:
    for source in ("third", "fourth"):
        add_lines(package, "sources", f"{source},government-news,Tin,Báo,,2023,vi,,2026-11-21,,,cc-by-4.0,,")
    same = {"indicator_id": "digitised-share", "breakdown": "commune-tier"}
    add_figure(package, {"id": "f0017", **same, **first})
    add_figure(package, {"id": "f0018", **same, **second})
    # the id decides last, so the rule must hold also when it speaks for the other
    swapped = first != {"source_id": "fourth"}
    if swapped:
        replace_text(package, "observations", "\nf0017,", "\nf0099,")
    database.build(package, tmp_path / "x.db")
    db = Database(tmp_path / "x.db")
    rows = list(db.query("SELECT id, first_shown FROM figures WHERE id >= 'f0017' ORDER BY id"))
    expected = {"f0099": 1, "f0018": 0} if swapped else {"f0017": 1, "f0018": 0}
    assert {row["id"]: row["first_shown"] for row in rows} == expected
    db.close()


def test_one_figure_of_a_kind_is_shown_first(published: Database) -> None:
    kinds = "SELECT DISTINCT area_id, indicator_id, breakdown, measure FROM observations"
    assert (
        published.execute("SELECT sum(first_shown) FROM figures").fetchone()
        == published.execute(f"SELECT count(*) FROM ({kinds})").fetchone()
    )


def test_two_sources_with_two_values_disagree(package: Package, tmp_path: Path) -> None:
    add_figure(
        package, {"id": "f0017", "source_id": "ranks-2024", "obs_value": "75", "checked": "transcribed"}
    )
    add_figure(package, {"id": "f0018", "source_id": "ranks-2024", "breakdown": "commune-tier"})
    database.build(package, tmp_path / "x.db")
    db = Database(tmp_path / "x.db")
    columns = "area_id, indicator_id, time_period, first_id, first_value, second_id, second_value"
    sql = f"SELECT {columns} FROM disagreements"
    assert [tuple(row.values()) for row in db.query(sql)] == [
        ("ha-tinh", "digitised-share", "2023-02", "f0017", 75.0, "f0002", 74.16)
    ]
    db.close()


@pytest.mark.parametrize(
    ("value", "printed", "qualifier", "disagree"),
    [
        ("74.2", "74,2%", "exact", 0),  # 74.16 rounded
        ("74.1", "74,1%", "exact", 0),  # 74.16 cut off
        ("74", "74%", "exact", 0),
        ("74.158", "74,158%", "exact", 0),  # which rounds to 74.16
        ("74.3", "74,3%", "exact", 1),
        ("75", "75%", "exact", 1),
        ("74.17", "74,17%", "exact", 1),
        ("74.1", "74,10%", "exact", 1),
        ("70", "trên 70%", "more-than", 0),
        ("75", "trên 75%", "more-than", 1),
        ("60", "trên 60%", "more-than", 1),  # true as far as it goes, but more than a tenth away
        ("80", "khoảng 80%", "about", 0),
    ],
)
def test_fewer_digits_and_hedges_are_no_disagreement(
    package: Package, tmp_path: Path, value: str, printed: str, qualifier: str, disagree: int
) -> None:
    cells = {"id": "f0017", "source_id": "ranks-2024", "obs_value": value, "qualifier": qualifier}
    add_figure(package, {**cells, "printed": f'"{printed}"', "checked": "transcribed"})
    database.build(package, tmp_path / "x.db")
    db = Database(tmp_path / "x.db")
    counts = [
        db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("disagreements", "roundings")
    ]
    assert counts == [disagree, 1 - disagree]
    db.close()


def search(db: Database, table: str, words: str) -> list[Any]:
    """Search as Datasette does: each word in double quotes."""
    index = detect_fts(db.conn, table)
    assert index is not None
    terms = " ".join(f'"{word}"' for word in words.split())
    sql = f"SELECT * FROM {table} WHERE rowid IN (SELECT rowid FROM {index} WHERE {index} MATCH ?) ORDER BY 1"
    return [row["id"] for row in db.query(sql, [terms])]


@pytest.mark.parametrize(
    "words", ["da nang", "Đà Nẵng", "đà nẵng", "Da Nang", "ĐÀ NẴNG", "Đà nang", "đa nang"]
)
def test_da_nang_is_found_however_it_is_typed(db: Database, words: str) -> None:
    assert search(db, "areas", words) == ["da-nang", "da-nang-2025"]
    assert search(db, "observations", words) == ["f0008", "f0011", "f0014"]


def test_each_search_finds_its_texts(published: Database) -> None:
    assert search(published, "areas", "TT Hue") == ["thua-thien-hue"]
    assert "household-fibre-share" in search(published, "indicators", "cap quang")
    assert search(published, "sources", "so khoa hoc va cong nghe") != []
    assert (
        search(published, "observations", "dien thoai")
        == search(published, "observations", "điện thoại")
        != []
    )


def test_the_search_of_figures_is_that_of_their_table(published: Database) -> None:
    assert detect_fts(published.conn, "observations") == "figures_search"
    sql = """SELECT count(*) AS n FROM figures WHERE area_id = 'ha-tinh'
        AND rowid NOT IN (SELECT rowid FROM figures_search WHERE figures_search MATCH '"ha" "tinh"')"""
    assert [row["n"] for row in published.query(sql)] == [0]


def test_a_search_can_be_read_like_a_table(db: Database) -> None:
    assert db.execute("SELECT rowid, area_id, printed FROM figures_search LIMIT 1").fetchone() == (
        1,
        "ha-tinh",
        "18/21",
    )
