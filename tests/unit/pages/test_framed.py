"""Tables of the whole country: what is here, what was not published, what is not known; never a guess."""

import pytest

from scripts.pages.framed import FrameCount, count_frames, list_missing
from scripts.pages.kinds.coverage import cover_families
from scripts.pages.site import Site


def find_frame(site: Site, indicator: str, period: str) -> FrameCount:
    return next(
        count
        for count in count_frames(site)
        if (count.frame.indicator_id, count.frame.time_period) == (indicator, period)
    )


def test_what_is_published_is_here_or_not_gathered(sample: Site) -> None:
    count = find_frame(sample, "dti-index", "2022")
    known = len(sample.known_of.get(("dti-index", "2022"), set()))
    assert (count.units, count.frame.published, count.known) == (63, 61, known)
    assert [area.name for area in count.not_published] == ["Hà Giang", "Yên Bái"]
    assert (count.unnamed, count.not_gathered) == (0, 61 - known)


def test_where_the_number_is_unknown_nothing_is_counted(sample: Site) -> None:
    count = find_frame(sample, "dti-index", "2024")
    assert (count.units, count.not_gathered, count.unnamed) == (34, None, 0)


@pytest.mark.parametrize(
    ("area", "reasons"),
    [
        ("yen-bai", [("not-published", ["2022"])]),
        ("ha-giang", [("not-published", ["2022"])]),
        ("an-giang", [("not-gathered", ["2022"])]),
        ("an-giang-2025", [("unknown", ["2024"])]),
        ("cao-bang", [("not-gathered", ["2022"]), ("unknown", ["2024"])]),
    ],
)
def test_an_area_lacks_what_its_own_time_published(
    sample: Site, area: str, reasons: list[tuple[str, list[str]]]
) -> None:
    missing = list_missing(sample, sample.areas[area])
    assert [(row.reason, row.periods) for row in missing if row.indicator.id == "dti-index"] == reasons


def test_a_gap_keeps_its_note(sample: Site) -> None:
    (row,) = list_missing(sample, sample.areas["ha-giang"])
    assert (row.notes, row.count) == (["Absent from the table."], 1)


def test_published_frames_never_have_more_than_they_print(english: Site) -> None:
    for count in count_frames(english):
        published = count.frame.published
        assert (count.not_gathered is None) == (published is None)
        if published is not None:
            assert count.known + (count.not_gathered or 0) == published
            assert published + len(count.not_published) + count.unnamed == count.units


def test_an_area_lacks_exactly_what_is_not_here(english: Site) -> None:
    areas = [area for area in english.store.areas if area.level == "province"]
    told = sum(
        row.count for area in areas for row in list_missing(english, area) if row.reason == "not-gathered"
    )
    sure = [count for count in count_frames(english) if count.not_gathered and not count.unnamed]
    assert told == sum(count.not_gathered or 0 for count in sure)


def test_every_frame_stands_once_on_the_coverage_page(english: Site) -> None:
    shown = [
        (row.frame.indicator_id, row.frame.time_period)
        for family in cover_families(english)
        for _, rows in family.indicators
        for row in rows
    ]
    assert sorted(shown) == sorted((row.indicator_id, row.time_period) for row in english.store.frames)
