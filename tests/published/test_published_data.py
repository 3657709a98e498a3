"""The published data is a test subject: its counts are pinned, so that adding a row is a decision.

The tables are read as they stand in ``data/``; the pages and the outcomes as ``make build`` left them.
"""

import html
import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from scripts.__main__ import ACCEPTED
from scripts.contract.package import Value, load_package, read_rows
from scripts.exports.accepted import PAPERS, count_rows, fill_paper

ROOT = Path(__file__).parents[2]
LANGUAGES = {"vi": "", "en": "en/"}

PAPI_ABSENT = {
    "2020": set(),
    "2021": {"bac-giang", "bac-ninh", "quang-ninh"},
    "2022": {"bac-ninh"},
    "2023": {"quang-ninh", "binh-duong"},
    "2024": {"vinh-phuc", "tien-giang"},
}
"""Provinces that PAPI does not publish, by year: absent, not zero."""
ENDED = {
    "vi": "Đơn vị cấp tỉnh đến hết ngày {last}. Từ ngày {first} ",
    "en": "A province-level unit until {last}. Since {first} ",
}
BEGAN = {"vi": "Đơn vị cấp tỉnh từ ngày {first}, ", "en": "A province-level unit since {first}, "}
UNCHANGED = {
    "vi": "Đơn vị cấp tỉnh, giữ nguyên trong đợt sắp xếp ngày 1/7/2025.",
    "en": "A province-level unit that the mergers of 1 July 2025 left as it was.",
}
MERGERS = {"vi": ("30/6/2025", "1/7/2025"), "en": ("30 June 2025", "1 July 2025")}
"""The last day of the former units and the first of those made by merger."""
HUE = {"vi": ("31/12/2024", "1/1/2025"), "en": ("31 December 2024", "1 January 2025")}
"""The last day of Thừa Thiên Huế and the first of Huế."""
UNKNOWN = {
    "vi": {"chưa có": "none", "chưa lập": "before", "đã sáp nhập": "after"},
    "en": {"none known": "none", "not yet": "before", "merged": "after"},
}
"""What the coverage page says in place of a number, and what it means."""
Row = dict[str, Value]
Cell = tuple[str, str, int]
"""A cell of the coverage page: pillar, area, year."""


@cache
def read_table(name: str) -> tuple[Row, ...]:
    return tuple(read_rows(load_package(ROOT).resources[name]))


def select(name: str, **wanted: Value) -> list[Row]:
    """Return the rows of a table that have these values."""
    return [row for row in read_table(name) if all(row[key] == value for key, value in wanted.items())]


def count(rows: list[Row] | tuple[Row, ...], column: str) -> dict[Value, int]:
    return dict(Counter(row[column] for row in rows))


def provinces_of_2024() -> set[Value]:
    """Return the 63 units that stood until 2025."""
    return {row["id"] for row in select("areas", level="province", valid_from=None)}


def archived_sources() -> set[Value]:
    """Return the sources whose text is in the archive."""
    return {row["id"] for row in read_table("sources") if row["sha256"]}


# The tables


def test_the_country_has_63_then_34_units() -> None:
    assert count(read_table("areas"), "level")["province"] == 63 + 23 + 1
    provinces = select("areas", level="province")
    assert len(provinces_of_2024()) == 63
    assert len([row for row in provinces if not row["valid_to"]]) == 34
    assert len([row for row in provinces if not row["valid_to"] and not row["valid_from"]]) == 10
    merged = {row["id"] for row in provinces if row["valid_from"] == "2025-07-01"}
    assert len(merged) == 23
    assert {row["id"] for row in provinces} - provinces_of_2024() - merged == {"hue"}


def test_successions_take_every_unit_that_ended_to_one_that_stands() -> None:
    successions = read_table("successions")
    ended = {row["id"] for row in select("areas", level="province") if row["valid_to"]}
    begun = {row["id"] for row in select("areas", level="province") if row["valid_from"]}
    assert count(successions, "kind") == {"merged": 52, "upgraded": 1}
    assert Counter(row["from_area_id"] for row in successions) == Counter(dict.fromkeys(ended, 1))
    assert {row["to_area_id"] for row in successions} == begun
    merged = Counter(row["to_area_id"] for row in successions if row["kind"] == "merged")
    assert sorted(Counter(merged.values()).items()) == [(2, 17), (3, 6)]


def test_the_archived_texts_give_99_results_3_ranks_and_2_targets() -> None:
    units = {row["id"]: row["unit_measure"] for row in read_table("indicators")}
    archived = select("observations", checked="archived")
    kinds = Counter(
        "rank" if units[row["indicator_id"]] == "rank" else str(row["measure"]) for row in archived
    )
    assert kinds == {"result": 99, "rank": 3, "target": 2}
    assert {row["source_id"] for row in archived} == archived_sources()


def test_every_numeral_of_the_archived_texts_is_accounted_for() -> None:
    mentions = read_table("mentions")
    assert len(mentions) == 202
    assert {row["source_id"] for row in mentions} == archived_sources()
    own = {"observation", "target", "rank"}
    figures = [row["observation_id"] for row in mentions if row["kind"] in own]
    assert sorted(map(str, figures)) == sorted(
        str(row["id"]) for row in select("observations", checked="archived")
    )
    for row in mentions:
        assert (row["observation_id"] is not None) == (row["kind"] in {*own, "denominator"})


def test_ids_run_without_a_gap() -> None:
    ids = [row["id"] for row in read_table("observations")]
    assert sorted(map(str, ids)) == [f"f{number:04}" for number in range(1, len(ids) + 1)]


@pytest.mark.built
def test_the_counts_are_those_that_were_accepted() -> None:
    counts = count_rows(ROOT / "build" / "tinh-so.db", load_package(ROOT))
    assert counts == json.loads((ROOT / ACCEPTED).read_text(encoding="utf-8")), (
        "look at them, then make accept"
    )


@pytest.mark.built
@pytest.mark.parametrize("paper", PAPERS, ids=str)
def test_papers_give_the_counts_as_they_are(paper: Path) -> None:
    counts = count_rows(ROOT / "build" / "tinh-so.db", load_package(ROOT))
    assert fill_paper(ROOT / paper, counts) == (ROOT / paper).read_text(encoding="utf-8"), "run make accept"


def test_every_indicator_and_source_is_used() -> None:
    """A source may be used by a second reading or a table of the whole country alone."""
    observations = read_table("observations")
    assert {row["id"] for row in read_table("indicators")} == {row["indicator_id"] for row in observations}
    used = {row["source_id"] for name in ("observations", "readings", "frames") for row in read_table(name)}
    assert {row["id"] for row in read_table("sources")} == used - {None}


# The blocks that cover the country


def test_dti_2022_has_63_ranks_with_a_shared_15_and_no_16() -> None:
    ranks = select("observations", source_id="mic-dti-2022", indicator_id="dti-rank", time_period="2022")
    assert {row["area_id"] for row in ranks} == provinces_of_2024()
    assert sorted(int(row["obs_value"] or 0) for row in ranks) == [*range(1, 16), 15, *range(17, 64)]
    assert {row["area_id"] for row in ranks if row["obs_value"] == 15} == {"thanh-hoa", "yen-bai"}
    assert {row["denominator"] for row in ranks} == {63}


@pytest.mark.parametrize(("year", "absent"), PAPI_ABSENT.items())
def test_papi_has_each_province_but_the_absent_ones(year: str, absent: set[str]) -> None:
    rows = select("observations", source_id="papi-dashboard", indicator_id="papi-d8", time_period=year)
    areas = [row["area_id"] for row in rows]
    assert len(areas) == len(set(areas)) == 63 - len(absent)
    assert set(areas) == provinces_of_2024() - absent


def test_papi_has_307_figures() -> None:
    assert len(select("observations", source_id="papi-dashboard", indicator_id="papi-d8")) == 307


def test_papi_has_no_other_year() -> None:
    rows = select("observations", source_id="papi-dashboard", indicator_id="papi-d8")
    assert {row["time_period"] for row in rows} == set(PAPI_ABSENT)


def test_papi_s_values_are_scores_and_none_is_zero() -> None:
    rows = select("observations", source_id="papi-dashboard", indicator_id="papi-d8")
    assert all(1 <= float(row["obs_value"] or 0) <= 10 for row in rows)


# The pages


@cache
def read_page(folder: Path, address: str) -> str:
    return (folder / address / "index.html").read_text(encoding="utf-8").partition("<main")[2]


def text_of(markup: str) -> str:
    """Return what a reader sees of a piece of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


@pytest.mark.parametrize(("language", "root"), LANGUAGES.items())
def test_every_unit_has_a_page_that_says_its_era(site_folder: Path, language: str, root: str) -> None:
    for area in select("areas", level="province"):
        page = read_page(site_folder, f"{root}areas/{area['id']}")
        last, first = (HUE if area["id"] in ("thua-thien-hue", "hue") else MERGERS)[language]
        sentence = ENDED if area["valid_to"] else BEGAN if area["valid_from"] else UNCHANGED
        lede = text_of(page.partition('<p class="lede">')[2].partition("</p>")[0])
        assert lede.startswith(sentence[language].format(last=last, first=first)), area["id"]
        assert str(area[f"name_{language}"]) in text_of(page.partition("<h1")[2].partition("</h1>")[0])


@pytest.mark.parametrize(("language", "root"), LANGUAGES.items())
def test_successions_lead_both_ways(site_folder: Path, language: str, root: str) -> None:
    for row in read_table("successions"):
        old, new = row["from_area_id"], row["to_area_id"]
        ledes = {
            area: read_page(site_folder, f"{root}areas/{area}")
            .partition('<p class="lede">')[2]
            .partition("</p>")[0]
            for area in (old, new)
        }
        assert f'href="../../areas/{new}/"' in ledes[old], (old, language)
        assert f'href="../../areas/{old}/"' in ledes[new], (new, language)


@pytest.mark.parametrize(("language", "root"), LANGUAGES.items())
def test_a_rank_never_stands_without_its_of_how_many(site_folder: Path, language: str, root: str) -> None:
    ranked = {row["id"] for row in select("indicators", unit_measure="rank")}
    ranks = [row for row in read_table("observations") if row["indicator_id"] in ranked]
    assert len(ranks) == 591
    for row in ranks:
        page = read_page(site_folder, f"{root}figures/{row['id']}")
        shown = text_of(
            page.partition('<p class="figure-value"><span class="figure">')[2].partition("</span>")[0]
        )
        between = {"vi": "/", "en": " of "}[language]
        assert shown.endswith(f"{row['obs_value']:g}{between}{row['denominator']:g}"), (row["id"], shown)


@pytest.mark.parametrize(("language", "root"), LANGUAGES.items())
def test_coverage_counts_what_is_published_and_never_shows_a_zero(
    site_folder: Path, language: str, root: str
) -> None:
    cells = read_coverage(read_page(site_folder, f"{root}coverage/pillars"))
    published = {cell: int(text) for cell, text in cells.items() if text.isdigit()}
    assert published == count_results()
    assert 0 not in published.values()
    assert set(cells.values()) - set(map(str, published.values())) == set(UNKNOWN[language])


@pytest.mark.parametrize(("language", "root"), LANGUAGES.items())
def test_coverage_says_which_units_did_not_exist(site_folder: Path, language: str, root: str) -> None:
    areas = {row["id"]: row for row in select("areas", level="province")}
    cells = read_coverage(read_page(site_folder, f"{root}coverage/pillars"))
    for (pillar, area, year), text in cells.items():
        if not text.isdigit():
            start, end = areas[area]["valid_from"], areas[area]["valid_to"]
            before = start is not None and year < int(str(start)[:4])
            after = end is not None and year > int(str(end)[:4])
            kind = "before" if before else "after" if after else "none"
            assert UNKNOWN[language][text] == kind, (pillar, area, year)
    assert {area for _, area, _ in cells} == set(areas)


def read_coverage(page: str) -> dict[Cell, str]:
    """Return what each cell of the coverage page says."""
    cells: dict[Cell, str] = {}
    for section in re.split(r'<h2 id="', page)[1:]:
        pillar = section.partition('"')[0]
        for table in re.findall(r'<table class="coverage">.*?</table>', section, re.DOTALL):
            years = [int(year) for year in re.findall(r'<th scope="col">([0-9]{4})</th>', table)]
            for row in re.findall(r'<tr><th scope="row">.*?</tr>', table):
                [area] = re.findall(r'href="\.\./\.\./areas/([^/]+)/"', row)
                texts = [
                    text_of(text)
                    for span, text in re.findall(r'<td(?: colspan="([0-9]+)")?[^>]*>(.*?)</td>', row)
                    for _ in range(int(span or 1))
                ]
                for year, text in zip(years, texts, strict=True):
                    assert (pillar, area, year) not in cells
                    cells[pillar, area, year] = text
    return cells


def count_results() -> dict[Cell, int]:
    """Return how many results there are for each pillar, province-level unit and year of the period's end."""
    sql = """
        SELECT pillar_id, area_id, substr(period_end, 1, 4), count(*) FROM figures
        WHERE measure = 'result' AND area_level = 'province' GROUP BY 1, 2, 3
    """
    with closing(sqlite3.connect(ROOT / "build" / "tinh-so.db")) as connection:
        return {(pillar, area, int(year)): number for pillar, area, year, number in connection.execute(sql)}
