"""``data/links.csv``: of each source's address when it was asked, what came of it, and where a copy stands.

A person or a scheduled workflow runs it; what was asked lately is not asked again. The table is written after
every few answers, so an interrupted run loses little.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from urllib.parse import urlsplit

from scripts.contract.canonical import format_rows
from scripts.contract.package import Package, Value, read_rows
from scripts.shared.replace import replaced_file
from scripts.upkeep.link_asking import Guest
from scripts.upkeep.link_verdicts import judge_answer

Cells = dict[str, Value]
TROUBLE = ("gone", "soft-404", "failing", "unreachable")
"""Statuses with which an archive is asked for a copy."""
KEPT_EVERY = 20


@dataclass(frozen=True)
class Plan:
    """What a run asks: on which day, whom for copies, and what it leaves alone (asked within ``days``)."""

    today: date
    days: int
    archive: str
    only: frozenset[str] = frozenset()


def check_links(package: Package, guest: Guest, plan: Plan) -> dict[str, int]:
    """Ask the addresses that are due, write ``links.csv`` and return how many there are of each status."""
    resource = package.resources["links"]
    rows = {str(row["source_id"]): row for row in read_rows(resource)}
    due = list(_iter_due(read_rows(package.resources["sources"]), rows, plan))
    counts: dict[str, int] = {}
    for number, source in enumerate(due, 1):
        row = check_link(source, rows.get(str(source["id"])), guest, plan)
        rows[str(source["id"])] = row
        counts[str(row["status"])] = counts.get(str(row["status"]), 0) + 1
        print(f"{number}/{len(due)} {source['id']}: {row['status']}", file=sys.stderr)
        if number % KEPT_EVERY == 0 or number == len(due):
            _write(package, rows.values())
    return counts


def check_link(source: Cells, before: Cells | None, guest: Guest, plan: Plan) -> Cells:
    """Return the row of a source's address, asked today; a known copy is kept."""
    url, today = str(source["url"]), plan.today.isoformat()
    answer = guest.ask(url)
    status = judge_answer(url, answer)
    before = before or {}
    copy = before.get("archive_url")
    if status in TROUBLE and not copy and plan.archive:
        copy = guest.find_copy(plan.archive, url, str(source["issued"] or source["accessed"]))
    is_failing = status in TROUBLE
    return {
        "source_id": source["id"],
        "checked": today,
        "status": status,
        "http_status": answer.http_status,
        "final_url": answer.final_url if status == "moved" else None,
        "failing_since": (before.get("failing_since") or today) if is_failing else None,
        "archive_url": copy,
    }


def _iter_due(sources: list[Cells], rows: dict[str, Cells], plan: Plan) -> Iterator[Cells]:
    """Yield the sources to ask, host by host in turn, so that none is asked twice in a row."""
    fresh = (plan.today - timedelta(days=plan.days)).isoformat()
    hosts: dict[str, list[Cells]] = {}
    for source in sources:
        name = str(source["id"])
        was = str(rows[name]["checked"]) if name in rows else ""
        is_wanted = name in plan.only if plan.only else was <= fresh
        if source["url"] and is_wanted:
            hosts.setdefault(urlsplit(str(source["url"])).netloc, []).append(source)
    for turn in zip_longest(*hosts.values()):
        yield from (source for source in turn if source is not None)


def _write(package: Package, rows: Iterable[Cells]) -> None:
    resource = package.resources["links"]
    cells = [["" if row[name] is None else str(row[name]) for name in resource.field_names] for row in rows]
    with replaced_file(resource.path) as new:
        new.write_bytes(format_rows(resource, cells).encode())
