"""The ready-made questions of Datasette: one SQL file each in ``site/questions``, their words beside others.

A question's address is its file's name without the number. Its file begins with an example for each parameter
of the SQL (``-- area_example: da nang``), one that finds something. ``site/words/questions.toml`` has title,
description, and for each parameter what a reader types there. An empty parameter means "all", so that every
question answers as soon as it is opened.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.contract.package import PackageError
from scripts.shared.query_files import QueryFile, find_fault, find_stray, find_words, read_query_files
from scripts.shared.surfaces import WORDS, Forms, read_surface


@dataclass(frozen=True)
class Parameter:
    """What a reader fills in: what to type there, by language, and an example."""

    name: str
    words: Forms
    example: str


@dataclass(frozen=True)
class Question:
    """A ready-made question; its words are by language."""

    slug: str
    title: Forms
    description: Forms
    sql: str
    parameters: list[Parameter]


def read_questions(folder: Path, words: Path = WORDS) -> list[Question]:
    """Return the questions in the order of their files; ``words`` is the folder of the words.

    PackageError names the file, and what it or the words lack or have too much.
    """
    files, said = read_query_files(folder), read_surface("questions", words)
    questions = [make_question(file, said) for file in files]
    if stray := find_stray(files, said):
        raise PackageError(f"questions.toml: [{stray}] is of no question: remove it, or name its file so")
    return questions


def make_question(file: QueryFile, words: Mapping[str, Forms]) -> Question:
    """Return a question; PackageError where its examples or its words do not fit its parameters."""
    names = list_parameters(file.sql)
    _check_examples(file, [f"{name}_example" for name in names])
    if fault := find_fault(file, ["title", "description", *names], words):
        raise PackageError(f"questions.toml: {fault}")
    said = find_words(file, words)
    parameters = [Parameter(name, said[name], file.said[f"{name}_example"]) for name in names]
    return Question(file.slug, said["title"], said["description"], file.sql, parameters)


def _check_examples(file: QueryFile, needed: list[str]) -> None:
    for key in needed:
        if key not in file.said:
            raise PackageError(
                f"{file.name}: the line “-- {key}: …” is missing: add it before the SQL and an empty line"
            )
    for key in file.said:
        if key not in needed:
            raise PackageError(f"{file.name}: the line “-- {key}: …” names no parameter of the SQL: drop it")


def list_parameters(sql: str) -> list[str]:
    """Return each named parameter once, in the order of the SQL; a colon inside quotes begins none."""
    unquoted = re.sub(r"'[^']*'", "", sql)
    return list(dict.fromkeys(re.findall(r":([a-z]\w*)", unquoted)))
