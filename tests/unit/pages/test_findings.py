"""Findings: the SQL files that stand beside the site, and what a faulty one is told."""

from pathlib import Path

import pytest

from scripts.contract.package import PackageError
from scripts.pages.finding_files import Finding, Row, read_findings

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


def write(folder: Path, text: str) -> Path:
    (folder / "10-share.sql").write_text(text, encoding="utf-8")
    return folder


def test_the_findings_of_the_site_are_read_in_their_order(tinh_so: Path) -> None:
    assert [finding.slug for finding in read_findings(tinh_so, ROOT / "site" / "findings")] == [
        "dti-2022",
        "papi-e-governance",
        "digital-economy-share",
        "phones-and-fibre",
        "sources-that-disagree",
    ]


def test_a_finding_has_its_words_its_query_and_its_answer(tinh_so: Path, tmp_path: Path) -> None:
    (finding,) = read_findings(tinh_so, write(tmp_path, FILE))
    assert finding == Finding(
        slug="share",
        sql="SELECT area_id, indicator_id, era, id AS share_figure FROM figures ORDER BY id LIMIT 2",
        chart=("bars", "share_figure"),
        columns=["share_figure"],
        words={
            "share_figure_vi": "D",
            "share_figure_en": "D",
            **{f"{word}_{language}": LETTERS[word] for word in LETTERS for language in ("vi", "en")},
        },
        rows=finding.rows,
    )
    assert [row.cells for row in finding.rows] == [{"share_figure": "f0001"}, {"share_figure": "f0002"}]


def test_a_column_holds_figures_or_numbers() -> None:
    row = Row("ha-tinh", "a", "63", {"share_figure": "f0001", "change": -1.5, "none_figure": None})
    assert (row.find_figure("share_figure"), row.find_figure("none_figure")) == ("f0001", None)
    assert row.find_number("change") == -1.5
    with pytest.raises(TypeError, match="share_figure of ha-tinh holds no number: 'f0001'"):
        row.find_number("share_figure")


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
