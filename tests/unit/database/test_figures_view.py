"""What the view `figures` adds to a figure: its era, bounds, licence, permalink, audit and withdrawal."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from scripts.contract.package import Package, load_package
from scripts.database import loader as database
from scripts.shared.settings import SITE_URL
from tests.edits import add_figure, add_lines, replace_text
from tests.sample import ROOT, write_sample

Ask = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return write_sample(tmp_path / "package")


@pytest.fixture
def ask(package: Package, tmp_path: Path) -> Iterator[Ask]:
    """Build the database of the package as a test left it, at the first question, and answer."""
    opened: list[Database] = []

    def answer(sql: str) -> list[tuple[Any, ...]]:
        if not opened:
            database.build(package, tmp_path / "x.db")
            opened.append(Database(tmp_path / "x.db"))
        rows: list[tuple[Any, ...]] = opened[0].execute(sql).fetchall()
        return rows

    yield answer
    for db in opened:
        db.close()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("published") / "tinh-so.db"
    database.build(load_package(ROOT), path)
    opened = Database(path)
    yield opened
    opened.close()


# The era


def find_eras(ask: Ask, *ids: str) -> list[str]:
    eras: dict[str, str] = dict(ask("SELECT id, era FROM figures"))
    return [eras[name] for name in ids]


def add_figures_of(package: Package, *figures: tuple[str, str]) -> list[str]:
    """Add a figure for each area and period, and return their ids."""
    ids = [f"f{number:04}" for number in range(17, 17 + len(figures))]
    for name, (area, period) in zip(ids, figures, strict=True):
        add_figure(package, {"id": name, "area_id": area, "time_period": period})
    return ids


def test_the_era_turns_on_the_last_day_of_a_period(package: Package, ask: Ask) -> None:
    ids = add_figures_of(
        package, ("ha-tinh", "2025-06"), ("ha-tinh", "2025-07-01"), ("viet-nam", "2024"), ("viet-nam", "2025")
    )
    assert find_eras(ask, "f0002", *ids) == ["63", "63", "34", "63", "34"]


def test_a_unit_of_one_era_has_no_other_whatever_the_period(package: Package, ask: Ask) -> None:
    """f0011 is a value of 2024 for Đà Nẵng as merged in 2025; a target of a unit that ended is of its era."""
    ids = add_figures_of(package, ("an-giang", "2030"), ("an-giang-2025", "2030"), ("thua-thien-hue", "2025"))
    assert find_eras(ask, "f0011", *ids) == ["34", "63", "34", "63"]


def test_hue_is_of_both_eras_by_its_period(package: Package, ask: Ask) -> None:
    ids = add_figures_of(package, ("hue", "2025-02"), ("hue", "2025-06-30"), ("hue", "2025-07"))
    assert find_eras(ask, *ids) == ["63", "63", "34"]


def test_a_rank_is_of_the_era_whose_units_it_ranks(package: Package, ask: Ask) -> None:
    replace_text(package, "indicators", ",dti-index,provinces-63,", ",dti-index,provinces-34,")
    assert find_eras(ask, "f0006", "f0008", "f0002") == ["34", "34", "63"]


def test_a_rank_of_a_region_is_of_its_areas_era(package: Package, ask: Ask) -> None:
    replace_text(package, "indicators", ",dti-index,provinces-63,", ",dti-index,region,")
    assert find_eras(ask, "f0006", "f0015") == ["63", "63"]


def reform(package: Package) -> None:
    """Add a third reform: two of the 34 become one in 2031."""
    replace_text(
        package, "eras", "provinces-34,", "provinces-20,20 tỉnh,20 provinces,2031-01-01,,20\nprovinces-34,"
    )
    replace_text(package, "eras", ",2025-07-01,,34", ",2025-07-01,2030-12-31,34")
    for area in ("an-giang-2025", "dong-thap-2025"):
        path = package.resources["areas"].path
        lines = path.read_text(encoding="utf-8").splitlines()
        place = next(number for number, line in enumerate(lines) if line.startswith(f"{area},"))
        lines[place] = lines[place].replace(",2025-07-01,,", ",2025-07-01,2030-12-31,", 1)
        path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    commas = "," * (len(package.resources["areas"].field_names) - 10)
    add_lines(
        package,
        "areas",
        f"an-giang-2031,An Giang,An Giang,province,province,viet-nam,91,,2031-01-01,{commas}",
    )


def test_a_third_reform_needs_a_row_and_no_code(package: Package, ask: Ask) -> None:
    reform(package)
    ids = add_figures_of(
        package,
        ("ha-noi", "2030"),
        ("ha-noi", "2031-01-01"),
        ("an-giang-2025", "2035"),
        ("an-giang-2031", "2031"),
        ("an-giang", "2040"),
    )
    assert find_eras(ask, *ids) == ["34", "20", "34", "20", "63"]
    wanted = ("an-giang", "an-giang-2025", "an-giang-2031", "ha-noi", "hue", "thua-thien-hue")
    rows = ask(f"SELECT area_id, era FROM area_eras WHERE area_id IN {wanted} ORDER BY area_id, era")
    assert rows == [
        ("an-giang", "63"), ("an-giang-2025", "34"), ("an-giang-2031", "20"),
        ("ha-noi", "20"), ("ha-noi", "34"), ("ha-noi", "63"),
        ("hue", "20"), ("hue", "34"), ("thua-thien-hue", "63"),
    ]  # fmt: skip


def test_the_lists_of_the_eras_are_of_63_and_34_units(published: Database) -> None:
    assert dict(published.execute("SELECT era, count(*) FROM area_eras GROUP BY era").fetchall()) == {
        "63": 63,
        "34": 34,
    }
    both = "SELECT area_id FROM area_eras GROUP BY area_id HAVING count(*) = 2"
    assert len(published.execute(both).fetchall()) == 10


def test_no_published_figure_contradicts_its_areas_era(published: Database) -> None:
    sql = """
        SELECT f.id FROM figures f JOIN indicators i ON i.id = f.indicator_id
        WHERE f.area_level = 'province' AND f.area_id <> 'hue'
            AND NOT EXISTS (SELECT 1 FROM area_eras e WHERE e.area_id = f.area_id AND e.era = f.era)"""
    assert published.execute(sql).fetchall() == []
    sql = """
        SELECT f.id FROM figures f JOIN indicators i ON i.id = f.indicator_id
            JOIN eras e ON e.id = i.ranked_set
        WHERE f.era <> e.units"""
    assert published.execute(sql).fetchall() == []


# Bounds


@pytest.mark.parametrize(
    ("qualifier", "percent", "rank", "growth"),
    [
        ("exact", (70, 70), (26, 26), (-3.5, -3.5)),
        ("about", (None, None), (None, None), (None, None)),
        ("at-least", (70, 100), (26, None), (-3.5, None)),
        ("more-than", (70, 100), (26, None), (-3.5, None)),
        ("at-most", (0, 70), (1, 26), (-100, -3.5)),
        ("less-than", (0, 70), (1, 26), (-100, -3.5)),
        ("nearly", (0, 70), (1, 26), (-100, -3.5)),
    ],
)
def test_bounds_are_what_a_hedge_and_the_units_limits_leave(
    package: Package, ask: Ask, qualifier: str, percent: Any, rank: Any, growth: Any
) -> None:
    """Percents have both limits, ranks and growth only the lower one."""
    values = (("digitised-share", "70"), ("dti-rank", "26"), ("spending-growth", "-3.5"))
    for number, (indicator, value) in enumerate(values, 17):
        changes = {"indicator_id": indicator, "obs_value": value, "qualifier": qualifier}
        add_figure(package, {"id": f"f{number:04}", "time_period": "2022-Q1", **changes})
    rows = ask("SELECT bound_low, bound_high FROM figures WHERE id >= 'f0017' ORDER BY id")
    assert rows == [percent, rank, growth]


def test_every_qualifier_has_its_bounds() -> None:
    field = load_package(ROOT).resources["observations"].field("qualifier")
    assert set(field["constraints"]["enum"]) == {
        "exact", "about", "at-least", "at-most", "more-than", "less-than", "nearly",
    }  # fmt: skip


# Licence, permalink, audit, withdrawal


def test_an_indicators_terms_come_before_its_sources(ask: Ask) -> None:
    rows: dict[str, str] = dict(
        ask("SELECT id, licence_id FROM figures WHERE id IN ('f0006', 'f0008', 'f0011', 'f0012')")
    )
    assert rows == {
        "f0006": "index-terms",
        "f0008": "index-terms",
        "f0011": "cc-by-4.0",
        "f0012": "cc-by-4.0",
    }


def test_a_sources_terms_are_those_of_its_figures(package: Package, ask: Ask) -> None:
    replace_text(package, "sources", "2026-11-21,,,cc-by-4.0", "2026-11-21,,,index-terms")
    assert ask("SELECT licence_id FROM figures WHERE id IN ('f0002', 'f0012') ORDER BY id") == [
        ("cc-by-4.0",),
        ("index-terms",),
    ]


def test_a_figure_has_its_permalink(ask: Ask) -> None:
    assert ask("SELECT permalink FROM figures WHERE id = 'f0002'") == [(f"{SITE_URL}figures/f0002/",)]


AUDIT = "SELECT id, audit FROM figures WHERE audit <> 'none' ORDER BY id"


def test_the_audit_of_a_figure(ask: Ask) -> None:
    """1,126 and 874 are 2,000; but 1,126 is in no way 74.16% of a whole number, and f0003 is in both."""
    outcomes = "SELECT relation_id, outcome FROM audit_results ORDER BY relation_id"
    assert ask(outcomes) == [("tiers-share", "disagrees"), ("tiers-sum", "agrees")]
    assert ask(AUDIT) == [
        ("f0002", "fails"),
        ("f0003", "fails"),
        ("f0004", "passes"),
        ("f0005", "passes"),
    ]


def test_a_relation_that_cannot_be_decided_says_nothing_of_its_figures(package: Package, ask: Ask) -> None:
    replace_text(package, "observations", "result,2000,,,exact,", "result,2000,,,about,")
    assert ask(AUDIT) == [("f0002", "fails"), ("f0003", "fails")]


def test_a_figure_of_open_relations_alone_has_no_audit(package: Package, ask: Ask) -> None:
    replace_text(package, "observations", "result,1126,,,exact,", "result,1126,,,about,")
    assert ask(AUDIT) == []


def test_a_withdrawn_figure_stays_and_says_so(ask: Ask) -> None:
    assert ask("SELECT id FROM figures WHERE withdrawn") == [("f0016",)]
    assert ask("SELECT DISTINCT withdrawn FROM figures ORDER BY 1") == [(0,), (1,)]


def test_a_withdrawn_figure_is_never_shown_first_nor_told_of(package: Package, ask: Ask) -> None:
    replace_text(package, "withdrawals", "f0016,", "f0001,2026-11-25,Sai.,Wrong.\nf0016,")
    assert ask("SELECT first_shown, count(*) FROM figures WHERE id IN ('f0001', 'f0016') GROUP BY 1") == [
        (0, 2)
    ]
    assert ask("SELECT place FROM preferred WHERE observation_id = 'f0001'") == [(1,)]


# Keys


def test_families_and_indicators_refer_to_each_other(ask: Ask) -> None:
    keys = {
        (table, row[3], row[2])
        for table in ("families", "indicators")
        for row in ask(f"SELECT * FROM pragma_foreign_key_list('{table}')")
    }
    assert {
        ("families", "headline_indicator_id", "indicators"),
        ("indicators", "family_id", "families"),
        ("indicators", "value_indicator_id", "indicators"),
        ("indicators", "licence_id", "licences"),
    } <= keys
    assert ask("PRAGMA foreign_key_check") == []


def test_rows_stand_in_the_order_of_their_numbers(package: Package, ask: Ask) -> None:
    for name, period in (("f10000", "2020"), ("f9999", "2021"), ("f0999", "2019")):
        add_figure(package, {"id": name, "time_period": period})
    rows = ask("SELECT id FROM observations ORDER BY rowid")
    assert [name for (name,) in rows[-4:]] == ["f0016", "f0999", "f9999", "f10000"]


def test_the_id_with_the_lower_number_is_shown_first(package: Package, ask: Ask) -> None:
    same = {"breakdown": "commune-tier", "checked": "transcribed"}
    for source in ("third", "fourth"):
        add_lines(package, "sources", f"{source},government-news,Tin,Báo,,2023,vi,,2026-11-21,,,cc-by-4.0,,")
    add_figure(package, {"id": "f10000", "source_id": "third", **same})
    add_figure(package, {"id": "f9999", "source_id": "fourth", **same})
    assert ask("SELECT id, first_shown FROM figures WHERE id IN ('f9999', 'f10000') ORDER BY 2 DESC") == [
        ("f9999", 1),
        ("f10000", 0),
    ]


def test_truth_values_are_ones_and_zeros(ask: Ask) -> None:
    assert ask("SELECT id, is_open FROM licences ORDER BY id") == [("cc-by-4.0", 1), ("index-terms", 0)]
