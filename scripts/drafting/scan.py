"""``scan``: what the data could still be asked, as candidates for `relations.csv`; a curator decides.

Each scan sees one kind of arithmetic or of oddity. A candidate says why, what it comes to, and gives draft
rows; what the package relates already is left out. Nothing is written.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from scripts.contract.package import Package, read_rows
from scripts.drafting.scan_parts import scan_indices, scan_shares, scan_totals, scan_weights
from scripts.drafting.scan_series import scan_jumps, scan_orders, scan_outliers, scan_roundings
from scripts.drafting.scanned import Candidate, Seen, read_seen
from scripts.shared.surfaces import read_surface


def scan(package: Package) -> list[Candidate]:
    """Return the candidates that are not in the package yet, scan by scan."""
    known = _find_known(package)
    return [
        candidate
        for candidate in _iter_candidates(read_seen(package), package)
        if (candidate.kind, frozenset(figure.id for figure in candidate.figures)) not in known
    ]


def _iter_candidates(figures: list[Seen], package: Package) -> Iterator[Candidate]:
    yield from scan_totals(figures)
    yield from scan_weights(figures)
    yield from scan_shares(figures)
    yield from scan_indices(figures, package)
    yield from scan_jumps(figures)
    yield from scan_orders(figures)
    yield from scan_outliers(figures)
    yield from scan_roundings(figures)


def _find_known(package: Package) -> set[tuple[str, frozenset[str]]]:
    """Return the kind and the figures of each relation of the package, withdrawn ones too."""
    terms: dict[str, set[str]] = {}
    for term in read_rows(package.resources["relation_terms"]):
        terms.setdefault(str(term["relation_id"]), set()).add(str(term["observation_id"]))
    relations = read_rows(package.resources["relations"])
    return {(str(row["kind"]), frozenset(terms.get(str(row["id"]), set()))) for row in relations}


def format_scan(candidates: list[Candidate], package: Package) -> str:
    """Return the candidates as text: reason, figures and draft rows of each, then how many there are."""
    counts = Counter(candidate.topic for candidate in candidates)
    lines = [format_candidate(candidate, package) for candidate in candidates]
    return "\n".join([*lines, *(f"{topic}: {count}" for topic, count in counts.items())])


def format_candidate(candidate: Candidate, package: Package) -> str:
    """Return a candidate's lines; the draft rows leave empty what a person must say."""
    outcome = candidate.outcome
    told = f" → {outcome}" if outcome else ""
    lines = [f"[{candidate.topic}] {candidate.name}: {candidate.reason}{told}"]
    lines += [
        f"    {row.id} {row.get('area_id')} {row.get('indicator_id')} {row.get('breakdown')} "
        f"{row.get('time_period')} = {float(row.value):g} ({row.get('source_id')})"
        for row in candidate.figures
    ]
    return "\n".join([*lines, *(f"    {line}" for line in make_rows(candidate, package) if outcome), ""])


def make_rows(candidate: Candidate, package: Package) -> list[str]:
    """Return the draft rows of a candidate for relations.csv and relation_terms.csv, as lines of CSV."""
    if candidate.outcome is None:
        return []
    begins = read_surface("conclusions")[candidate.outcome]
    cells = {
        "id": candidate.name,
        "source_id": candidate.figures[0].get("source_id"),
        "kind": candidate.kind,
        "nature": candidate.nature,
        "conclusion_vi": begins["vi"],
        "conclusion_en": begins["en"],
        "method_id": candidate.method,
    }
    relations = [[cells.get(name, "") for name in package.resources["relations"].field_names]]
    terms = [
        [candidate.name, str(place), figure.id, role]
        for place, (figure, role) in enumerate(zip(candidate.figures, candidate.roles, strict=True), 1)
    ]
    return [_format_line(row) for row in (*relations, *terms)]


def _format_line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()
