"""The scan proposes what the data could be asked; each kind of candidate is shown on planted figures."""

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.contract.package import Package, load_package
from scripts.drafting.scan import format_candidate, scan
from scripts.drafting.scanned import Candidate
from tests.edits import add_figure, replace_text
from tests.sample import ROOT, write_sample


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return write_sample(tmp_path / "package")


def find(package: Package, topic: str) -> list[tuple[str, tuple[str, ...], str | None]]:
    """Return the candidates of a topic: their kind, their figures and what they come to."""
    return [
        (found.kind, tuple(row.id for row in found.figures), found.outcome)
        for found in scan(package)
        if found.topic == topic
    ]


def plant(package: Package, **cells: str) -> None:
    """Add a figure of the counts of dossiers, transcribed from another source."""
    given = {"indicator_id": "digitised", "source_id": "ranks-2024", "checked": "transcribed", **cells}
    add_figure(package, {**given, "printed": f'"{cells["obs_value"].replace(".", ",")}"'})


def test_what_the_package_relates_already_is_no_candidate(package: Package) -> None:
    assert find(package, "parts") == []
    forgotten = package.resources["relation_terms"].path
    forgotten.write_text(forgotten.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert find(package, "parts") == [("sum", ("f0003", "f0004", "f0005"), "agrees")]


@pytest.mark.parametrize(("total", "outcome"), [("2000", "agrees"), ("2001", "disagrees")])
def test_parts_beside_their_whole(package: Package, total: str, outcome: str) -> None:
    for figure, breakdown, value in (
        ("f0017", "commune-tier", "1126"), ("f0018", "district-tier", "874"), ("f0019", "total", total)
    ):  # fmt: skip
        plant(package, id=figure, breakdown=breakdown, obs_value=value)
    assert find(package, "parts") == [("sum", ("f0017", "f0018", "f0019"), outcome)]


def test_weights_that_parts_imply_in_two_periods(package: Package) -> None:
    shares = (("73.37", "64.94", "73.06"), ("75.85", "66.18", "75.63"), ("77.59", "67.24", "75.65"))
    number = 17
    for year, values in zip(("2022", "2023", "2024"), shares, strict=True):
        for part, value in zip(("commune-tier", "district-tier", "total"), values, strict=True):
            cells = {"indicator_id": "digitised-share", "time_period": year, "breakdown": part}
            plant(package, id=f"f{number:04}", obs_value=value, **cells)
            number += 1
    figures = [f"f{n:04}" for n in range(17, 26)]
    assert find(package, "weights") == [
        ("common-weight", tuple(figures[:6]), "agrees"),
        ("common-weight", tuple(figures[3:]), "disagrees"),
    ]


@pytest.mark.parametrize(
    ("later", "is_found"), [("2001", True), ("2000", False), ("499", True), ("500", False)]
)
def test_a_level_that_jumps(package: Package, later: str, is_found: bool) -> None:
    plant(package, id="f0017", time_period="2022", obs_value="1000")
    plant(package, id="f0018", time_period="2023", obs_value=later)
    found = [("steady", ("f0017", "f0018"), "disagrees")] if is_found else []
    assert find(package, "jump") == found


def test_two_years_apart_is_no_jump(package: Package) -> None:
    plant(package, id="f0017", time_period="2022", obs_value="1000")
    plant(package, id="f0018", time_period="2024", obs_value="9000")
    assert find(package, "jump") == []


def test_a_share_beside_two_counts(package: Package) -> None:
    replace_text(package, "indicators", "teams,teams,services", "teams,digitisation,services")
    plant(package, id="f0017", obs_value="205")
    plant(package, id="f0018", obs_value="216", indicator_id="teams")
    plant(package, id="f0019", obs_value="95", indicator_id="digitised-share")
    assert ("share", ("f0017", "f0018", "f0019"), "agrees") in find(package, "share")


def test_ranks_against_values(package: Package) -> None:
    for number, area, rank, value in ((17, "hue", "5", "0.7"), (19, "ha-giang", "6", "0.8")):
        plant(package, id=f"f{number:04}", area_id=area, indicator_id="dti-rank", obs_value=rank)
        plant(package, id=f"f{number + 1:04}", area_id=area, indicator_id="dti-index", obs_value=value)
    assert find(package, "order") == [("", ("f0017", "f0018", "f0019", "f0020"), None)]


@pytest.mark.parametrize(("value", "is_found"), [("99", True), ("58", False)])
def test_an_area_far_from_the_median(package: Package, value: str, is_found: bool) -> None:
    areas = ("hue", "ha-giang", "cao-bang", "bac-kan", "lao-cai", "lai-chau", "son-la", "yen-bai")
    for number, area in enumerate(areas, 17):
        share = value if number == 17 else f"{50 + number % 5}"
        cells = {"indicator_id": "digitised-share", "time_period": "2024"}
        plant(package, id=f"f{number:04}", area_id=area, obs_value=share, **cells)
    assert find(package, "outlier") == ([("", ("f0017",), None)] if is_found else [])


def test_sources_that_differ_in_rounding_and_those_that_disagree(package: Package) -> None:
    plant(package, id="f0017", indicator_id="digitised-share", obs_value="74.2")
    assert find(package, "rounding") == [("", ("f0002", "f0017"), None)]
    replace_text(package, "observations", ",74.2,", ",75.2,")
    replace_text(package, "observations", '"74,2"', '"75,2"')
    assert find(package, "sources") == [("", ("f0002", "f0017"), None)]


def test_an_index_beside_its_components_was_taken_into_the_data() -> None:
    package = load_package(ROOT)
    assert [found for found in scan(package) if found.topic in ("index", "weights", "jump")] == []


def test_a_candidate_reads_as_reason_figures_and_draft_rows(package: Package) -> None:
    plant(package, id="f0017", time_period="2022", obs_value="1000")
    plant(package, id="f0018", time_period="2023", obs_value="2001")
    [found] = [row for row in scan(package) if row.topic == "jump"]
    name = "ha-tinh-2022-2023-digitisation-jump"
    assert format_candidate(found, package).splitlines() == [
        f"[jump] {name}: the level rose 2.0 times → disagrees",
        "    f0017 ha-tinh digitised total 2022 = 1000 (ranks-2024)",
        "    f0018 ha-tinh digitised total 2023 = 2001 (ranks-2024)",
        f"    {name},ranks-2024,steady,plausibility,,,Không khớp,They do not agree,,",
        f"    {name},1,f0017,other",
        f"    {name},2,f0018,other",
    ]
    asked: Candidate = replace(found, kind="", roles=())
    assert len(format_candidate(asked, package).splitlines()) == 3
