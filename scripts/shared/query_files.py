"""Queries kept as SQL files: the digits of a file's name give its place, the rest is the query's slug.

Its first lines may be comments ``-- key: value``, up to an empty line. Its words stand in the surface of its
kind (``site/words/questions.toml``, ``findings.toml``) as ``[slug_name]``: a slug has no underscore.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.shared.languages import LANGUAGES
from scripts.shared.surfaces import Forms

_COMMENTS = re.compile(r"(?:--.*\n)+\n")
_COMMENT = re.compile(r"^-- (\w+): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class QueryFile:
    """A query: its file's name, its slug, what its first lines say, its SQL."""

    name: str
    slug: str
    said: Mapping[str, str]
    sql: str


def read_query_files(folder: Path) -> list[QueryFile]:
    """Return the queries of a folder, in the order of their names."""
    return [parse_query(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.sql"))]


def parse_query(name: str, text: str) -> QueryFile:
    """Return the query of a file's text."""
    comments = _COMMENTS.match(text)
    start = comments.end() if comments else 0
    said = dict(_COMMENT.findall(text[:start]))
    return QueryFile(name, Path(name).stem.partition("-")[2], said, text[start:].strip())


def find_words(query: QueryFile, words: Mapping[str, Forms]) -> dict[str, Forms]:
    """Return the words of a query by name, without its slug."""
    start = f"{query.slug}_"
    return {key.removeprefix(start): forms for key, forms in words.items() if key.startswith(start)}


def find_fault(query: QueryFile, names: Iterable[str], words: Mapping[str, Forms]) -> str | None:
    """Return what is wrong with a query's words, which should have these names; None if nothing is."""
    names, found = list(names), find_words(query, words)
    for name in names:
        for language in LANGUAGES:
            if language not in found.get(name, {}):
                return f"[{query.slug}_{name}] lacks “{language}”, which {query.name} needs: add it"
    for name in found:
        if name not in names:
            return f"[{query.slug}_{name}] names nothing in {query.name}: remove it"
    return None


def find_stray(queries: Iterable[QueryFile], words: Mapping[str, Forms]) -> str | None:
    """Return the first key that is of no query; None if each is of one."""
    slugs = {query.slug for query in queries}
    return next((key for key in words if key.partition("_")[0] not in slugs), None)
