"""The ready-made questions as files: what they and their words must say."""

from pathlib import Path

import pytest

from scripts.contract.package import PackageError
from scripts.publish.questions import Parameter, Question, read_questions

FILE = """-- area_example: da nang

select id, 'at 10:30' from figures where :area = '' or area_id = :area
"""
WORDS = """
[an-area_title]
vi = "Một tỉnh"
en = "A province"

[an-area_description]
vi = "Mọi số liệu."
en = "Every figure."

[an-area_area]
vi = "Tỉnh"
en = "Province"
"""


def read(folder: Path, file: str = FILE, words: str = WORDS) -> list[Question]:
    (folder / "10-an-area.sql").write_text(file, encoding="utf-8")
    (folder / "questions.toml").write_text(words, encoding="utf-8")
    return read_questions(folder, folder)


def test_a_question_is_read_whole(tmp_path: Path) -> None:
    assert read(tmp_path) == [
        Question(
            slug="an-area",
            title={"vi": "Một tỉnh", "en": "A province"},
            description={"vi": "Mọi số liệu.", "en": "Every figure."},
            sql="select id, 'at 10:30' from figures where :area = '' or area_id = :area",
            parameters=[Parameter("area", {"vi": "Tỉnh", "en": "Province"}, "da nang")],
        )
    ]


def test_questions_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "09-the-first.sql").write_text("select 1\n", encoding="utf-8")
    of_the_first = WORDS.partition("[an-area_area]")[0].replace("[an-area_", "[the-first_")
    assert [question.slug for question in read(tmp_path, words=WORDS + of_the_first)] == [
        "the-first",
        "an-area",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "-- area_example: da nang\n\n",
            "",
            "10-an-area.sql: the line “-- area_example: …” is missing: "
            "add it before the SQL and an empty line",
        ),
        (
            "-- area",
            "-- year_example: 2022\n-- area",
            "10-an-area.sql: the line “-- year_example: …” names no parameter of the SQL: drop it",
        ),
    ],
)
def test_a_faulty_file_is_told_in_a_sentence(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(PackageError) as caught:
        read(tmp_path, file=FILE.replace(old, new))
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "[an-area_title]",
            "[an-area_heading]",
            "questions.toml: [an-area_title] lacks “vi”, which 10-an-area.sql needs: add it",
        ),
        (
            'en = "Province"',
            "",
            "questions.toml: [an-area_area] lacks “en”, which 10-an-area.sql needs: add it",
        ),
        (
            "[an-area_area]",
            '[an-area_year]\nvi = "Năm"\n[an-area_area]',
            "questions.toml: [an-area_year] names nothing in 10-an-area.sql: remove it",
        ),
        (
            "[an-area_area]",
            '[a-year_title]\nvi = "Năm"\n[an-area_area]',
            "questions.toml: [a-year_title] is of no question: remove it, or name its file so",
        ),
    ],
)
def test_faulty_words_are_told_in_a_sentence(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(PackageError) as caught:
        read(tmp_path, words=WORDS.replace(old, new))
    assert str(caught.value) == said
