"""The changes between two editions as files: CSV as GTFS Diff has it, JSON, a section for the changelog."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass

from scripts.checks.manifest import get_free, get_policy
from scripts.contract.package import Package
from scripts.exports.edition_diff import REASONS, Change, Free, find_changes
from scripts.exports.editions import Cells, Edition

COLUMNS = ("id", "file", "action", "target", "identifier", "initial_value", "new_value", "note", "reason")
LISTED = 20
"""Changes of one reason that the changelog names; it counts the others."""
TOLD = ("correction", "re-read", "source-revised", "method", "renamed", "withdrawn", "unrecorded")
"""Reasons whose changes the changelog names one by one."""


@dataclass(frozen=True)
class Diff:
    """Two versions and the changes between them."""

    old: str
    new: str
    changes: list[Change]


def make_diff(old: Edition, new: Edition, package: Package) -> Diff:
    """Return what changed; what is free to change is what the package says."""
    resources = package.resources.values()
    free = Free(
        {resource.name: set(get_free(resource)) for resource in resources},
        {resource.name for resource in resources if get_policy(resource) == "free"},
    )
    return Diff(old.version, new.version, find_changes(old, new, free))


def format_csv(diff: Diff) -> str:
    """Return the changes as CSV; what GTFS Diff wants as JSON is JSON."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for number, change in enumerate(diff.changes, 1):
        values = [_pack(change.identifier), _pack(change.initial_value), _pack(change.new_value)]
        writer.writerow(
            [number, change.file, change.action, change.target, *values, change.note, change.reason]
        )
    return text.getvalue()


def format_json(diff: Diff) -> str:
    """Return the changes as JSON, a line each, after the two versions and the counts by reason."""
    head = {"old": diff.old, "new": diff.new, "reasons": REASONS, "counts": count_reasons(diff)}
    lines = ",\n".join(
        json.dumps({"id": number, **asdict(change)}, ensure_ascii=False)
        for number, change in enumerate(diff.changes, 1)
    )
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "changes": [\n{lines}\n]}}\n'


def format_markdown(diff: Diff) -> str:
    """Return a section for CHANGELOG.md: how many of each kind, and those that change what was published."""
    lines = [f"### Changes since {diff.old}", ""]
    for reason, count in count_reasons(diff).items():
        files = Counter(
            change.file.removesuffix(".csv") for change in diff.changes if change.reason == reason
        )
        where = ", ".join(f"`{name}` {number:,}" for name, number in files.items())
        lines.append(f"- {REASONS[reason].capitalize()}: {count:,} ({where}).")
        told = [change for change in diff.changes if change.reason == reason and reason in TOLD]
        lines += [f"  - {_tell(change)}" for change in told[:LISTED]]
        if len(told) > LISTED:
            lines.append(f"  - and {len(told) - LISTED:,} more: the diff has them all.")
    return "\n".join([*lines, ""]) if len(lines) > 2 else f"### Changes since {diff.old}\n\n- None.\n"


def format_records(diff: Diff) -> str:
    """Return the rows that the records lack, as lines for their tables, without day and reasons."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for table in ("corrections", "amendments"):
        rows = [row for change in diff.changes for row in _list_lacking(change, table)]
        if rows:
            text.write(f"# data/{table}.csv\n")
            writer.writerows(rows)
    return text.getvalue()


def _list_lacking(change: Change, table: str) -> list[list[str]]:
    """Return a change's rows for a table of records; none where it is recorded, or of the other table."""
    of = "corrections" if change.file == "observations.csv" else "amendments"
    if change.reason != "unrecorded" or change.target != "row" or of != table:
        return []
    key = " ".join(change.identifier.values())
    named = [key] if of == "corrections" else [change.file.removesuffix(".csv"), key]
    old = change.initial_value if change.action == "update" else dict([*change.identifier.items()][:1])
    new = change.new_value or {}
    return [[*named, "", field, cell, new.get(field, ""), "", "", ""] for field, cell in (old or {}).items()]


def count_reasons(diff: Diff) -> dict[str, int]:
    """Return how many changes each reason has, in the order of the reasons."""
    counts = Counter(change.reason for change in diff.changes)
    return {reason: counts[reason] for reason in REASONS if counts[reason]}


def _tell(change: Change) -> str:
    """Return a change of a row as a line."""
    name = " ".join(change.identifier.values())
    note = f" {change.note}" if change.note else ""
    if change.action != "update" or change.initial_value is None or change.new_value is None:
        return f"`{name}`{f' ({change.action})' if change.reason != 'withdrawn' else ''}:{note or ' gone.'}"
    cells = "; ".join(
        f"`{column}` {old or '(empty)'} → {change.new_value[column] or '(empty)'}"
        for column, old in change.initial_value.items()
    )
    return f"`{name}`: {cells}.{note}"


def _pack(cells: Cells | None) -> str:
    return "" if cells is None else json.dumps(cells, ensure_ascii=False)


FORMATTERS: dict[str, Callable[[Diff], str]] = {
    "csv": format_csv,
    "json": format_json,
    "markdown": format_markdown,
    "records": format_records,
}
