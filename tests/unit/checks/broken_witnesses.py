"""Defects that a second entry gives away: each is its rule's one problem; other witnesses may see it too."""

from scripts.checks.rule_set import find_version
from tests.unit.checks.broken_rows import Defect

WITNESSED: list[Defect] = [
    (
        "reading_names_the_area",
        [("readings", 9, {"area_printed": "Hà Nội"})],
        "readings.csv:9 area_printed: “Hà Nội” is ha-noi, but f0008 is of da-nang: correct the wrong one",
    ),
    (
        "reading_names_the_area",
        [("readings", 9, {"area_printed": "toàn tỉnh"})],
        "readings.csv:9 area_printed: “toàn tỉnh” names no area of areas.csv, nor is ranks-2024 "
        "of one area in scopes.csv: copy the name, or add it to the area's aliases",
    ),
    (
        "figure_has_its_area_beside_it",
        [("readings", 11, {"area_printed": None}), ("observations", "f0009", {"table_row": None})],
        "observations.csv:10 area_id: no words beside the figure name quang-ninh: copy them into a reading",
    ),
    (
        "scope_is_of_the_sources_one_area",
        [("scopes", 2, {"area_id": "ha-noi"})],
        "scopes.csv:2 area_id: ha-noi, but the figures of ha-tinh-2023-02 are of ha-tinh: "
        "correct the wrong one",
    ),
    (
        "scope_is_of_the_sources_one_area",
        [("scopes", 2, None)],
        "observations.csv:2 source_id: scopes.csv has no row for ha-tinh-2023-02, whose figures "
        "are of ha-tinh",
    ),
    (
        "reading_can_mean_the_period",
        [("readings", 9, {"period_printed": "năm 2021"})],
        "readings.csv:9 period_printed: “năm 2021” is not 2022, the period of f0008: correct the wrong one",
    ),
    (
        "period_is_printed_or_the_sources",
        [("observations", "f0003", {"time_period": "2023-01"})],
        "observations.csv:4 time_period: no words beside the figure say 2023-01, and scopes.csv "
        "does not name it for ha-tinh-2023-02: correct it, or add it there",
    ),
    (
        "period_is_printed_or_the_sources",
        [("observations", "f0008", {"time_period": "2022-12"})],
        "observations.csv:9 time_period: no words beside the figure say 2022-12, and scopes.csv "
        "does not name it for ranks-2024: correct it, or add it there",
    ),
    (
        "scope_dates_what_no_words_date",
        [("readings", 2, {"period_printed": "tháng 1/2023"})],
        "observations.csv:2 time_period: 2023-02, but the words beside it say “tháng 1/2023”: correct one "
        "of them",
    ),
    (
        "same_words_of_a_source_mean_one_period",
        [("observations", "f0004", {"time_period": "2023-01"})],
        "observations.csv:5 time_period: 2023-01, but f0003, which the same words date, is of 2023-02: "
        "correct one of the two, or copy the words",
    ),
    (
        "scope_names_the_periods_that_it_dates",
        [("scopes", 2, {"time_periods": "2022;2023-02"})],
        "scopes.csv:2 time_periods: no figure of ha-tinh-2023-02 takes 2022 from here: remove it",
    ),
    (
        "figure_has_a_reading",
        [("readings", 11, None)],
        "observations.csv:10 id: f0009 has no witness: add to readings.csv what stood there",
    ),
    (
        "first_reading_is_of_the_figures_source",
        [("readings", 9, {"source_id": "ha-tinh-2023-02"})],
        "readings.csv:9 source_id: ha-tinh-2023-02, but f0008 is of ranks-2024, which was read "
        "first: correct the wrong one",
    ),
    (
        "reading_uses_a_wording",
        [("readings", 9, {"indicator_printed": "Điểm"})],
        "readings.csv:9 indicator_printed: wordings.csv does not have “Điểm” for dti-rank, "
        "total, result, which f0008 is: correct the wrong one, or add the wording",
    ),
    (
        "reading_uses_a_wording",
        [("observations", "f0003", {"breakdown": "district-tier"})],
        "readings.csv:4 indicator_printed: wordings.csv does not have “hồ sơ cấp xã” for "
        "digitised, district-tier, result, which f0003 is: correct the wrong one, or add the wording",
    ),
    (
        "measure_is_that_of_its_column",
        [("observations", "f0016", {"table_column": "Đề ra năm 2023"})],
        "observations.csv:17 measure: result, but the head of the table says target: correct one",
    ),
    (
        "wording_stands_once",
        [
            (
                "wordings",
                3,
                {"indicator_id": "digitised", "breakdown": "commune-tier", "printed": "HỒ SƠ CẤP XÃ"},
            )
        ],
        "wordings.csv:3 printed: line 2 has the same words: remove one of the two",
    ),
    (
        "wording_is_read",
        [("wordings", 2, {"printed": "hồ sơ cấp xã, phường"})],
        "wordings.csv:2 printed: no reading has “hồ sơ cấp xã, phường”: correct it, or remove the row",
    ),
    (
        "table_heads_are_those_of_a_reading",
        [("observations", "f0008", {"table_row": "Hà Nội"})],
        "observations.csv:9 table_row: “Hà Nội” is in no reading of the figure: correct the wrong one",
    ),
    (
        "table_heads_are_those_of_a_reading",
        [("observations", "f0008", {"locator": None, "table_column": None})],
        "observations.csv:9 table_column: a reading has this head of the table: copy it",
    ),
    (
        "quote_is_that_of_a_reading",
        [("observations", "f0002", {"quote": "cả tỉnh 74,16%"})],
        "observations.csv:3 quote: “cả tỉnh 74,16%” is in no reading of the figure: correct the wrong one",
    ),
    (
        "quote_is_that_of_a_reading",
        [("observations", "f0002", {"quote": None})],
        "observations.csv:3 quote: the first reading has a quote: copy it",
    ),
    (
        "text_and_page_are_quoted",
        [("readings", 3, {"quote": None})],
        "readings.csv:3 quote: who reads a page or a text copies the words that hold the figure: fill it",
    ),
    (
        "reading_has_the_printed_figure",
        [("readings", 3, {"printed": None})],
        "readings.csv:3 printed: the figure as it stands there is missing: copy it",
    ),
    (
        "table_is_read_with_its_heads",
        [("readings", 9, {"how": "excerpt"})],
        "readings.csv:9 how: a table, and nothing else, has heads of row and column: correct one of the two",
    ),
    (
        "table_is_read_with_its_heads",
        [("readings", 14, {"how": "text"})],
        "readings.csv:14 how: f0012 has no archived text: say what was in front of the reader",
    ),
    (
        "archived_figure_is_read_in_its_text",
        [("readings", 3, {"how": "excerpt"})],
        "observations.csv:3 checked: no reading of f0002 is of a text: add it, or correct the cell",
    ),
    (
        "checked_is_of_its_kind_of_source",
        [("observations", "f0014", {"checked": "secondary"})],
        "observations.csv:15 checked: secondary, but ranks-2024 is official-report: correct one",
    ),
    (
        "checked_is_one_for_a_source",
        [("observations", "f0014", {"checked": "secondary"})],
        "observations.csv:15 checked: secondary, but f0008 of the same source is transcribed",
    ),
    (
        "status_is_printed",
        [("observations", "f0012", {"obs_status": "P"})],
        "observations.csv:13 obs_status: P, but no words beside the figure say so: write A, or copy them",
    ),
    (
        "status_is_printed",
        [("observations", "f0012", {"locator": "Bảng 3, ước tính"})],
        "observations.csv:13 obs_status: A, but the words beside the figure say E",
    ),
    (
        "source_was_opened_for_its_first_figure",
        [("sources", 3, {"accessed": "2026-11-22"})],
        "sources.csv:3 accessed: 2026-11-22, but the first figure is of 2026-11-21: correct one",
    ),
    (
        "readings_follow_each_other",
        [("readings", 10, {"read_on": "2026-11-20"})],
        "readings.csv:10 read_on: 2026-11-20 is before 2026-11-21, the day before it in order: correct one",
    ),
    (
        "days_are_working_days",
        [("readings", 10, {"read_on": "2026-11-22"})],
        "readings.csv:10 read_on: nothing else was done on 2026-11-22: correct the day",
    ),
    (
        "figures_are_added_in_order",
        [("observations", "f0002", {"added": "2026-11-20"})],
        "observations.csv:3 added: 2026-11-20, but a figure before it is of 2026-11-21: correct "
        "one of the two",
    ),
    (
        "value_in_words_is_read",
        [("observations", "f0014", {"obs_value": 99})],
        "observations.csv:15 obs_value: 99, but no words or place in a list say so: correct it",
    ),
    (
        "value_in_words_is_read",
        [("observations", "f0015", {"obs_value": 6})],
        "observations.csv:16 obs_value: 6, but no words or place in a list say so: correct it",
    ),
    (
        "value_in_words_is_read",
        [("readings", 18, {"printed": "3"})],
        "observations.csv:16 obs_value: 4, but no words or place in a list say so: correct it",
    ),
    (
        "hedge_needs_digits",
        [("observations", "f0014", {"qualifier": "about"})],
        "observations.csv:15 qualifier: about, but no figure with a hedge is printed: write exact",
    ),
    (
        "percent_sign_is_of_a_percent",
        [("observations", "f0003", {"printed": "1.126%"})],
        "observations.csv:4 printed: “1.126%” is a percent, but digitised is not: correct the wrong one",
    ),
    (
        "printed_denominator_stands_beside_it",
        [("observations", "f0008", {"denominator": 62, "denominator_basis": "printed"})],
        "observations.csv:9 denominator: 62 is not printed beside the figure: correct it, or its basis",
    ),
    (
        "only_ranks_and_counts_have_a_denominator",
        [("observations", "f0002", {"denominator": 100, "denominator_basis": "inferred"})],
        "observations.csv:3 denominator: a figure in percent has no “of how many”: empty it, or "
        "correct the indicator",
    ),
    (
        "ranks_follow_the_values",
        [
            ("observations", "f0011", {"area_id": "da-nang", "time_period": "2022"}),
            ("observations", "f0012", {"indicator_id": "dti-index", "time_period": "2022", "obs_value": 0.7}),
        ],
        "observations.csv:11 obs_value: rank 3.0, and da-nang has rank 1.0, is not the order of "
        "their values: correct the wrong one",
    ),
    (
        "what_is_not_known_of_a_source_has_a_reason",
        [("sources", 2, {"note": None, "note_vi": None})],
        "sources.csv:2 url: the cell is empty: fill it, or say in note and note_vi why it is not known",
    ),
    (
        "title_is_that_of_the_address",
        [("sources", 3, {"url": "https://example.org/ha-noi-dan-dau-ca-nuoc"})],
        "sources.csv:3 title: it shares few words with the address: correct one, or say why in note",
    ),
    (
        "publisher_is_in_id_or_address",
        [("sources", 3, {"publisher": "Bộ Nội vụ"})],
        "sources.csv:3 publisher: Bộ Nội vụ is neither in the id nor in the address: correct one of them",
    ),
    (
        "day_of_issue_is_that_of_id_or_address",
        [("sources", 3, {"issued": "2022"})],
        "sources.csv:3 issued: 2022, but id, title or address have 2024: correct it, or add a note",
    ),
    (
        "day_of_issue_is_that_of_id_or_address",
        [("sources", 3, {"issued": "2025-01-31", "url": "https://example.org/2025/01/30/ranks"})],
        "sources.csv:3 issued: 2025-01-31, but the address has 2025-01-30: correct one",
    ),
    (
        "publisher_is_of_one_kind",
        [("sources", 3, {"publisher": "Hà Tĩnh"})],
        "sources.csv:3 kind: official-report, but ha-tinh-2023-02 of this publisher is government-news",
    ),
    (
        "government_site_is_no_press",
        [("sources", 3, {"kind": "press", "url": "https://mic.gov.vn/ranks"})],
        "sources.csv:3 kind: a site under gov.vn is no press: write government-news or official-report",
    ),
    (
        "language_is_that_of_title_or_address",
        [("sources", 3, {"url": "https://example.org/en/ranks"})],
        "sources.csv:3 language: vi, but the address is of English pages: write en, or say why in note",
    ),
    (
        "language_is_that_of_title_or_address",
        [("sources", 3, {"title": "Ranks of all provinces"})],
        "sources.csv:3 language: vi, but the title is not Vietnamese: correct it, or say why in note",
    ),
    (
        "language_is_that_of_title_or_address",
        [("sources", 3, {"language": "en"})],
        "sources.csv:3 language: en, but title and address are Vietnamese: write vi, or say why in note",
    ),
    (
        "both_languages_have_the_same_numbers",
        [
            (
                "observations",
                "f0002",
                {"note_vi": "Theo báo cáo năm 2023.", "note_en": "By the report of 2022."},
            )
        ],
        "observations.csv:3 note_en: 2022, 2023 stands in one language alone: correct one of the two",
    ),
    (
        "proofs_fit_their_rows",
        [("observations", "f0002", {"time_period": "2023"})],
        "observations.csv:3: the cells of f0002 are not those that the text proved: undo it, or "
        "run make proofs with the archived texts at hand",
    ),
    (
        "proofs_fit_their_rows",
        [("mentions", 4, {"offset": 36})],
        "mentions.csv:4: ha-tinh-2023-02/36 has no proof in proofs.csv: run make proofs with the "
        "archived texts at hand",
    ),
    (
        "proofs_fit_their_rows",
        [("proofs", "f0002", {"sha256": "0000000000000000000000000000000000000000000000000000000000000000"})],
        "proofs.csv:15 sha256: it is not the proof of f0002 by its text: run make proofs with "
        "the archived texts at hand",
    ),
    (
        "proofs_are_of_this_rule_set",
        [("proofs", "f0001", {"rules": "0000000000000000"})],
        f"proofs.csv:14 rules: 0000000000000000, but the rules that read are {find_version()} "
        "now: run make proofs with the archived texts at hand",
    ),
    (
        "proof_is_wanted",
        [("proofs", "f0002", {"subject": "f0008"})],
        "proofs.csv:15 subject: f0008 needs no proof: run make proofs with the archived texts at hand",
    ),
    (
        "proof_is_wanted",
        [("proofs", "ha-tinh-2023-02/11", {"subject": "ha-tinh-2023-02/12"})],
        "proofs.csv:3 subject: ha-tinh-2023-02/12 needs no proof: run make proofs with the "
        "archived texts at hand",
    ),
    (
        "english_name_has_words_of_the_id",
        [("families", 5, {"name_en": "Groups"})],
        "families.csv:5 name_en: no word of teams stands in it: correct the wrong one",
    ),
    (
        "definition_speaks_of_the_name",
        [("indicators", 8, {"definition_vi": "Kinh phí đã chi."})],
        "indicators.csv:8 definition_vi: it shares no word with name_vi: correct the wrong one",
    ),
    (
        "text_has_one_translation",
        [
            ("indicators", 2, {"comparability_vi": "Không so được.", "comparability_en": "Not comparable."}),
            ("indicators", 5, {"comparability_vi": "Không so được.", "comparability_en": "A count."}),
        ],
        "indicators.csv:5 comparability_en: “A count.”, but line 2 has “Not comparable.” for the same words: "
        "write one of the two in both",
    ),
    (
        "decimals_are_those_of_the_unit",
        [
            ("indicators", 6, {"unit_measure": "percent", "decimals": 2}),
            ("indicators", 8, {"unit_measure": "percent", "decimals": 0}),
        ],
        "indicators.csv:8 decimals: 0, but its unit has 2: write that",
    ),
    (
        "decimals_are_those_of_the_unit",
        [("indicators", 7, {"unit_measure": "count", "decimals": 2})],
        "indicators.csv:7 decimals: 2, but its unit has 0, its figures 1: write that",
    ),
    (
        "unit_has_the_limits_of_its_name",
        [("units", 4, {"maximum": 2})],
        "units.csv:4 maximum: 2, but a index-0-1 has 1: correct it",
    ),
    (
        "unit_has_the_limits_of_its_name",
        [("units", 6, {"minimum": 0})],
        "units.csv:6 minimum: 0, but a rank has 1: correct it",
    ),
    (
        "larger_unit_is_so_many",
        [("units", 7, {"per_larger": 1000})],
        "units.csv:7 per_larger: a larger unit and how many make it belong together: fill both or none",
    ),
    (
        "source_has_the_terms_of_its_indicators",
        [
            ("indicators", 3, {"licence_id": "index-terms"}),
            ("indicators", 2, {"licence_id": "index-terms"}),
            ("indicators", 8, {"licence_id": "index-terms"}),
        ],
        "sources.csv:2 licence_id: cc-by-4.0, but all its figures are under index-terms: write that",
    ),
    (
        "target_is_to_come_or_called_one",
        [("observations", "f0003", {"measure": "target"})],
        "observations.csv:4 measure: no words beside the figure set a target: write result, or copy "
        "the words that do",
    ),
    (
        "figure_called_a_target_is_one",
        [("observations", "f0002", {"quote": "mục tiêu khoảng 74,16%"})],
        "observations.csv:3 measure: result, but “74,16%” is called a target: write target",
    ),
    (
        "part_that_joins_provinces_is_the_countrys",
        [("breakdowns", "commune-tier", {"dimension": "bloc"})],
        "observations.csv:4 area_id: ha-tinh, but commune-tier is of the country: correct one",
    ),
]
