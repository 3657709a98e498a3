"""No sentence that readers see claims more than the data hold: each claim has what would belie it."""

import re
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from scripts.contract.package import load_package
from scripts.database import loader as database
from scripts.exports.promised import NUMBER, PROMISES
from tests.sample import ROOT

PAPERS = ("README.md", "data/README.md", "CONTRIBUTING.md", *(
    f"site/pages/{language}/{name}.md" for language in ("vi", "en") for name in ("about", "method", "correct")
))  # fmt: skip
CLAIM = re.compile(
    r"\b(prove[sdn]?|proofs?|verif\w+|word for word|character by character|accounted for|never|always"
    r"|nothing is|cannot disagree"
    r"|(every|each|all|any) (\w+ )?(figures?|quotes?|numerals?|sources?|proofs?))\b"
    r"|chứng minh|từng chữ|từng ký tự|từng con số|(mọi|mỗi|tất cả)( các)? (con số|số liệu|nguồn|trích)"
    r"|không bao giờ|\bluôn\b|không đổi",
    re.IGNORECASE,
)
"""Words by which a sentence says something of all figures, or that something is proved."""
CHECKS = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "scripts/checks").rglob("*.py"))
PROMISED: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("promises.toml").read_text(encoding="utf-8")
)
TOO_MUCH = (
    "Tỉnh Số publishes every figure that the provinces have printed.",
    "This is repeated each time the site is built, and every quote is proved.",
    "Mọi con số đã được máy chứng minh.",
)


def iter_sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text without its markup; a counted number is its key in braces."""
    plain = re.sub(r"<[^>]+>", " ", NUMBER.sub(r"{\2}", text))
    for block in re.split(r"\n\s*\n|\n(?=[-*#|\d])", plain):
        yield from re.split(r"(?<=[.!?:;])\s+", " ".join(block.split()))


def iter_read() -> Iterator[tuple[str, str]]:
    """Yield (where it stands, sentence) of all that readers see in prose."""
    for paper in PAPERS:
        text = (ROOT / paper).read_text(encoding="utf-8").partition("\n## The tables\n")[0]
        yield from ((paper, sentence) for sentence in iter_sentences(text))
    for path in sorted((ROOT / "site/words").rglob("*.toml")):
        for key, forms in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for text in forms.values():
                yield from ((f"{path.name} {key}", sentence) for sentence in iter_sentences(text))


def list_unheld(sentences: Iterator[tuple[str, str]]) -> list[str]:
    held = {sentence for claim in PROMISED.values() for sentence in claim["sentences"]}
    return [f"{place}: {text}" for place, text in sentences if CLAIM.search(text) and text not in held]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("promises") / "tinh-so.db"
    database.build(load_package(ROOT), path)
    with closing(sqlite3.connect(path)) as opened:
        yield opened


def test_each_sentence_that_claims_something_of_all_figures_has_what_holds_it() -> None:
    assert list_unheld(iter_read()) == [], "hold it in tests/published/promises.toml, or claim less"


@pytest.mark.parametrize("sentence", TOO_MUCH)
def test_a_sentence_that_claims_more_is_found(sentence: str) -> None:
    assert list_unheld(("", part) for part in iter_sentences(sentence))


def test_each_promise_is_still_made() -> None:
    made = {sentence for _, sentence in iter_read()}
    kept = [sentence for claim in PROMISED.values() for sentence in claim["sentences"]]
    assert [sentence for sentence in kept if sentence not in made] == []
    assert len(kept) == len(set(kept))


@pytest.mark.parametrize("name", PROMISED)
def test_a_promise_holds(connection: sqlite3.Connection, name: str) -> None:
    claim = PROMISED[name]
    assert {"counterexamples", "tests", "rules", "files", "because"} & set(claim)
    if "counterexamples" in claim:
        assert connection.execute(claim["counterexamples"]).fetchone() == (0,)
    for test in claim.get("tests", []):
        path, _, function = test.partition("::")
        assert f"\ndef {function}(" in (ROOT / path).read_text(encoding="utf-8")
    for rule in claim.get("rules", []):  # defined, and in a list of rules
        assert len(re.findall(rf"\b{rule}\b", CHECKS)) >= 2, rule
    assert all((ROOT / path).exists() for path in claim.get("files", []))


@pytest.mark.parametrize("name", PROMISES)
def test_what_prose_promises_by_is_counted(connection: sqlite3.Connection, name: str) -> None:
    (count,) = connection.execute(PROMISES[name]).fetchone()
    assert count >= 0 if name == "figures without reading" else count > 0


def test_the_counts_of_checking_make_up_all_figures(connection: sqlite3.Connection) -> None:
    counts = {name: connection.execute(query).fetchone()[0] for name, query in PROMISES.items()}
    (total,) = connection.execute("SELECT count(*) FROM observations").fetchone()
    read = [counts[f"figures {how}"] for how in ("read twice", "read once", "without reading")]
    assert counts["figures not proved"] == sum(read)
    assert counts["figures proved"] + counts["figures not proved"] == total
    placed = [counts[f"figures with {how}"] for how in ("quote", "table place", "locator alone")]
    assert sum(placed) == total


def test_no_rate_of_drafts_is_given() -> None:
    """They were measured on the very texts that their rules were written with."""
    for paper in ("README.md", "data/README.md", "CONTRIBUTING.md", "docs/measured.md"):
        text = (ROOT / paper).read_text(encoding="utf-8")
        assert not re.search(r"right kind|\d%[^|\n]*\bdrafts?\b|drafts? (is|are) right in", text), paper
