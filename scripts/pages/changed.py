"""What changed in what was published: every record of it as one kind of row, by edition."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from scripts.contract.canonical import order_value
from scripts.contract.package import Package
from scripts.pages.grouping import group
from scripts.pages.known import Amendment, Release
from scripts.pages.model import Correction, Figure
from scripts.pages.site import Site
from scripts.shared.languages import LANGUAGES, MANNERS, Language

Recorded = TypeVar("Recorded", Correction, Amendment)

KINDS = ("withdrawn", "renamed", "correction", "source-revised", "method", "re-read", "wording")
"""Kinds of change in the order in which they are told: what alters a reader's own copy most stands first."""
PAGES = ("areas", "indicators", "sources", "families")
"""Tables whose rows have pages of their own."""


@dataclass(frozen=True)
class Changed:
    """A change: its day and kind, what it is of, which field, what stood there and stands there, and why.

    ``place`` and ``id`` are those of the page that it leads to, ``place`` "" for none.
    """

    date: str
    kind: str
    name: str
    place: str
    id: str
    field: str
    old: str
    new: str
    reason: str


@dataclass(frozen=True)
class Edition:
    """The changes that came with an edition; ``release`` is None for those since the last one."""

    release: Release | None
    changes: list[Changed]
    added: int

    @property
    def id(self) -> str:
        """The end of the address of its page."""
        return self.release.version if self.release else "next"

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many changes there are of each kind, in the order of the kinds."""
        return [(kind, count_changes(kind, rows)) for kind, rows in group(self.changes, get_kind).items()]


def get_kind(change: Changed) -> str:
    return change.kind


def count_changes(kind: str, changes: list[Changed]) -> int:
    """Return how many changes of a kind there are: cells, but things where they were withdrawn."""
    return len({change.name for change in changes}) if kind == "withdrawn" else len(changes)


def list_editions(site: Site, package: Package) -> list[Edition]:
    """Return the editions, the newest first; what came after the last release leads, if there is anything."""
    releases = site.store.releases
    changes = group(list_changed(site, package), lambda change: _find_release(releases, change.date))
    added = Counter(_find_release(releases, figure.added) for figure in site.store.figures)
    editions = [Edition(release, changes.get(release, []), added[release]) for release in [*releases, None]]
    return [edition for edition in reversed(editions) if edition.release or edition.changes or edition.added]


def _find_release(releases: list[Release], day: str) -> Release | None:
    """Return the edition that was the first to hold what is of a day."""
    return next((release for release in releases if release.date >= day), None)


def list_changed(site: Site, package: Package) -> list[Changed]:
    """Return all changes, by kind, then the newest first, then in the order of ids."""
    changes = [*_iter_figures(site, package), *_iter_others(site, package)]
    changes.sort(key=lambda change: (order_value(change.id), change.field))
    changes.sort(key=lambda change: change.date, reverse=True)
    return sorted(changes, key=lambda change: KINDS.index(change.kind))


def _iter_figures(site: Site, package: Package) -> Iterator[Changed]:
    for figure in site.store.withdrawn:
        if figure.withdrawal:
            row = figure.withdrawal
            yield Changed(
                row.date, "withdrawn", _name(figure), "figures", figure.id, "", figure.display, "", row.reason
            )
    for correction in _iter_told(site.store.corrections, site.language, lambda row: row.observation_id):
        figure = site.figures[correction.observation_id]
        yield _make_changed(site, package, correction, _name(figure), "observations", "figures", figure.id)


def _iter_others(site: Site, package: Package) -> Iterator[Changed]:
    for renamed in site.store.redirects:
        kind = site.label("redirects", "kind", renamed.kind)
        yield Changed(
            renamed.date,
            "renamed",
            kind,
            renamed.kind,
            renamed.old_id,
            "",
            renamed.old_id,
            renamed.new_id,
            "",
        )
    statements = {relation.id: relation.statement for relation in site.store.relations}
    for row in _iter_told(site.store.amendments, site.language, lambda row: (row.kind, row.row)):
        known = statements.get(row.row, row.row) if row.kind == "relations" else row.row
        name = f"{site.label('amendments', 'kind', row.kind)}: {known}"
        place = row.kind if row.kind in PAGES and row.new_value is not None else ""
        yield _make_changed(site, package, row, name, row.kind, place, row.row)


def _iter_told(
    rows: list[Recorded], language: Language, get_thing: Callable[[Recorded], object]
) -> Iterator[Recorded]:
    """Yield the records without those of a text in another language that changed in this one too."""
    changed = {(get_thing(row), row.date, row.field) for row in rows}
    for row in rows:
        text, _, other = row.field.rpartition("_")
        is_twin = other in LANGUAGES and other != language
        if not is_twin or (get_thing(row), row.date, f"{text}_{language}") not in changed:
            yield row


def _make_changed(
    site: Site, package: Package, row: Correction | Amendment, name: str, table: str, place: str, id: str
) -> Changed:
    title = f"title{MANNERS[site.language].descriptor_suffix}"
    old, new = (_word(site, table, row.field, value) for value in (row.old_value, row.new_value))
    field = package.resources[table].field(row.field)[title]
    return Changed(row.date, row.reason_code, name, place, id, field, old, new, row.reason)


def _name(figure: Figure) -> str:
    part = "" if figure.is_whole else f" ({figure.breakdown_text})"
    return f"{figure.area}: {figure.indicator}{part}, {figure.period}"


def _word(site: Site, table: str, field: str, value: str | None) -> str:
    """Return a cell as a reader knows it: a code by its words, an indicator by its name."""
    if value is None:
        return ""
    if field == "indicator_id" and value in site.indicators:
        return site.indicators[value].name
    return site.store.labels.get((table, field, value), value)
