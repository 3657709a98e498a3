"""What the search knows of the figures: columns that say what the figures say."""

from typing import Any

from scripts.pages.search_figures import FAILS, TARGET, pack_area, pack_figures
from scripts.pages.site import Site


def test_the_columns_say_what_the_figures_say(sample: Site) -> None:
    packed: Any = pack_figures(sample)
    columns = packed["figures"]
    assert isinstance(columns, dict)
    areas, indicators, periods, parts = (packed[name] for name in ("areas", "indicators", "periods", "parts"))
    number = 0
    told = []
    for step, area, indicator, part, period, place, shown, printed, marks in zip(
        *columns.values(), strict=True
    ):
        number += step
        name = f"f{number:04}"
        text = parts[part - 1] if part else ""
        told.append(
            (
                name,
                areas[area]["id"],
                indicators[indicator][0],
                text,
                periods[period],
                place,
                shown,
                printed,
                marks,
            )
        )
    expected = [
        (
            row.id, row.area_id, row.indicator_id, "" if row.is_whole else row.breakdown_text,
            (row.time_period, row.period), row.place, row.display,
        )
        for row in sorted(sample.store.figures, key=lambda row: row.id)
    ]  # fmt: skip
    assert [row[:7] for row in told] == expected
    marks_of = {
        row.id: TARGET * (row.measure == "target") + FAILS * bool(row.fails) for row in sample.store.figures
    }
    assert {row[0]: row[8] for row in told} == marks_of
    assert set(marks_of.values()) > {0}


def test_what_is_printed_is_told_where_it_says_more(sample: Site) -> None:
    packed: Any = pack_figures(sample)["figures"]
    assert isinstance(packed, dict)
    pairs = zip(packed["shown"], packed["printed"], strict=True)
    assert [shown for shown, printed in pairs if printed and printed in shown] == []


def test_withdrawn_figures_are_not_found(sample: Site) -> None:
    packed: Any = pack_figures(sample)["figures"]
    assert isinstance(packed, dict)
    assert len(packed["id"]) == len(sample.store.figures) < len(sample.figures)


def test_an_area_has_its_names_and_nothing_empty(sample: Site) -> None:
    packed: Any = pack_area(sample.areas["ha-tinh"])
    assert packed["id"] == "ha-tinh" and "" not in packed.values() and [] not in packed.values()
    assert packed["names"][0] == sample.areas["ha-tinh"].name
