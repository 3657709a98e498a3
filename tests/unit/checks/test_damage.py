"""The bench of damages: it says what a full run says, and of the published data hardly anything survives."""

import random
from pathlib import Path

import pytest

from scripts.checks import runner
from scripts.checks.damage.bench import CELLS, ORDER, PUBLISHED, Bench
from scripts.checks.damage.harmless import Entry, Reasons, iter_unused, read_reasons
from scripts.checks.damage.kinds_of_damage import CELLS as KINDS
from scripts.checks.damage.kinds_of_damage import Damage, iter_damages
from scripts.checks.damage.tally import choose_damages, format_tallies, tally_damages
from scripts.checks.manifest import get_free, get_policy
from scripts.contract.package import Package, PackageError, load_package
from tests.sample import ROOT, write_sample

TRIED = 300
MOST_PUBLISHED = 0.02
MOST_UNPUBLISHED = 0.18


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return write_sample(tmp_path_factory.mktemp("sample") / "sample")


@pytest.fixture(scope="module")
def bench(package: Package) -> Bench:
    return Bench(package, runner.RULES, is_published=False)


@pytest.fixture(scope="module")
def published() -> Bench:
    return Bench(load_package(ROOT), runner.RULES, is_published=False)


@pytest.fixture(scope="module")
def released(published: Bench) -> Bench:
    return published.release()


def find(bench: Bench, table: str, row: int, field: str | None, kind: str) -> Damage:
    return next(
        damage
        for damage in iter_damages(bench.get_sheet(table))
        if (damage.row, damage.field, damage.kind) == (row, field, kind)
    )


def test_each_kind_changes_what_it_says(bench: Bench) -> None:
    names = bench.package.resources["observations"].field_names
    place = names.index("obs_value")
    changed = {
        kind: {
            row: cells[place]
            for row, cells in find(bench, "observations", 1, "obs_value", kind).cells.items()
        }
        for kind in ("emptied", "sign", "neighbour", "pair")
    }
    assert changed == {
        "emptied": {1: ""},
        "sign": {1: "-74.16"},
        "neighbour": {1: "1126"},
        "pair": {1: "1126", 2: "74.16"},
    }


def test_a_digit_becomes_another(bench: Bench) -> None:
    (cells,) = find(bench, "observations", 1, "obs_value", "digit").cells.values()
    value = cells[bench.package.resources["observations"].field_names.index("obs_value")]
    assert len(value) == len("74.16")
    assert sum(old != new for old, new in zip("74.16", value, strict=True)) == 1


@pytest.mark.parametrize(
    ("table", "row", "field", "kind", "by"),
    [
        ("observations", 1, "obs_value", "emptied", CELLS),
        ("observations", 1, None, "rows", ORDER),
        ("observations", 7, "obs_value", "digit", "printed_figure_is_the_value"),
        ("observations", 7, "area_id", "pair", "figure_has_its_area_beside_it"),
        ("observations", 10, None, "duplicated", "keys_are_unique"),
        ("readings", 3, None, "deleted", "figure_has_a_reading"),
    ],
)
def test_a_damage_is_caught_by_its_rule(
    bench: Bench, table: str, row: int, field: str | None, kind: str, by: str
) -> None:
    damage = find(bench, table, row, field, kind)
    assert bench.judge(damage) is not None
    assert by in bench.judge_by_all(damage)


def test_the_tables_are_as_before_after_each_damage(bench: Bench) -> None:
    before = {name: [dict(row) for row in rows] for name, rows in bench.tables.rows.items()}
    for damage in choose_damages(bench, None, 300, 1):
        bench.judge(damage)
    assert {name: [dict(row) for row in rows] for name, rows in bench.tables.rows.items()} == before
    assert runner.check_rows(bench.tables) == []


def test_the_bench_says_what_a_full_run_says(bench: Bench) -> None:
    damages = choose_damages(bench, None, 250, 2)
    assert [bench.judge(damage) is not None for damage in damages] == [
        bool(bench.judge_by_all(damage)) for damage in damages
    ]


def test_a_published_row_that_changed_is_seen(package: Package) -> None:
    bench = Bench(package, [], is_published=True)
    damage = find(bench, "observations", 7, "locator", "emptied")
    assert (bench.judge(damage), Bench(package, [], is_published=False).judge(damage)) == (PUBLISHED, None)


def test_no_damage_to_what_a_figure_says_survives(published: Bench) -> None:
    damages = choose_damages(published, None, TRIED, 11, figures=True)
    assert [damage for damage in damages if published.judge(damage) is None] == []


def test_the_areas_of_the_best_and_the_worst_of_the_dti_cannot_be_swapped(published: Bench) -> None:
    rows = {
        row["obs_value"]: index
        for index, row in enumerate(published.tables["observations"])
        if (row["indicator_id"], row["time_period"], row["source_id"]) == ("dti-rank", "2022", "mic-dti-2022")
    }
    texts, place = published.texts["observations"], 1
    best, worst = rows[1], rows[63]
    cells = {
        one: [*texts[one][:place], texts[other][place], *texts[one][place + 1 :]]
        for one, other in ((best, worst), (worst, best))
    }
    damage = Damage("observations", best, "area_id", "pair", cells)
    assert "reading_names_the_area" in published.judge_by_all(damage)


def test_few_damages_survive(published: Bench, released: Bench) -> None:
    damages = choose_damages(published, None, TRIED, 12)
    survivors = [damage for damage in damages if published.judge(damage) is None]
    assert len(damages) == TRIED
    assert len(survivors) <= MOST_UNPUBLISHED * TRIED
    assert sum(released.judge(damage) is None for damage in survivors) <= MOST_PUBLISHED * TRIED


def choose_unseen(bench: Bench, count: int, seed: int) -> list[Damage]:
    """Return damages of cells that may change without a record, of which no hash of a release tells."""
    unseen = []
    for name, resource in bench.package.resources.items():
        free = {*get_free(resource), *(resource.field_names if get_policy(resource) == "free" else ())}
        unseen += [damage for damage in iter_damages(bench.get_sheet(name)) if damage.field in free]
    return random.Random(seed).sample(unseen, count)


def test_every_survivor_of_what_was_published_has_its_reason(released: Bench) -> None:
    tallies = tally_damages(released, choose_unseen(released, TRIED, 13), read_reasons(released))
    assert format_tallies(tallies, read_reasons(released)).splitlines()[-1].split()[-1] == "0"


def test_every_reason_is_of_damages_that_survive(released: Bench) -> None:
    assert list(iter_unused(released, read_reasons(released).entries)) == []


def test_every_reason_of_new_rows_is_of_damages_that_survive(published: Bench) -> None:
    new = [entry for entry in read_reasons(published).entries if entry.rows == "new"]
    assert list(iter_unused(published, new)) == []


def test_a_reason_of_nothing_is_told(released: Bench) -> None:
    stale = Entry("tiles", ["label", "name_vi"], ["neighbour", "emptied"], "Nobody looks.")
    assert list(iter_unused(released, [stale])) == [
        "tiles: no damage of “emptied” survives that is listed: remove it there",
        "tiles: no damage of “name_vi” survives that is listed: remove it there",
    ]


def test_a_survivor_without_a_reason_is_told(released: Bench, tmp_path: Path) -> None:
    path = tmp_path / "harmless.toml"
    entry = '[[harmless]]\ntable = "pillars"\nfields = ["position"]\nkinds = ["pair"]\nreason = "R."\n'
    swapped = find(released, "pillars", 0, "position", "pair")
    path.write_text(entry, "utf-8")
    assert format_tallies(tally_damages(released, [swapped], Reasons(path)), Reasons(path)).splitlines() == [
        "table               tried  survive   share  harmless  without a reason",
        "pillars                 1        1 100.00%         1  ",
        "all                     1        1 100.00%         1  0",
    ]
    path.write_text(entry.replace("position", "name_vi"), "utf-8")
    assert format_tallies(tally_damages(released, [swapped], Reasons(path)), Reasons(path)).splitlines() == [
        "table               tried  survive   share  harmless  without a reason",
        "pillars                 1        1 100.00%         0  position pair 1",
        "all                     1        1 100.00%         0  1",
    ]


def test_a_reason_of_new_rows_is_none_of_released_ones(tmp_path: Path) -> None:
    path = tmp_path / "harmless.toml"
    path.write_text(
        '[[harmless]]\ntable = "readings"\nfields = ["how"]\nkinds = ["code"]\nreason = "R."\nrows = "new"\n',
        "utf-8",
    )
    damage = Damage("readings", 0, "how", "code", {})
    assert (Reasons(path).find(damage), Reasons(path, is_new=False).find(damage)) == ("R.", None)


def test_a_tally_says_what_survives_and_why(bench: Bench) -> None:
    reasons = read_reasons(bench)
    tallies = tally_damages(bench, choose_damages(bench, ["sources"], 40, 3), reasons)
    lines = format_tallies(tallies, reasons).splitlines()
    assert lines[0].split() == ["table", "tried", "survive", "share", "harmless", "without", "a", "reason"]
    assert [line.split()[:2] for line in lines[1:]] == [["sources", "40"], ["all", "40"]]


def test_a_table_that_does_not_exist_is_told(bench: Bench) -> None:
    with pytest.raises(
        PackageError, match=r"^datapackage\.json has no table nowhere: name one of its tables$"
    ):
        choose_damages(bench, ["nowhere"], None, 0)


def test_data_with_a_problem_are_not_damaged(tmp_path: Path) -> None:
    package = write_sample(tmp_path / "sample")
    path = package.folder / "data" / "pillars.csv"
    path.write_text(path.read_text("utf-8").replace("Services,2", "Services,1"), "utf-8")
    with pytest.raises(
        PackageError, match=r"^Damages are tried on data without a problem, but pillars\.csv:3"
    ):
        Bench(package, runner.RULES)


def test_every_reason_is_of_a_column(bench: Bench) -> None:
    for entry in Reasons().entries:
        resource = bench.package.resources[entry.table]
        assert entry.fields and set(entry.fields) <= {"", *resource.field_names}
        assert entry.kinds and set(entry.kinds) <= {*KINDS, "rows", "deleted", "duplicated"}
        assert entry.rows in ("all", "new") and entry.reason


def test_chance_is_the_same_each_time(bench: Bench) -> None:
    first, second = (choose_damages(bench, ["observations"], 50, 5) for _ in range(2))
    assert first == second
    assert first != choose_damages(bench, ["observations"], 50, 6)
