"""The ready-made questions over HTTP: what they find in the real data."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scripts.contract.package import load_package
from scripts.publish.datasette_folder import QUESTIONS as QUESTIONS_FOLDER
from scripts.publish.questions import read_questions
from scripts.shared.languages import LANGUAGES
from tests.doors import Door, opened_door

pytestmark = pytest.mark.built

ROOT = Path(__file__).parents[2]
QUESTIONS = {question.slug: question for question in read_questions(QUESTIONS_FOLDER)}
ASKING = [slug for slug, question in QUESTIONS.items() if question.parameters]


def test_the_questions_that_are_published() -> None:
    assert list(QUESTIONS) == [
        "figures-of-an-area",
        "an-indicator-across-areas",
        "where-sources-disagree",
        "targets-against-results",
        "figures-of-a-source",
        "merged-unit-and-predecessors",
        "ranks-of-a-year",
        "hedged-figures",
        "figures-that-do-not-add-up",
        "inferred-periods",
        "figures-of-a-period",
        "newest-figures",
        "look-alike-indicators",
        "what-is-missing",
        "where-is-this-number",
        "search-everything",
        "how-figures-were-checked",
    ]


def test_no_two_questions_have_the_same_title() -> None:
    for language in LANGUAGES:
        assert len({question.title[language] for question in QUESTIONS.values()}) == len(QUESTIONS)


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    with opened_door(load_package(ROOT), tmp_path_factory.mktemp("build")) as door:
        yield door


@pytest.mark.parametrize("slug", QUESTIONS)
def test_each_question_answers_without_parameters(door: Door, slug: str) -> None:
    assert door.get(f"tinh-so/{slug}").status == 200
    assert isinstance(door.rows(slug), list)


@pytest.mark.parametrize("slug", ASKING)
def test_each_example_finds_something(door: Door, slug: str) -> None:
    example = {parameter.name: parameter.example for parameter in QUESTIONS[slug].parameters}
    assert len(door.rows(slug, **example)) > 0


@pytest.mark.parametrize("typed", ['"', "'", "*", "(", "a OR", "NEAR(", "%", "f:x", "^", "  "])
@pytest.mark.parametrize("slug", ASKING)
def test_no_question_breaks_on_odd_typing(door: Door, slug: str, typed: str) -> None:
    odd = {parameter.name: typed for parameter in QUESTIONS[slug].parameters}
    assert isinstance(door.rows(slug, **odd), list)


def test_ranks_of_a_year_with_of_how_many(door: Door) -> None:
    rows = door.rows("ranks-of-a-year", year="2022", indicator="dti-rank")
    ours = [row for row in rows if row["publisher"] == "Bộ Thông tin và Truyền thông (dti.gov.vn)"]
    assert ours[0] == {
        "indicator_id": "dti-rank",
        "time_period": "2022",
        "rank": 1,
        "of_how_many": 63,
        "area_vi": "Đà Nẵng",
        "display_vi": "1/63",
        "publisher": "Bộ Thông tin và Truyền thông (dti.gov.vn)",
        "figure": "f0105",
    }
    # fifteenth is shared by Thanh Hóa and Yên Bái, so nobody is sixteenth
    assert [row["rank"] for row in ours] == [*range(1, 16), 15, *range(17, 64)]


@pytest.mark.parametrize("typed", ["ha tinh", "Hà Tĩnh", "HÀ TĨNH"])
def test_the_figures_of_an_area_however_it_is_typed(door: Door, typed: str) -> None:
    rows = door.rows("figures-of-an-area", area=typed)
    assert {row["area_vi"] for row in rows} == {"Hà Tĩnh"}
    [row] = [row for row in rows if row["figure"] == "f0078"]
    assert row == {
        "figure": "f0078",
        "area_vi": "Hà Tĩnh",
        "indicator_vi": "Số tin, bài tuyên truyền về cải cách hành chính",
        "breakdown_vi": "toàn bộ",
        "period_vi": "10 tháng đầu năm 2023",
        "measure": "result",
        "display_vi": "gần 1.400",
        "publisher": "Cổng TTĐT tỉnh Hà Tĩnh",
        "checked_vi": "đối chiếu tự động với văn bản lưu trữ",
    }


def test_a_province_has_its_towns_and_a_town_is_found_alone(door: Door) -> None:
    of_province = door.rows("figures-of-an-area", area="thua thien hue")
    of_town = door.rows("figures-of-an-area", area="huong tra")
    assert {row["area_vi"] for row in of_town} == {"Hương Trà"}
    assert {row["area_vi"] for row in of_province} == {"Thừa Thiên Huế", "Hương Trà", "Huế"}


FOUND: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "an-indicator-across-areas": (
        {"indicator": "digital-economy-grdp-rank", "period": "2023"},
        {"figure": "f0046", "area_vi": "Quảng Trị", "display_vi": "26/63", "era": "63", "obs_value": 26.0},
    ),
    "where-sources-disagree": (
        {"area": "đà nẵng"},
        {"figure": "f0513", "first_display_vi": "19,76%", "second_display_vi": "20,7%"},
    ),
    "targets-against-results": (
        {"area": "quảng bình"},
        {"figure": "f0064", "target_period_vi": "năm 2022", "target_display_vi": "trên 20%"},
    ),
    "figures-of-a-source": (
        {"source": "ha-tinh-2023-10"},
        {
            "figure": "f0079",
            "paragraph": 5,
            "printed": "trên 21.000",
            "quote": "trên 21.000 km cáp quang nội tỉnh",
        },
    ),
    "merged-unit-and-predecessors": (
        {"area": "Quảng Trị"},
        {
            "new_unit": "Quảng Trị",
            "area_id": "quang-binh",
            "figure": "f0052",
            "display_vi": "18/21",
            "era": "63",
        },
    ),
    "hedged-figures": (
        {"hedge": "gần"},
        {"figure": "f0078", "qualifier": "nearly", "display_vi": "gần 1.400", "printed": "gần 1.400"},
    ),
    "figures-that-do-not-add-up": (
        {"outcome": "không khớp"},
        {
            "relation_id": "ha-tinh-2023-bachelors-of-commune-staff",
            "outcome": "disagrees",
            "stated": 19.0,
            "computed": 24.537,
            "difference": 5.537,
        },
    ),
    "inferred-periods": (
        {"area": "quang binh"},
        {"figure": "f0052", "period_vi": "ngày 13/7/2022", "issued": "2022-07-14"},
    ),
    "figures-of-a-period": (
        {"from_day": "2022-07-13", "to_day": "2022-07-13"},
        {"figure": "f0053", "time_period": "2022-07-13", "area_vi": "Quảng Bình", "display_vi": "8/8"},
    ),
    "look-alike-indicators": (
        {"indicator": "household-fibre"},
        {
            "indicator_id": "household-fibre-share",
            "other_indicator_id": "villages-fibre-share",
            "reason_en": "A village with fibre does not mean that each household has it.",
        },
    ),
    "what-is-missing": (
        {"indicator": "papi-d8", "year": "2021", "era": "63"},
        {"province_id": "quang-ninh", "name_vi": "Quảng Ninh", "indicator_id": "papi-d8"},
    ),
    "where-is-this-number": (
        {"printed": "141616"},
        {
            "source_id": "ha-tinh-2023-10",
            "printed": "141.616",
            "kind": "observation",
            "observation_id": "f0082",
        },
    ),
    "search-everything": (
        {"words": "điện thoại quảng bình"},
        {"figure": "f0057", "area_vi": "Quảng Bình", "display_vi": "79,07%"},
    ),
    "how-figures-were-checked": (
        {},
        {"source_kind": "government-news", "checked": "archived", "figures": 104},
    ),
}


@pytest.mark.parametrize("slug", FOUND)
def test_what_each_question_finds(door: Door, slug: str) -> None:
    typed, wanted = FOUND[slug]
    rows = door.rows(slug, **typed)
    assert wanted in [{name: row[name] for name in wanted} for row in rows]


def test_absent_at_the_source_is_missing(door: Door) -> None:
    rows = door.rows("what-is-missing", indicator="papi-d8", year="2021", era="63")
    assert [row["name_vi"] for row in rows] == ["Bắc Giang", "Bắc Ninh", "Quảng Ninh"]


def test_disagreements_are_all_told(door: Door) -> None:
    told = {(row["figure"], row["observation_id"]) for row in door.rows("where-sources-disagree")}
    assert told == set(door.query("select first_id, second_id from disagreements")) > set()


def test_targets_are_all_told(door: Door) -> None:
    told = [row["figure"] for row in door.rows("targets-against-results")]
    targets = [row[0] for row in door.query("select id from observations where measure = 'target'")]
    assert sorted(told) == sorted(targets)


def test_every_mention_has_its_place(door: Door) -> None:
    assert len(door.rows("where-is-this-number")) == door.query("select count(*) from mentions")[0][0]
