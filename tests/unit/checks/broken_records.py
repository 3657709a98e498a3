"""Defects of the records of changes, each with the one problem that it is."""

from typing import Any

Change = tuple[str, int | str, dict[str, Any] | None]

RECORDS: list[tuple[str, list[Change], str]] = [
    (
        "corrections_name_a_field",
        [("corrections", 2, {"field": "value"})],
        "corrections.csv:2 field: observations.csv has no field value to correct: write one of its fields",
    ),
    (
        "corrections_name_a_field",
        [("corrections", 2, {"field": "id", "new_value": "f0002"})],
        "corrections.csv:2 field: observations.csv has no field id to correct: write one of its fields",
    ),
    (
        "corrections_lead_to_what_stands",
        [("corrections", 2, {"old_value": "inferred", "new_value": "stated"})],
        "corrections.csv:2 new_value: “stated”, but “inferred” stands in observations.csv: correct the wrong "
        "one",
    ),
    (
        "corrections_lead_to_what_stands",
        [("corrections", 2, {"old_value": "inferred"})],
        "corrections.csv:2 new_value: old and new value are the same: remove the row, or correct one",
    ),
    (
        "amendments_name_a_row_and_field",
        [("amendments", 2, {"field": "definition"})],
        "amendments.csv:2 field: indicators.csv has no field definition: write one of its own",
    ),
    (
        "amendments_name_a_row_and_field",
        [("amendments", 2, {"row": "dti"})],
        "amendments.csv:2 row: dti is no key of indicators.csv: correct it",
    ),
    (
        "amendments_name_a_row_and_field",
        [("amendments", 2, {"field": "id", "new_value": None})],
        "amendments.csv:2 new_value: dti-index still stands in indicators.csv: remove one",
    ),
    (
        "amendments_lead_to_what_stands",
        [("amendments", 2, {"new_value": "The indices"})],
        "amendments.csv:2 new_value: “The indices”, but “Index” stands in indicators.csv: correct the wrong "
        "one",
    ),
    (
        "amendments_lead_to_what_stands",
        [
            (
                "amendments",
                2,
                {
                    "kind": "method_weights",
                    "row": "dti-2021 digitised-share",
                    "field": "weight",
                    "old_value": "0.3",
                    "new_value": "0.5",
                },
            )
        ],
        "amendments.csv:2 new_value: “0.5”, but “0.4” stands in method_weights.csv: correct the wrong one",
    ),
    (
        "redirects_lead_from_what_is_gone_to_what_stands",
        [("redirects", 2, {"old_id": "dti-index"})],
        "redirects.csv:2 old_id: dti-index still stands in indicators.csv: remove one of the two",
    ),
    (
        "redirects_lead_from_what_is_gone_to_what_stands",
        [("redirects", 2, {"kind": "sources"})],
        "redirects.csv:2 new_id: dti-rank is no id of sources.csv: name what took its place",
    ),
    (
        "redirects_lead_from_what_is_gone_to_what_stands",
        [("redirects", 2, {"new_id": "egov-rank"})],
        "redirects.csv:2 new_id: egov-rank leads back to egov-rank: remove one of the rows",
    ),
    (
        "releases_rise_day_by_day",
        [("releases", 3, {"date": "2026-11-20"})],
        "releases.csv:3 date: 2026-11-20 is before that of 0.1.0: correct one",
    ),
    (
        "releases_rise_day_by_day",
        [("releases", 3, {"version": "0.10.0"})],
        "releases.csv:3 version: 0.10.0 is above 0.2.0, the package's own: correct one of the two",
    ),
]
