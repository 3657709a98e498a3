"""Findings: the SQL files that stand beside the site, and what a faulty one is told."""

from pathlib import Path

import pytest

from scripts.contract.package import PackageError
from scripts.pages.finding_files import Finding, Row, read_findings

ROOT = Path(__file__).parents[3]
FILE = """-- chart: bars share_figure

SELECT area_id, indicator_id, era, id AS share_figure FROM figures ORDER BY id LIMIT 2
"""
NAMES = ("title", "description", "note", "share_figure")
WORDS = "".join(f'[share_{name}]\nvi = "{name}, vi"\nen = "{name}, en"\n' for name in NAMES)


def read(database: Path, folder: Path, file: str = FILE, words: str = WORDS) -> list[Finding]:
    (folder / "10-share.sql").write_text(file, encoding="utf-8")
    (folder / "findings.toml").write_text(words, encoding="utf-8")
    return read_findings(database, folder, folder)


def test_the_findings_of_the_site_are_read_in_their_order(tinh_so: Path) -> None:
    assert [finding.slug for finding in read_findings(tinh_so, ROOT / "site" / "findings")] == [
        "dti-2022",
        "papi-e-governance",
        "digital-economy-share",
        "phones-and-fibre",
        "sources-that-disagree",
    ]


def test_a_finding_has_its_words_its_query_and_its_answer(tinh_so: Path, tmp_path: Path) -> None:
    (finding,) = read(tinh_so, tmp_path)
    assert finding == Finding(
        slug="share",
        sql="SELECT area_id, indicator_id, era, id AS share_figure FROM figures ORDER BY id LIMIT 2",
        chart=("bars", "share_figure"),
        columns=["share_figure"],
        words={name: {"vi": f"{name}, vi", "en": f"{name}, en"} for name in NAMES},
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
            "-- chart: bars share_figure\n",
            "",
            "10-share.sql: the line “-- chart: …” is missing: add it to the first lines",
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
        (
            "AS share_figure",
            "AS part_figure",
            "findings.toml: [share_part_figure] lacks “vi”, which 10-share.sql needs: add it",
        ),
    ],
)
def test_a_faulty_file_is_told_in_a_sentence(
    tinh_so: Path, tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(PackageError) as error:
        read(tinh_so, tmp_path, file=FILE.replace(old, new))
    assert str(error.value) == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'en = "note, en"',
            "",
            "findings.toml: [share_note] lacks “en”, which 10-share.sql needs: add it",
        ),
        (
            "[share_note]",
            '[part_note]\nvi = "A"\n[share_note]',
            "findings.toml: [part_note] is of no finding: remove it, or name its file so",
        ),
    ],
)
def test_faulty_words_are_told_in_a_sentence(
    tinh_so: Path, tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(PackageError) as error:
        read(tinh_so, tmp_path, words=WORDS.replace(old, new))
    assert str(error.value) == said
