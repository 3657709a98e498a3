"""Findings: the SQL files that stand beside the site, and what a faulty one is told."""

from pathlib import Path

import pytest

from scripts.contract.package import PackageError, load_package
from scripts.database import loader as database
from scripts.pages.finding_files import read_findings

ROOT = Path(__file__).parents[3]
LETTERS = {"title": "A", "description": "B", "note": "C"}
FILE = """-- title_vi: A
-- title_en: A
-- description_vi: B
-- description_en: B
-- note_vi: C
-- note_en: C
-- chart: bars share_figure
-- share_figure_vi: D
-- share_figure_en: D

SELECT area_id, indicator_id, era, id AS share_figure FROM figures ORDER BY id LIMIT 2
"""


@pytest.fixture(scope="module")
def tinh_so(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("database") / "tinh-so.db"
    database.build(load_package(ROOT), path)
    return path


def write(folder: Path, text: str) -> Path:
    (folder / "10-share.sql").write_text(text, encoding="utf-8")
    return folder


def test_the_findings_of_the_site_are_read_in_their_order(tinh_so: Path) -> None:
    assert [finding["slug"] for finding in read_findings(tinh_so, ROOT / "site" / "findings")] == [
        "dti-2022",
        "papi-e-governance",
        "digital-economy-share",
        "phones-and-fibre",
        "sources-that-disagree",
    ]


def test_a_finding_has_its_words_its_query_and_its_answer(tinh_so: Path, tmp_path: Path) -> None:
    (finding,) = read_findings(tinh_so, write(tmp_path, FILE))
    rows = finding.pop("rows")
    assert finding == {
        "slug": "share",
        "sql": "SELECT area_id, indicator_id, era, id AS share_figure FROM figures ORDER BY id LIMIT 2",
        "chart": ("bars", "share_figure"),
        "columns": [{"name": "share_figure", "head_vi": "D", "head_en": "D"}],
        **{f"{word}_{language}": LETTERS[word] for word in LETTERS for language in ("vi", "en")},
    }
    assert [sorted(row) for row in rows] == [["area_id", "era", "indicator_id", "share_figure"]] * 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "-- note_en: C\n",
            "",
            "10-share.sql: the line “-- note_en: …” is missing: add it to the first lines",
        ),
        (
            "-- share_figure_vi: D\n",
            "",
            "10-share.sql: the line “-- share_figure_vi: …” is missing: add it to the first lines",
        ),
        (
            "chart: bars share_figure",
            "chart: pie share_figure",
            "10-share.sql: no chart is called “pie”: take map, bars or none",
        ),
        (
            "FROM figures",
            "FROM figure",
            "10-share.sql: the database refuses the query (no such table: figure): mend the SQL",
        ),
    ],
)
def test_a_faulty_file_is_told_in_a_sentence(
    tinh_so: Path, tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(PackageError) as error:
        read_findings(tinh_so, write(tmp_path, FILE.replace(old, new)))
    assert str(error.value) == said
