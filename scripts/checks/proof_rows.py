"""Proofs that travel: what the archived texts prove is written down, and checked wherever the data are.

`write_proofs` needs the texts and refuses to write where one of them contradicts a row.
`proofs_fit_their_rows` needs none: it recomputes the hash of each proved row and compares it, the text's
hash and the version of the rules with what was written.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.checks import proofs
from scripts.checks.rule_set import LENGTH, find_version
from scripts.contract.canonical import format_rows
from scripts.contract.package import Package, PackageError
from scripts.contract.tables import Problem, Row, Rule, Tables
from scripts.reading.archive import read_archive
from scripts.shared.replace import replaced_file

PROVED = "proved"
FIGURE = [
    "id",
    "area_id",
    "indicator_id",
    "breakdown",
    "time_period",
    "time_basis",
    "measure",
    "obs_value",
    "denominator",
    "denominator_basis",
    "qualifier",
    "obs_status",
    "source_id",
    "paragraph",
    "printed",
    "value_basis",
    "quote",
    "checked",
]
READING = [
    "observation_id",
    "reading",
    "source_id",
    "area_printed",
    "indicator_printed",
    "period_printed",
    "printed",
    "quote",
    "how",
]
MENTION = ["source_id", "offset", "printed", "kind", "observation_id"]
REMAKE = "run make proofs with the archived texts at hand"


def write_proofs(package: Package, tables: Tables, archive: Path) -> int:
    """Write `proofs.csv` and return how many it holds; PackageError where a text contradicts a row."""
    texts = read_archive(archive)
    problem = next((found for rule in proofs.RULES for found in rule(tables, texts)), None)
    if problem is not None:
        raise PackageError(f"Nothing is written, since a text does not prove its row: {problem}")
    resource = package.resources["proofs"]
    rows = [[row.text(name) for name in resource.field_names] for row in _iter_proofs(tables)]
    with replaced_file(resource.path) as new:
        new.write_text(format_rows(resource, rows), encoding="utf-8")
    return len(rows)


def count_proofs(tables: Tables) -> tuple[int, int]:
    """Return how many figures and how many numerals have a proof."""
    return tuple(len(tables.where("proofs", "kind", kind)) for kind in ("figure", "mention"))  # type: ignore[return-value]


def proofs_fit_their_rows(tables: Tables) -> Iterator[Problem]:
    """Every figure and numeral of an archived text has its proof, made of these cells by these rules."""
    for wanted, row in _iter_wanted(tables):
        proof = next(iter(tables.where("proofs", "subject", wanted["subject"])), None)
        if proof is None:
            yield row.blame(None, f"{wanted['subject']} has no proof in proofs.csv: {REMAKE}")
        elif proof["cells"] != wanted["cells"]:
            yield row.blame(
                None,
                f"the cells of {wanted['subject']} are not those that the text proved: undo it, or {REMAKE}",
            )
        elif any(proof[name] != wanted[name] for name in ("kind", "source_id", "sha256", "result")):
            yield proof.blame("sha256", f"it is not the proof of {wanted['subject']} by its text: {REMAKE}")


def proofs_are_of_this_rule_set(tables: Tables) -> Iterator[Problem]:
    version = find_version()
    for (rules,), rows in tables.group("proofs", "rules").items():
        if rules != version:
            yield rows[0].blame("rules", f"{rules}, but the rules that read are {version} now: {REMAKE}")


def proof_is_wanted(tables: Tables) -> Iterator[Problem]:
    for row in tables["proofs"]:
        if row["kind"] == "figure":
            figure = tables.find("observations", row["subject"])
            is_wanted = figure is not None and figure["checked"] == "archived"
        else:
            source, _, offset = row.text("subject").rpartition("/")
            key = (source, int(offset)) if offset.isdigit() else None
            is_wanted = key in tables.group("mentions", "source_id", "offset")
        if not is_wanted:
            yield row.blame("subject", f"{row['subject']} needs no proof: {REMAKE}")


def _iter_proofs(tables: Tables) -> Iterator[Row]:
    version = find_version()
    for wanted, _ in _iter_wanted(tables):
        yield Row("proofs", 0, {**wanted, "rules": version})


def _iter_wanted(tables: Tables) -> Iterator[tuple[Row, Row]]:
    """Yield what each proof must say, but for the rules' version, with the row that it is of."""
    for row in tables["observations"]:
        if row["checked"] == "archived":
            readings = [
                reading
                for reading in tables.where("readings", "observation_id", row["id"])
                if reading["how"] == "text"
            ]
            cells = [[row[name] for name in FIGURE], *([read[name] for name in READING] for read in readings)]
            yield _make(tables, row.text("id"), "figure", row, cells), row
    for row in tables["mentions"]:
        subject = f"{row['source_id']}/{row['offset']}"
        yield _make(tables, subject, "mention", row, [[row[name] for name in MENTION]]), row


def _make(tables: Tables, subject: str, kind: str, row: Row, cells: Sequence[Sequence[object]]) -> Row:
    source = tables.find("sources", row["source_id"])
    text = json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
    return Row(
        "proofs",
        0,
        {
            "subject": subject,
            "kind": kind,
            "source_id": row["source_id"],
            "sha256": source["sha256"] if source is not None else None,
            "result": PROVED,
            "cells": hashlib.sha256(text.encode()).hexdigest()[:LENGTH],
        },
    )


RULES: tuple[Rule, ...] = (proofs_fit_their_rows, proofs_are_of_this_rule_set, proof_is_wanted)
