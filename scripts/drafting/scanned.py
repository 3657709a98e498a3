"""What a scan of the data sees: figures with what is known of them, and the candidates that it proposes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from scripts.audit.bounds import Term
from scripts.audit.compared import NO_METHOD, Method, Outcome, Relation
from scripts.audit.outcomes import judge
from scripts.audit.terms import Hedges, make_term
from scripts.contract.package import Package, Value, read_rows
from scripts.shared.languages import LANGUAGES
from scripts.shared.periods import period_bounds

Row = dict[str, Value]


@dataclass(frozen=True)
class Seen:
    """A figure, with the rows of its indicator and its part."""

    row: Row
    indicator: Row
    dimension: str
    is_province: bool
    end: date
    term: Term

    def get(self, name: str) -> str:
        """Return a cell of the figure or of its indicator, as text."""
        cells = self.row if name in self.row else self.indicator
        return str(cells[name] or "")

    @property
    def id(self) -> str:
        return self.get("id")

    @property
    def value(self) -> Fraction:
        return self.term.value


@dataclass(frozen=True)
class Candidate:
    """What a curator may look at: a relation of figures, or (without kind) only something to ask about."""

    topic: str
    reason: str
    figures: tuple[Seen, ...]
    kind: str = ""
    roles: tuple[str, ...] = ()
    nature: str = "contradiction"
    method: str = ""
    weights: tuple[Fraction, ...] = ()
    sums: Method = NO_METHOD

    @property
    def outcome(self) -> Outcome | None:
        """What the relation comes to; None where there is none."""
        if not self.kind:
            return None
        weights = self.weights or (Fraction(0),) * len(self.figures)
        terms = [
            make_term_of(figure, role, weight)
            for figure, role, weight in zip(self.figures, self.roles, weights, strict=True)
        ]
        return judge(Relation(self.name, self.kind, terms, self.sums)).outcome

    @property
    def name(self) -> str:
        """An id to begin with."""
        first = self.figures[0]
        periods = "-".join(sorted({figure.get("time_period") for figure in self.figures}))
        return f"{first.get('area_id')}-{periods}-{first.get('family_id')}-{self.topic}".lower()


def make_term_of(figure: Seen, role: str, weight: Fraction) -> Term:
    """Return a figure's term in a role."""
    return replace(figure.term, role=role, weight=weight)


def read_seen(package: Package) -> list[Seen]:
    """Return all figures but the withdrawn, with what the scans ask of them."""
    tables = {name: {str(row["id"]): row for row in _read(package, name)} for name in (
        "indicators", "units", "breakdowns", "areas", "sources"
    )}  # fmt: skip
    observations = package.resources["observations"]
    hedges = {language: observations.labels("qualifier", language) for language in LANGUAGES}
    withdrawn = {row["observation_id"] for row in _read(package, "withdrawals")}
    return [_make_seen(row, tables, hedges) for row in read_rows(observations) if row["id"] not in withdrawn]


def _make_seen(row: Row, tables: Mapping[str, dict[str, Row]], hedges: Hedges) -> Seen:
    indicator = tables["indicators"][str(row["indicator_id"])]
    unit = tables["units"][str(indicator["unit_measure"])]
    language = tables["sources"][str(row["source_id"])]["language"]
    cells = {**unit, **indicator, **row, "language": language, "role": "", "weight": None}
    return Seen(
        row,
        indicator,
        str(tables["breakdowns"][str(row["breakdown"])]["dimension"]),
        tables["areas"][str(row["area_id"])]["level"] == "province",
        period_bounds(str(row["time_period"]))[1],
        make_term(cells, hedges),
    )


def group_by(figures: list[Seen], *names: str) -> Iterator[list[Seen]]:
    """Yield the figures that have the same cells in some columns, in the order of their ids."""
    groups: dict[tuple[str, ...], list[Seen]] = {}
    for figure in figures:
        groups.setdefault(tuple(figure.get(name) for name in names), []).append(figure)
    yield from groups.values()


def _read(package: Package, name: str) -> list[Row]:
    return read_rows(package.resources[name])
