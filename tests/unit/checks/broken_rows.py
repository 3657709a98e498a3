"""Defects of the second edition's tables: each breaks one rule of the small package, and no other.

`test_checks.py` runs them with its own. A defect is the rule, what is changed (resource; the row's line, id
or first cell; new cells, None drops the row) and the problem that it must give.
"""

from scripts.contract.cells import Value
from scripts.contract.tables import Row, Tables

Change = tuple[str, int | str, dict[str, Value] | None]
Defect = tuple[str, list[Change], str]

RANK_FRAME: Change = (
    "frames",
    3,
    {"indicator_id": "dti-rank", "time_period": "2022", "era_id": "provinces-63", "published": 5},
)
"""A table of the ranks of 2022, of which five stand in the data."""

FAMILIES: list[Defect] = [
    (
        "methods_of_an_index_follow_each_other",
        [("methods", "dti-2021", {"valid_to": "2022"})],
        "methods.csv:2 valid_to: 2022, but dti-2024 begins in 2024: write the year before",
    ),
    (
        "methods_of_an_index_follow_each_other",
        [("methods", "dti-2021", {"valid_to": None})],
        "methods.csv:2 valid_to: empty, but dti-2024 begins in 2024: write the year before",
    ),
    (
        "method_ends_no_earlier_than_it_begins",
        [("methods", "dti-2024", {"valid_to": "2023"})],
        "methods.csv:3 valid_to: 2023 is before 2024, its first year: correct one of the two",
    ),
    (
        "nearly_whole_table_names_who_is_missing",
        [("gaps", 3, None)],
        "frames.csv:2 published: 61 of 63, but gaps.csv names 1 of the 2 that are not published: add the "
        "others",
    ),
    (
        "nearly_whole_table_names_who_is_missing",
        [("gaps", 3, {"reason": "not-gathered"}), ("gaps", 2, None), ("frames", 2, {"published": 62})],
        "frames.csv:2 published: 62 of 63, but gaps.csv names 0 of the 1 that are not published: add the "
        "others",
    ),
    (
        "headline_is_of_its_family",
        [("families", 5, {"headline_indicator_id": "digitised"})],
        "families.csv:5 headline_indicator_id: digitised is of the family digitisation: name one of teams",
    ),
    (
        "family_is_of_its_indicators_pillar",
        [("families", 5, {"pillar_id": "index"})],
        "indicators.csv:8 family_id: teams is listed under index, the indicator under services: give both "
        "one pillar",
    ),
    (
        "statistic_has_its_unit",
        [("indicators", 8, {"statistic": "share"})],
        "indicators.csv:8 statistic: a share in count cannot be: correct it, or write percent",
    ),
    (
        "statistic_has_its_unit",
        [("indicators", 3, {"statistic": "growth"})],
        "indicators.csv:3 statistic: a growth in percent cannot be: correct it, or write growth-percent",
    ),
    (
        "statistic_has_its_unit",
        [("indicators", 5, {"statistic": "value", "ranked_set": None, "value_indicator_id": None})],
        "indicators.csv:5 statistic: value, but its unit is rank: write rank",
    ),
    (
        "rank_names_the_set_that_it_ranks",
        [("indicators", 5, {"ranked_set": None})],
        "indicators.csv:5 ranked_set: a rank, and nothing else, says among which units: fill or empty it",
    ),
    (
        "rank_names_the_set_that_it_ranks",
        [("indicators", 8, {"ranked_set": "provinces-63"})],
        "indicators.csv:8 ranked_set: a rank, and nothing else, says among which units: fill or empty it",
    ),
    (
        "rank_names_the_set_that_it_ranks",
        [("indicators", 3, {"value_indicator_id": "digitised"})],
        "indicators.csv:3 value_indicator_id: only a rank ranks by another indicator: leave it empty",
    ),
    (
        "rank_ranks_by_values_of_its_family",
        [("indicators", 5, {"value_indicator_id": "dti-rank"})],
        "indicators.csv:5 value_indicator_id: dti-rank is a rank itself: name its values",
    ),
    (
        "rank_ranks_by_values_of_its_family",
        [("indicators", 5, {"value_indicator_id": "spending"})],
        "indicators.csv:5 value_indicator_id: spending is of the family money: a rank stands beside its "
        "values",
    ),
    (
        "rank_is_within_its_set",
        [("observations", "f0015", {"denominator": 64, "denominator_basis": "printed"})],
        "observations.csv:16 denominator: 64, but provinces-63 has 63 units: correct it, or the indicator's "
        "set",
    ),
    (
        "rank_is_within_its_set",
        [("observations", "f0015", {"denominator": 34, "denominator_basis": "printed"})],
        "observations.csv:16 denominator: 34, but provinces-63 has 63 units: correct it, or the indicator's "
        "set",
    ),
    (
        "rank_is_within_its_set",
        [
            (
                "observations",
                "f0015",
                {"area_id": "da-nang-2025", "time_period": "2025-07", "denominator_basis": "printed"},
            )
        ],
        "observations.csv:16 area_id: da-nang-2025 did not exist in provinces-63, whose units are ranked: "
        "correct one",
    ),
]

FRAMES: list[Defect] = [
    (
        "eras_follow_each_other",
        [("eras", "provinces-34", {"valid_from": "2025-07-02"})],
        "eras.csv:2 valid_from: the row before ends on 2025-06-30: begin on the day after",
    ),
    (
        "eras_follow_each_other",
        [("eras", "provinces-63", {"valid_to": "2025-06-29"})],
        "eras.csv:2 valid_from: the row before ends on 2025-06-29: begin on the day after",
    ),
    (
        "era_has_its_number_of_units",
        [("eras", "provinces-34", {"units": 33})],
        "eras.csv:2 units: 33, but areas.csv has 34: correct one",
    ),
    (
        "era_has_its_number_of_units",
        [("eras", "provinces-63", {"units": 64})],
        "eras.csv:3 units: 64, but areas.csv has 63: correct one",
    ),
    (
        "statuses_follow_each_other",
        [("area_statuses", 29, {"valid_from": "2026-05-01"})],
        "area_statuses.csv:29 valid_from: the row before ends on 2026-04-29: begin on the day after",
    ),
    (
        "statuses_follow_each_other",
        [("area_statuses", 28, {"valid_to": None})],
        "area_statuses.csv:29 valid_from: the row before ends on no day: begin on the day after",
    ),
    (
        "area_has_a_status_from_its_first_day_to_its_last",
        [("area_statuses", "ha-noi", None)],
        "areas.csv:34 id: ha-noi has no status: add its row to area_statuses.csv",
    ),
    (
        "area_has_a_status_from_its_first_day_to_its_last",
        [("area_statuses", "hue", {"valid_from": "2025-01-02"})],
        "area_statuses.csv:45 valid_from: hue begins on 2025-01-01 in areas.csv: write the same day",
    ),
    (
        "area_has_a_status_from_its_first_day_to_its_last",
        [("area_statuses", "an-giang", {"valid_to": "2025-07-01"})],
        "area_statuses.csv:2 valid_to: an-giang ends on 2025-06-30 in areas.csv: write the same day",
    ),
    (
        "area_has_a_status_from_its_first_day_to_its_last",
        [("area_statuses", "ha-noi", {"valid_to": "2030-12-31"})],
        "area_statuses.csv:36 valid_to: ha-noi ends on no day in areas.csv: write the same day",
    ),
    (
        "area_has_a_status_from_its_first_day_to_its_last",
        [("area_statuses", 29, {"type": "province"})],
        "area_statuses.csv:29 type: dong-nai-2025 is a city in areas.csv: correct one of the two",
    ),
    (
        "frame_prints_no_more_than_its_era_has",
        [("frames", 3, {"published": 35})],
        "frames.csv:3 published: 35, but provinces-34 has 34 units: correct it",
    ),
    (
        "frame_prints_no_more_than_its_era_has",
        [("frames", 2, {"published": 64})],
        "frames.csv:2 published: 64, but provinces-63 has 63 units: correct it",
    ),
    (
        "frame_holds_what_we_know",
        [("frames", 3, {**(RANK_FRAME[2] or {}), "published": 4})],
        "frames.csv:3 published: 4, but figures of 5 areas are here: correct it",
    ),
    (
        "gap_has_no_figure",
        [RANK_FRAME, ("gaps", 2, {"area_id": "ha-tinh", "indicator_id": "dti-rank"})],
        "gaps.csv:2 reason: there is a figure of this area and period: remove the row",
    ),
    (
        "gap_is_of_a_frame",
        [("gaps", 2, {"time_period": "2023"})],
        "gaps.csv:2 time_period: frames.csv has no table of this indicator and period: add it",
    ),
    (
        "gap_is_of_a_frame",
        [("gaps", 3, {"indicator_id": "dti-rank"})],
        "gaps.csv:3 time_period: frames.csv has no table of this indicator and period: add it",
    ),
    (
        "frame_and_its_gaps_fit_the_era",
        [("frames", 2, {"published": 62})],
        "frames.csv:2 published: 62 published and 2 gaps are more than 63 units: correct one of them",
    ),
]

WITNESSES: list[Defect] = [
    (
        "readings_are_numbered_from_one",
        [("readings", 10, {"reading": 3})],
        "readings.csv:10 reading: 3, but it is the figure's number 2: write 2",
    ),
    (
        "readings_are_numbered_from_one",
        [("readings", 9, None)],
        "readings.csv:10 reading: 2, but it is the figure's number 1: write 1",
    ),
    (
        "reading_sees_the_value",
        [("readings", 9, {"printed": "2"})],
        "readings.csv:9 printed: “2” is 2, but f0008 is 1: correct the wrong one",
    ),
    (
        "reading_sees_the_value",
        [("readings", 15, {"observation_id": "f0011", "printed": "0,655", "quote": None})],
        "readings.csv:15 printed: “0,655” is 0.655, but f0011 is 0.6543: correct the wrong one",
    ),
    (
        "reading_says_where",
        [("readings", 9, {"table_row": None})],
        "readings.csv:9 table_row: a table has rows and columns: give both heads",
    ),
    (
        "reading_says_where",
        [("readings", 10, {"table_column": None})],
        "readings.csv:10 table_row: a table has rows and columns: give both heads",
    ),
    (
        "reading_quotes_little",
        [("readings", 15, {"quote": "Hà Nội đã chi gần 1,5 tỷ đồng trong năm 2024"})],
        "readings.csv:15 quote: the quote has 11 words: shorten it to 10",
    ),
    (
        "reading_quotes_the_figure",
        [("readings", 15, {"quote": "chi gần 11,5 tỷ đồng"})],
        "readings.csv:15 quote: “1,5 tỷ đồng” does not stand in it: quote the words that hold the figure",
    ),
    (
        "reading_is_no_older_than_its_source",
        [("readings", 15, {"read_on": "2024-12-31"})],
        "readings.csv:15 read_on: ranks-2024 was issued on 2025: correct the day",
    ),
    (
        "reading_is_no_older_than_its_source",
        [("readings", 10, {"source_id": "ha-tinh-2023-02", "read_on": "2023-02-20"})],
        "readings.csv:10 read_on: ha-tinh-2023-02 was issued on 2023-02-21: correct the day",
    ),
]

CHANGED: list[Defect] = [
    (
        "only_an_order_has_no_print",
        [("observations", "f0009", {"printed": None})],
        "observations.csv:10 printed: the figure as printed is missing, or its basis is not the order of a "
        "list: mend one",
    ),
    (
        "only_an_order_has_no_print",
        [("observations", "f0014", {"printed": None})],
        "observations.csv:15 printed: the figure as printed is missing, or its basis is not the order of a "
        "list: mend one",
    ),
    (
        "only_an_order_has_no_print",
        [("observations", "f0015", {"printed": "4"})],
        "observations.csv:16 printed: the figure as printed is missing, or its basis is not the order of a "
        "list: mend one",
    ),
    (
        "inferred_denominator_of_a_rank_is_the_number_of_provinces",
        [("observations", "f0015", {"denominator": 60})],
        "observations.csv:16 denominator: 60 is not the number of provinces then (34 or 61 or 63): correct "
        "it, or say that it is printed",
    ),
    (
        "every_row_is_used",
        [("indicators", "dti-rank", {"licence_id": None})],
        "licences.csv:3 id: index-terms is not used in sources.csv, indicators.csv: use it or remove the row",
    ),
    (
        "every_row_is_used",
        [("method_weights", 2, None), ("method_weights", 3, None)],
        "methods.csv:2 id: dti-2021 is not used in method_weights.csv, relations.csv: use it or remove the "
        "row",
    ),
    (
        "every_row_is_used",
        [("families", 5, {"headline_indicator_id": None}), ("indicators", 8, {"family_id": "money"})],
        "families.csv:5 id: teams is not used in indicators.csv: use it or remove the row",
    ),
    (
        "ids_are_free_names",
        [("redirects", 2, {"old_id": "index"})],
        "redirects.csv:2 old_id: index is the address of a page that every list has: choose a longer name",
    ),
    (
        "ids_are_free_names",
        [("redirects", 2, {"old_id": "com1"})],
        "redirects.csv:2 old_id: com1 is a device on Windows, where its file could not be written: choose a "
        "longer name",
    ),
    (
        "value_lies_in_its_units_range",
        [("observations", "f0013", {"obs_value": -100.5, "printed": "-100,5%"})],
        "observations.csv:14 obs_value: -100.5 is under -100 for a growth-percent (indicator "
        "spending-growth): correct the value, or the indicator's unit",
    ),
    (
        "period_is_one",
        [("observations", 2, {"time_period": "2022-H1"})],
        "observations.csv:2 time_period: 2022-H1 is not a period: write it like 2022, 2022-S1, 2022-Q3, "
        "2023-10 or 2022-07-13",
    ),
    (
        "period_is_one",
        [("frames", 3, {"time_period": "2024-S3"})],
        "frames.csv:3 time_period: 2024-S3 is not a period: write it like 2022, 2022-S1, 2022-Q3, 2023-10 "
        "or 2022-07-13",
    ),
    (
        "foreign_keys_lead_to_a_row",
        [("withdrawals", 2, {"observation_id": "f0017"})],
        "withdrawals.csv:2 observation_id: f0017 is no id of observations.csv: correct it, or add that row",
    ),
]

LEVELS: list[Change] = [
    ("relations", 2, {"kind": "steady", "nature": "plausibility"}),
    ("relation_terms", 2, {"role": "other"}),
    ("relation_terms", 3, {"role": "other", "observation_id": "f0005"}),
]
"""From 1,126 to 2,000 dossiers, which is less than twice as many."""
AGREED: Change = ("relations", 2, {"conclusion_vi": "Khớp.", "conclusion_en": "They agree."})

RELATIONS: list[Defect] = [
    (
        "two_parts_stand_before_their_whole",
        [("relations", 3, {"kind": "common-weight", "nature": "plausibility"})],
        "relations.csv:3 kind: part, part, whole: give two wholes or more, each after its two parts",
    ),
    (
        "earlier_figure_stands_first",
        [*LEVELS, ("relation_terms", 3, {"observation_id": "f0006"})],
        "relations.csv:2 kind: 2023-02 stands before 2022: let the earlier figure stand first",
    ),
    (
        "composed_index_goes_by_its_method",
        [("relations", 3, {"kind": "weighted-sum"})],
        "relations.csv:3 method_id: weighted-sum goes by a method: name it",
    ),
    (
        "composed_index_goes_by_its_method",
        [
            ("relations", 3, {"kind": "overlap", "method_id": "dti-2021"}),
            ("method_weights", 2, {"weight": None}),
        ],
        "relations.csv:3 method_id: digitised of dti-2021 has no weight there: remove it",
    ),
    (
        "method_is_of_the_figures_periods",
        [("relations", 3, {"method_id": "dti-2021"}), ("methods", 2, {"valid_to": "2022"})],
        "relations.csv:3 method_id: f0003 is of 2023, the method of 2021–2022: correct one",
    ),
    (
        "a_convention_is_a_matter_of_plausibility",
        [*LEVELS, AGREED, ("relations", 2, {"nature": "contradiction"})],
        "relations.csv:2 nature: contradiction, but steady is a convention: write plausibility",
    ),
    (
        "conclusion_begins_with_the_computed_outcome",
        [("relations", 2, {"conclusion_en": "They agree."})],
        "relations.csv:2 conclusion_en: the figures give “disagrees”: begin with “They do not agree”, and "
        "say what follows from that",
    ),
    (
        "conclusion_begins_with_the_computed_outcome",
        [("relations", 3, {"conclusion_vi": "Khớp nếu làm tròn hoặc cắt bớt."})],
        "relations.csv:3 conclusion_vi: the figures give “agrees”: begin with “Khớp”, and say what follows "
        "from that",
    ),
    (
        "both_languages_give_the_same_numbers",
        [("relations", 3, {"statement_vi": "Tổng là 2.000.", "statement_en": "The total is 2,000 of 7."})],
        "relations.csv:3 statement_vi: 7 stands in the English text alone: correct one of the two",
    ),
]

LINKS: list[Defect] = [
    (
        "link_is_of_a_source_with_an_address",
        [("sources", "ranks-2024", {"url": None})],
        "links.csv:2 source_id: ranks-2024 has no address: remove the row",
    ),
    (
        "new_address_is_of_what_has_moved",
        [("links", 2, {"final_url": "https://example.org/new"})],
        "links.csv:2 final_url: what has moved, and nothing else, has a new address: fill or empty it",
    ),
    (
        "failing_address_has_its_first_day",
        [("links", 2, {"failing_since": None})],
        "links.csv:2 failing_since: gone: only what fails has a first day: fill or empty it",
    ),
    (
        "failing_address_has_its_first_day",
        [("links", 2, {"failing_since": "2026-11-26"})],
        "links.csv:2 failing_since: 2026-11-26 is after the check: correct one of the days",
    ),
]

DEFECTS = [*FAMILIES, *FRAMES, *WITNESSES, *CHANGED, *RELATIONS, *LINKS]

WITHDRAWN: dict[str, Value] = {
    "withdrawn": "2026-11-25",
    "conclusion_vi": "Đã rút.",
    "conclusion_en": "Withdrawn.",
}

LIMITS: list[tuple[str, list[Change]]] = [
    ("a rank of all units", [("observations", "f0015", {"denominator": 63, "denominator_basis": "printed"})]),
    ("a level that did not double", [*LEVELS, AGREED]),
    (
        "a relation of its method's last year",
        [("relations", 3, {"method_id": "dti-2021"}), ("methods", 2, {"valid_to": "2023"})],
    ),
    ("a withdrawn relation", [("relations", 3, WITHDRAWN)]),
    (
        "a number in both languages",
        [("relations", 3, {"statement_vi": "Tổng là 2.000,5.", "statement_en": "The total is 2,000.5."})],
    ),
    ("a rank of fewer", [("observations", "f0015", {"denominator": 62, "denominator_basis": "printed"})]),
    ("a rank of those that a frame has", [("observations", "f0015", {"denominator": 61})]),
    (
        "a rank of a unit of the era's last months",
        [("observations", "f0015", {"area_id": "hue", "time_period": "2025-02"})],
    ),
    (
        "a rank of a region has its own number",
        [
            ("indicators", "dti-rank", {"ranked_set": "region"}),
            ("observations", "f0015", {"denominator": 14, "denominator_basis": "printed"}),
        ],
    ),
    ("a frame of all units", [("frames", 3, {"published": 34})]),
    (
        "a frame that we know whole",
        [RANK_FRAME],
    ),
    (
        "a gap that is only not gathered",
        [("frames", 2, {"published": 62}), ("gaps", 3, {"reason": "not-gathered"})],
    ),
    ("a target fills no gap", [RANK_FRAME, ("observations", "f0007", {"area_id": "ha-giang"})]),
    (
        "a reading of a rounded print",
        [("readings", 15, {"observation_id": "f0011", "printed": "0,65", "quote": None})],
    ),
    ("a reading that saw no figure", [("readings", 15, {"printed": "nhiều tỷ", "quote": None})]),
    ("a reading of ten words", [("readings", 15, {"quote": "Hà Nội chi gần 1,5 tỷ đồng trong năm 2024"})]),
    ("a reading on the day of issue", [("readings", 15, {"read_on": "2025-01-01"})]),
    ("the least growth", [("observations", "f0013", {"obs_value": -100, "printed": "-100%"})]),
    ("a rate in any unit", [("indicators", "teams", {"statistic": "rate"})]),
]
"""What stands just inside a rule, and is no problem."""


def change(tables: Tables, changes: list[Change]) -> Tables:
    """Return the tables with some rows changed or dropped."""
    for resource, place, cells in changes:
        first = next(
            row for row in tables[resource] if place in (row.line, row.get("id"), next(iter(row.values())))
        )
        changed = [] if cells is None else [Row(resource, first.line, {**first, **cells})]
        rows = [new for row in tables[resource] for new in (changed if row is first else [row])]
        tables = tables.replace(resource, rows)
    return tables
