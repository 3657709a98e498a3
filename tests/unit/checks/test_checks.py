import re
from pathlib import Path

import frictionless
import pytest

from scripts.checks import proofs, relations
from scripts.checks import runner as checks
from scripts.checks.runner import check_package, check_rows, read_tables
from scripts.contract.cells import Value
from scripts.contract.package import Package, load_package
from scripts.contract.tables import Tables
from tests.sample import ROOT, SHA256, write_sample
from tests.unit.checks.broken_areas import AREAS
from tests.unit.checks.broken_records import RECORDS
from tests.unit.checks.broken_rows import DEFECTS, LIMITS, Change, Defect, change
from tests.unit.checks.broken_witnesses import WITNESSED

DISAGREED: dict[str, Value] = {"conclusion_vi": "Không khớp.", "conclusion_en": "They do not agree."}

BROKEN: list[Defect] = [
    (
        "keys_are_unique",
        [("pillars", 3, {"position": 1})],
        "pillars.csv:3 position: 1 stands in line 2 too: remove one of the rows, or tell them apart",
    ),
    (
        "keys_are_unique",
        [("observations", 10, {"area_id": "da-nang"})],
        "observations.csv:10 area_id,indicator_id,breakdown,time_period,measure,source_id: da-nang, "
        "dti-rank, total, "
        "2022, result, ranks-2024 stands in line 9 too: remove one of the rows, or tell them apart",
    ),
    (
        "foreign_keys_lead_to_a_row",
        [("families", 5, {"headline_indicator_id": "nowhere"})],
        "families.csv:5 headline_indicator_id: nowhere is no id of indicators.csv: correct it, or add "
        "that row",
    ),
    (
        "foreign_keys_lead_to_a_row",
        [("areas", "hue", {"parent_id": "nowhere"})],
        "areas.csv:43 parent_id: nowhere is no id of areas.csv: correct it, or add that row",
    ),
    (
        "both_languages_are_present",
        [("observations", 2, {"note_vi": "Chỉ tiếng Việt"})],
        "observations.csv:2 note_en: the cell is empty, but note_vi is not: write it in both languages",
    ),
    (
        "both_languages_are_present",
        [("sources", 3, {"note": "English only"})],
        "sources.csv:3 note_vi: the cell is empty, but note is not: write it in both languages",
    ),
    (
        "value_lies_in_its_units_range",
        [
            ("observations", 3, {"obs_value": 154.9, "printed": "154,9%", "quote": "đạt 154,9%"}),
            ("mentions", 5, {"printed": "154,9"}),
        ],
        "observations.csv:3 obs_value: 154.9 is over 100 for a percent (indicator digitised-share): "
        "correct the value, "
        "or the indicator's unit",
    ),
    (
        "value_lies_in_its_units_range",
        [("observations", 11, {"obs_value": 0, "printed": "0"})],
        "observations.csv:11 obs_value: 0 is under 1 for a rank (indicator dti-rank): correct the value, "
        "or the "
        "indicator's unit",
    ),
    (
        "counts_and_ranks_are_whole",
        [("observations", 11, {"obs_value": 4.5, "printed": "4,5"})],
        "observations.csv:11 obs_value: 4.5 is not whole, but a rank is: correct the value or the unit",
    ),
    (
        "period_is_one",
        [("observations", 2, {"time_period": "2023-02-30"})],
        "observations.csv:2 time_period: 2023-02-30 is not a period: write it like 2022, 2022-S1, "
        "2022-Q3, 2023-10 or "
        "2022-07-13",
    ),
    (
        "area_exists_in_the_period",
        [("observations", 13, {"area_id": "hue"})],
        "observations.csv:13 area_id: hue exists only since 2025-01-01, but the period 2024 begins "
        "2024-01-01: use the "
        "area of that time",
    ),
    (
        "area_exists_in_the_period",
        [("observations", 13, {"area_id": "hoa-binh", "time_period": "2025"})],
        "observations.csv:13 area_id: hoa-binh ended on 2025-06-30, but the period 2025 ends 2025-12-31: "
        "use the area "
        "of that time",
    ),
    (
        "derived_value_is_older_than_its_area",
        [("observations", 13, {"derivation": "mean-of-predecessors"})],
        "observations.csv:13 derivation: ha-noi has no predecessors: leave derivation empty",
    ),
    (
        "derived_value_is_older_than_its_area",
        [("observations", 12, {"time_period": "2025-07"})],
        "observations.csv:12 derivation: da-nang-2025 existed in 2025-07: leave derivation empty",
    ),
    (
        "target_ends_in_its_sources_time",
        [("observations", 8, {"time_period": "2021"})],
        "observations.csv:8 time_period: the target's period ends 2021-12-31, long before its source was "
        "issued (2023-02-21): give the period that the target is for, or make it a result",
    ),
    (
        "result_begins_before_its_source_was_issued",
        [("observations", 2, {"time_period": "2024"})],
        "observations.csv:2 time_period: the period begins 2024-01-01, after its source was issued "
        "(2023-02-21): "
        "correct the period, or make it a target",
    ),
    (
        "dates_of_sources_are_days",
        [("sources", 2, {"issued": "2023-02-30"})],
        "sources.csv:2 issued: 2023-02-30 is on no calendar: write a year, a month or a day",
    ),
    (
        "dates_of_sources_are_days",
        [("sources", 3, {"accessed": "2024-12-31"})],
        "sources.csv:3 accessed: 2024-12-31 is before the source was issued: correct one of the two",
    ),
    (
        "value_is_not_above_its_denominator",
        [("observations", 2, {"denominator": 17, "printed": "18"})],
        "observations.csv:2 denominator: 18 of 17 cannot be: correct one of the two",
    ),
    (
        "denominator_has_a_basis",
        [("observations", 9, {"denominator_basis": None})],
        "observations.csv:9 denominator_basis: denominator and its basis belong together: fill both or none",
    ),
    (
        "rank_has_a_denominator",
        [("observations", 9, {"denominator": None, "denominator_basis": None})],
        "observations.csv:9 denominator: a rank says little without “of how many”: give the denominator",
    ),
    (
        "inferred_denominator_of_a_rank_is_the_number_of_provinces",
        [("observations", 11, {"time_period": "2025-08"})],
        "observations.csv:11 denominator: 63 is not the number of provinces then (34): correct it, or say "
        "that it is "
        "printed",
    ),
    (
        "shared_ranks_leave_a_gap",
        [("observations", 11, {"obs_value": 2, "printed": "2"})],
        "observations.csv:11 obs_value: rank 2 cannot be where 2 areas share rank 1: check these ranks "
        "against the "
        "source",
    ),
    (
        "whole_list_has_every_rank",
        [
            (
                "observations",
                line,
                {"denominator": 3, "denominator_basis": "printed", "obs_value": 2, "printed": "2"},
            )
            for line in (9, 10, 11)
        ],
        "observations.csv:9 obs_value: rank 2 is number 1 of a whole list: a place before it is missing or "
        "stands twice, so check these ranks against the source",
    ),
    (
        "archived_figure_has_its_place",
        [("observations", 2, {"paragraph": None})],
        "observations.csv:2 paragraph: the cell is empty, but the figure is checked against the archived "
        "text: fill it",
    ),
    (
        "other_figure_has_a_locator",
        [("observations", 9, {"locator": None})],
        "observations.csv:9 locator: the cell is empty: say by which words, row or table the figure is found",
    ),
    (
        "quote_is_short",
        [("observations", 2, {"quote": "nay, 18/21 xã đã có tổ công nghệ số; tỷ lệ - hồ"})],
        "observations.csv:2 quote: the quote has 12 words: shorten it to 10",
    ),
    (
        "quote_holds_the_printed_figure",
        [("observations", 2, {"quote": "118/21 xã đã có tổ"})],
        "observations.csv:2 quote: “18/21” does not stand in it: quote the words that hold the figure",
    ),
    (
        "printed_figure_is_the_value",
        [("observations", 3, {"obs_value": 74.26})],
        "observations.csv:3 obs_value: 74.26, but “74,16%” is 74.16: correct the wrong one",
    ),
    (
        "printed_figure_is_the_value",
        [("observations", 9, {"printed": "nhất"})],
        "observations.csv:9 printed: 'nhất' holds no figure: print it with digits, as the source does",
    ),
    (
        "printed_figure_is_the_value",
        [("observations", 2, {"denominator": 22})],
        "observations.csv:2 denominator: 22, but “18/21” says 21: correct it",
    ),
    (
        "printed_figure_is_the_value",
        [("observations", 8, {"qualifier": "exact"})],
        "observations.csv:8 qualifier: exact, but “trên 90%” is more-than: correct the wrong one",
    ),
    (
        "printed_figure_is_the_value",
        [("observations", 13, {"obs_value": 1.5}), ("readings", 4, None)],
        "observations.csv:13 obs_value: 1.5, but “gần 1,5 tỷ đồng” is 1500: correct the wrong one",
    ),
    (
        "every_row_is_used",
        [
            (
                "observations",
                "f0013",
                {"indicator_id": "spending", "obs_value": 3.5, "printed": "3,5 triệu đồng"},
            )
        ],
        "indicators.csv:7 id: spending-growth is not used in observations.csv: use it or remove the row",
    ),
    (
        "only_additive_units_are_added",
        [("indicators", 3, {"aggregation": "sum"})],
        "indicators.csv:3 aggregation: values in percent cannot be added up: write none",
    ),
    (
        "lookalikes_are_two_in_order",
        [("lookalikes", 2, {"other_indicator_id": "digitised"})],
        "lookalikes.csv:2 other_indicator_id: the two must differ and stand in the order of the alphabet: "
        "swap them",
    ),
    (
        "areas_have_a_parent_and_an_order_of_days",
        [("areas", "hue", {"parent_id": None})],
        "areas.csv:43 parent_id: every area but the country is part of another: name its parent_id",
    ),
    (
        "areas_have_a_parent_and_an_order_of_days",
        [
            ("areas", "viet-nam", {"valid_from": "2022-01-01", "valid_to": "2021-12-31"}),
            ("area_statuses", "viet-nam", {"valid_from": "2022-01-01", "valid_to": "2021-12-31"}),
        ],
        "areas.csv:85 valid_to: 2021-12-31 is before valid_from: correct one of the two",
    ),
    (
        "area_id_is_its_name",
        [("areas", "an-giang", {"name_vi": "An Giảng Đông"})],
        "areas.csv:2 id: an-giang, but An Giảng Đông makes an-giang-dong: correct the wrong one",
    ),
    (
        "merged_units_end_in_the_year_of_their_reform",
        [("successions", "thua-thien-hue", {"kind": "merged"})],
        "areas.csv:43 id: a unit made by merger, and no other, ends in -2025 and has its successions.csv "
        "rows",
    ),
    (
        "merged_units_have_two_predecessors",
        [("successions", "an-giang", {"to_area_id": "dong-thap-2025"})],
        "areas.csv:3 id: an-giang-2025 has one predecessor in successions.csv: add the others",
    ),
    (
        "successions_join_day_to_day",
        [
            ("areas", "thua-thien-hue", {"valid_to": "2024-12-30"}),
            ("area_statuses", "thua-thien-hue", {"valid_to": "2024-12-30"}),
        ],
        "successions.csv:48 date: thua-thien-hue exists until 2024-12-30, not 2024-12-31: correct one",
    ),
    (
        "successions_join_day_to_day",
        [
            ("areas", "hue", {"valid_from": "2025-01-02"}),
            ("area_statuses", "hue", {"valid_from": "2025-01-02"}),
        ],
        "successions.csv:48 date: hue exists since 2025-01-02, not 2025-01-01: correct one",
    ),
    (
        "provinces_that_end_have_a_successor",
        [
            ("areas", "ha-noi", {"valid_to": "2030-12-31"}),
            ("area_statuses", "ha-noi", {"valid_to": "2030-12-31"}),
            ("eras", "provinces-34", {"units": 33}),
        ],
        "areas.csv:34 valid_to: ha-noi has no successor: add the row to successions.csv",
    ),
    (
        "grids_hold_every_province_once",
        [("tiles", 2, None)],
        "tiles.csv grid 34: an-giang-2025 has no tile: add its row",
    ),
    (
        "grids_hold_every_province_once",
        [("tiles", 2, {"id": "elsewhere"})],
        "tiles.csv:2 id: the tile of an-giang-2025 must have its id, and stand once: correct it",
    ),
    (
        "archipelagos_have_tiles",
        [("tiles", "hoang-sa", None)],
        "tiles.csv grid 34: hoang-sa has no tile: add its row",
    ),
    (
        "archipelagos_have_tiles",
        [("tiles", "truong-sa", {"area_id": "ca-mau-2025"})],
        "tiles.csv:35 area_id: truong-sa belongs to khanh-hoa: name the unit of this grid's time",
    ),
    (
        "sources_have_one_row_for_one_text",
        [("sources", 3, {"sha256": SHA256})],
        "sources.csv:3 sha256: line 2 is the same text: one text is one source",
    ),
    (
        "positions_count_from_one",
        [("relation_terms", 6, {"position": 4})],
        "relation_terms.csv:6 position: 4, but the next term is 3: count from 1",
    ),
    (
        "relation_has_the_terms_of_its_kind",
        [("relation_terms", 6, None)],
        "relations.csv:3 kind: sum has 0 terms as whole: it needs 1",
    ),
    (
        "share_follows_its_count",
        [("relation_terms", 2, {"position": 2}), ("relation_terms", 3, {"position": 1})],
        "relation_terms.csv:2 role: part after share: let each count be followed by its share",
    ),
    (
        "terms_are_of_the_relations_source",
        [("relation_terms", 6, {"observation_id": "f0008"}), ("relations", 3, DISAGREED)],
        "relation_terms.csv:6 observation_id: f0008 is a figure of ranks-2024, not of ha-tinh-2023-02: "
        "compare figures "
        "of one source",
    ),
    (
        "mentions_are_of_archived_texts",
        [("mentions", 2, {"source_id": "ranks-2024"})],
        "mentions.csv:2 source_id: ranks-2024 has no archived text: archive it, or remove the row",
    ),
    (
        "figure_and_only_a_figure_names_its_observation",
        [("mentions", 2, {"observation_id": "f0001"})],
        "mentions.csv:2 observation_id: the kind is page-furniture: leave it empty, or correct the kind",
    ),
    (
        "figure_and_only_a_figure_names_its_observation",
        [("mentions", 2, {"kind": "observation"})],
        "mentions.csv:2 observation_id: the kind is observation: name the figure",
    ),
    (
        "mention_agrees_with_its_observation",
        [("mentions", 3, {"kind": "target"})],
        "mentions.csv:3 kind: target, but f0001 is of kind observation: correct the wrong one",
    ),
    (
        "mention_agrees_with_its_observation",
        [("mentions", 3, {"printed": "19"})],
        "mentions.csv:3 printed: 19, but f0001 has 18: correct the wrong one",
    ),
    (
        "mention_agrees_with_its_observation",
        [("mentions", 2, {"kind": "denominator", "observation_id": "f0002"})],
        "mentions.csv:2 kind: f0002 has no printed denominator: correct the wrong one",
    ),
    (
        "archived_figure_has_one_mention",
        [("mentions", 3, None)],
        "observations.csv:2 id: f0001 has 0 mentions in mentions.csv: it must have one, where it is printed",
    ),
    (
        "archived_figure_has_one_mention",
        [("mentions", 4, None)],
        "observations.csv:2 denominator: f0001 has no denominator in mentions.csv: add the row where it "
        "is printed",
    ),
]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return write_sample(tmp_path_factory.mktemp("sample") / "tỉnh số")


@pytest.fixture(scope="module")
def tables(package: Package) -> Tables:
    return read_tables(package)[0]


def test_the_sample_is_valid_with_its_archive(package: Package) -> None:
    assert check_package(package, package.folder / "archive") == checks.Report([], [])


ALL = [*BROKEN, *DEFECTS, *RECORDS, *WITNESSED, *AREAS]


@pytest.mark.parametrize(("rule", "changes", "problem"), ALL, ids=[rule for rule, *_ in ALL])
def test_a_broken_row_is_one_problem(tables: Tables, rule: str, changes: list[Change], problem: str) -> None:
    broken = change(tables, changes)
    if rule in {named.__name__ for named in checks.CONSISTENT}:
        assert [str(found) for found in check_rows(broken, checks.CONSISTENT)] == [problem]
    assert [str(found) for named in checks.RULES if named.__name__ == rule for found in named(broken)] == [
        problem
    ]


@pytest.mark.parametrize("changes", [changes for _, changes in LIMITS], ids=[name for name, _ in LIMITS])
def test_what_stands_at_the_limit_is_no_problem(tables: Tables, changes: list[Change]) -> None:
    assert check_rows(change(tables, changes), checks.CONSISTENT) == []


def test_every_kind_of_relation_has_its_roles() -> None:
    kinds = load_package(ROOT).resources["relations"].field("kind")["constraints"]["enum"]
    assert list(relations.ROLES) == kinds


def test_every_rule_is_shown_to_fail() -> None:
    assert {rule for rule, *_ in ALL} == {rule.__name__ for rule in checks.RULES}


def test_every_rule_of_the_modules_is_registered() -> None:
    defined = {
        name
        for path in (ROOT / "scripts/checks").glob("*.py")
        for name in re.findall(
            r"(?m)^def ([a-z]\w*)\(tables: Tables(?:, texts: Texts)?\) -> Iterator\[Problem\]",
            path.read_text("utf-8"),
        )
    }
    assert defined == {rule.__name__ for rule in (*checks.RULES, *proofs.RULES)}


def test_an_archived_figure_needs_an_archived_source(tables: Tables) -> None:
    broken = change(
        tables, [("observations", 13, {"checked": "archived", "paragraph": 1, "quote": "gần 1,5 tỷ đồng"})]
    )
    assert [str(found) for found in check_rows(broken, checks.CONSISTENT)] == [
        "observations.csv:13 checked: the source ranks-2024 has no archived text: archive it, or write "
        "transcribed",
        "observations.csv:13 id: f0012 has 0 mentions in mentions.csv: it must have one, where it is printed",
    ]


def rewrite(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / "data" / f"{name}.csv"
    text = path.read_bytes().decode()
    assert text.count(old) == 1
    path.write_bytes(text.replace(old, new).encode())


FILES = [
    (
        "pillars",
        "services,Dịch",
        "services,Dịch  ",
        "pillars.csv:3 name_vi: “Dịch   vụ” is not written as “Dịch vụ”",
    ),
    (
        "pillars",
        "index,Xếp",
        "index,Xê\u0301p",
        "pillars.csv:2 name_vi: “Xê\u0301p hạng” is not written as “Xếp hạng”",
    ),
    (
        "pillars",
        ",Services,",
        ",Ser\u00a0vices,",
        "pillars.csv:3 name_en: “Ser\u00a0vices” is not written as “Ser vices”",
    ),
    ("pillars", "Services,2", "Services,02", "pillars.csv:3 position: “02” is not written as “2”"),
    (
        "pillars",
        ",Services,",
        ',"Services",',
        "pillars.csv:3: the byte-order mark, line end, quotes or order of rows",
    ),
    (
        "pillars",
        "Services,2\n",
        "Services,2\r\n",
        "pillars.csv:3: the byte-order mark, line end, quotes or order",
    ),
    (
        "pillars",
        "id,name_vi",
        "\ufeffid,name_vi",
        "pillars.csv:1: the byte-order mark, line end, quotes or order",
    ),
    ("pillars", "Services,2\n", "Services,2", "pillars.csv:3: the file does not end with one line feed"),
    ("pillars", "Services,2\n", "Services,2\n\n", "pillars.csv:4: the file does not end with one line feed"),
    (
        "breaks",
        "dti-index,2021",
        "dti-index,Năm 2021",
        "breaks.csv:2 time_period: Năm 2021 does not have the right form",
    ),
    (
        "observations",
        "spending-growth,total,2022-S1",
        "spending-growth,total,2022-H1",
        "observations.csv:14 time_period: 2022-H1 does not have the right form: write it like 2023-10",
    ),
    ("readings", "\nf0013,", "\nf00000013,", "readings.csv:16 observation_id: f00000013 does not have the"),
    ("licences", ",false,", ",no,", "licences.csv:3 is_open: no is neither true nor false: write one of"),
    (
        "observations",
        ",-3.5,",
        ",-03.50,",
        "observations.csv:14 obs_value: “-03.50” is not written as “-3.5”",
    ),
    (
        "observations",
        ",nearly,",
        ",almost,",
        "observations.csv:13 qualifier: almost is not among exact, about",
    ),
    ("observations", ",0.6543,", ",1e5,", "observations.csv:12 obs_value: 1e5 is not a number"),
    (
        "observations",
        "f0012,ha-noi",
        "f0012,",
        "observations.csv:13 area_id: the cell is empty: it must have a value",
    ),
    (
        "tiles",
        "34,hoang-sa,da-nang-2025,Hoàng Sa,Hoàng Sa,HS,7,8",
        "34,hoang-sa,da-nang-2025,Hoàng Sa,Hoàng Sa,HOANG,7,8",
        "tiles.csv:17 label: HOANG has 5 characters: shorten it to 4",
    ),
    (
        "tiles",
        "34,hoang-sa,da-nang-2025,Hoàng Sa,Hoàng Sa,HS,7,8",
        "34,hoang-sa,da-nang-2025,Hoàng Sa,Hoàng Sa,HS,0,8",
        "tiles.csv:17 column: 0 is under 1: correct it",
    ),
    (
        "indicators",
        "index-0-1,value,,,4",
        "index-0-1,value,,,8",
        "indicators.csv:4 decimals: 8 is over 7: correct it",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "problem"), FILES)
def test_a_broken_file_is_one_problem(tmp_path: Path, name: str, old: str, new: str, problem: str) -> None:
    package = write_sample(tmp_path / "sample")
    rewrite(package.folder, name, old, new)
    report = check_package(package, package.folder / "archive")
    own = [found for found in report.problems if found.resource == name]
    assert [str(found)[: len(problem)] for found in own][:1] == [problem]


def test_rows_in_another_order_are_one_problem(tmp_path: Path) -> None:
    package = write_sample(tmp_path / "sample")
    path = package.folder / "data" / "pillars.csv"
    header, *rows = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([header, *reversed(rows)]))
    assert [str(found) for found in check_package(package, package.folder / "archive").problems] == [
        "pillars.csv:2: the byte-order mark, line end, quotes or order of rows is not the canonical one: "
        "run make format"
    ]


def test_all_problems_are_reported_together(tmp_path: Path) -> None:
    package = write_sample(tmp_path / "sample")
    rewrite(package.folder, "pillars", "Services,2", "Services,1")
    rewrite(package.folder, "observations", ",74.16,", ",74.26,")
    rewrite(package.folder, "observations", ",0.6543,", ",9,")
    rewrite(package.folder, "mentions", "87,", "88,")
    assert [
        f"{found.resource}:{found.row}:{found.field}"
        for found in check_package(package, package.folder / "archive").problems
    ] == [
        "pillars:3:position",
        "observations:3:obs_value",
        "observations:3:None",
        "observations:12:obs_value",
        "observations:12:obs_value",
        "readings:3:printed",
        "readings:13:printed",
        "mentions:None:None",
        "mentions:5:offset",
        "mentions:5:None",
        "proofs:13:subject",
    ]


def test_unreadable_files_are_told_and_the_rules_wait(tmp_path: Path) -> None:
    package = write_sample(tmp_path / "sample")
    (package.folder / "data" / "breaks.csv").unlink()
    rewrite(package.folder, "pillars", "Services,2", "Services,2,3")
    report = check_package(package, None)
    assert [str(found).split(": ")[0] for found in report.problems] == [
        "pillars.csv:3",
        str(package.folder / "data" / "breaks.csv is missing"),
    ]
    assert report.skipped == ["The rules on rows were skipped: first mend the files that cannot be read."]


def test_without_archive_the_proofs_are_skipped_with_a_word(package: Package) -> None:
    report = check_package(package, None)
    assert report == checks.Report(
        [],
        [
            "The archived texts are not at hand: proofs.csv vouches for 7 figures and 12 "
            "numerals (to read the "
            "texts again, set TINH_SO_ARCHIVE to the folder that holds the archived texts)."
        ],
    )


def is_valid(folder: Path) -> bool:
    """Ask frictionless about the package in a folder."""
    return bool(frictionless.validate((folder / "datapackage.json").as_posix()).valid)


@pytest.mark.built
def test_frictionless_finds_the_published_package_valid() -> None:
    assert is_valid(ROOT)


@pytest.mark.parametrize("fault", ["broken key", "wrong type", "missing file"])
def test_frictionless_finds_a_broken_package_invalid(tmp_path: Path, fault: str) -> None:
    path = write_sample(tmp_path / "sample").folder / "data" / "pillars.csv"
    text = path.read_text("utf-8")
    match fault:
        case "broken key":
            path.write_text(text.replace("\nservices,", "\nservice,"), "utf-8")
        case "wrong type":
            path.write_text(text.replace(",1\n", ",first\n"), "utf-8")
        case "missing file":
            path.unlink()
    assert not is_valid(tmp_path / "sample")
