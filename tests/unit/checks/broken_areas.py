"""Defects of areas, tiles and reasons that other cells give away: each is its rule's one problem."""

from tests.unit.checks.broken_rows import Defect

AREAS: list[Defect] = [
    (
        "place_is_called_alike_in_both_languages",
        [("areas", "bac-giang", {"centre_en": "Bắc Kạn"})],
        "areas.csv:5 centre_en: Bắc Kạn is not Bắc Giang in English: correct the wrong one",
    ),
    (
        "place_is_called_alike_in_both_languages",
        [("areas", "ho-chi-minh", {"centre_vi": "Quận 3"})],
        "areas.csv:40 centre_en: District 1 is not Quận 3 in English: correct the wrong one",
    ),
    (
        "place_is_called_alike_in_both_languages",
        [("areas", "an-giang", {"name_en": "Kiên Giang"})],
        "areas.csv:2 name_en: Kiên Giang is not An Giang in English: correct the wrong one",
    ),
    (
        "area_is_known_by_its_name_run_together",
        [("areas", "da-nang", {"aliases": "Da Nang City;TP Đà Nẵng"})],
        "areas.csv:20 aliases: danang is missing: add it",
    ),
    (
        "province_has_a_code_and_a_centre",
        [("areas", "ha-giang", {"region": None})],
        "areas.csv:32 region: the cell is empty, but every province has one: fill it",
    ),
    (
        "province_has_an_iso_code_until_the_mergers",
        [("areas", "an-giang-2025", {"iso_3166_2": "VN-44"})],
        "areas.csv:3 iso_3166_2: the 63 provinces of old have a code, their successors none: fill or "
        "empty it",
    ),
    (
        "province_has_an_iso_code_until_the_mergers",
        [("areas", "ha-noi", {"iso_3166_2": None})],
        "areas.csv:34 iso_3166_2: the 63 provinces of old have a code, their successors none: fill or "
        "empty it",
    ),
    (
        "code_is_of_one_unit_at_a_time",
        [("areas", "ha-giang", {"gso_code": "04"})],
        "areas.csv:32 gso_code: 04 is that of cao-bang too: correct one of the two",
    ),
    (
        "merged_unit_has_code_and_centre_of_one_predecessor",
        [("areas", "an-giang-2025", {"gso_code": "90"})],
        "areas.csv:3 gso_code: 90 is the code of no predecessor: correct it",
    ),
    (
        "merged_unit_has_code_and_centre_of_one_predecessor",
        [("areas", "an-giang-2025", {"centre_vi": "Long Xuyên"})],
        "areas.csv:3 centre_vi: Long Xuyên, but kien-giang, whose code it has, has Rạch Giá: correct one of "
        "the two",
    ),
    (
        "region_is_that_of_the_code",
        [("areas", "phu-tho-2025", {"region": "red-river-delta"})],
        "areas.csv:63 region: red-river-delta has no code 25: correct the wrong one",
    ),
    (
        "region_is_that_of_the_code",
        [("areas", "thanh-hoa", {"region": "north-central-coast"})],
        "areas.csv:79 region: north-central-coast has no code 38: correct the wrong one",
    ),
    (
        "tile_bears_the_name_of_its_area",
        [("tiles", 2, {"name_en": "Bắc Ninh"})],
        "tiles.csv:2 name_en: Bắc Ninh is not the name of an-giang-2025: correct it",
    ),
    (
        "tile_bears_the_name_of_its_area",
        [("tiles", "hoang-sa", {"name_vi": "Trường Sa"})],
        "tiles.csv:17 name_vi: Trường Sa is not the name of hoang-sa: correct it",
    ),
    (
        "label_is_short_for_the_name",
        [("tiles", 2, {"label": "BN"})],
        "tiles.csv:2 label: BN is not short for An Giang: correct it",
    ),
    (
        "label_is_short_for_the_name",
        [("tiles", 2, {"label": "AGi2"})],
        "tiles.csv:2 label: AGi2 is not short for An Giang: correct it",
    ),
    (
        "reason_has_one_code",
        [("gaps", 3, {"note_vi": "Không có trong bảng.", "reason": "not-gathered"})],
        "gaps.csv:3 reason: not-gathered, but line 2 gives the same words as not-published: write one of the "
        "two in both",
    ),
]
