"""The site in one language: the store's rows, joined as the pages need them.

Each figure knows its audit marks, the values that other sources give for the same thing, its corrections, and
its place among those of its area and indicator (1 is the one shown first); each area its predecessors,
successors and districts. ``Citations`` numbers the sources of one page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from scripts.pages.area_names import name_areas
from scripts.pages.model import Row, Store, by_id, group
from scripts.shared.languages import Language
from scripts.shared.words import Words

SAME_THING = ("area_id", "indicator_id", "breakdown", "time_period", "measure")


@dataclass(frozen=True)
class Page:
    """One page to be written: its file, its template, its front matter and what the template is told."""

    path: str
    template: str
    front: Row
    context: Row = field(default_factory=dict)

    @property
    def root(self) -> str:
        """Relative address of the language's home; ``areas/x.md`` stands at ``areas/x/``."""
        folders, _, name = self.path.rpartition("/")
        depth = len(folders.split("/")) if folders else 0
        return "../" * (depth if name == "index.md" else depth + 1)


@dataclass(frozen=True)
class Site:
    """All rows in one language, and its words; ``twins`` are the site in each language, this one too."""

    language: Language
    words: Words
    store: Store
    twins: dict[Language, "Site"] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        name_areas(self.store.areas, self.words)
        self._link_areas()
        self._link_figures()

    @cached_property
    def areas(self) -> dict[str, Row]:
        return by_id(self.store.areas)

    @cached_property
    def indicators(self) -> dict[str, Row]:
        return by_id(self.store.indicators)

    @cached_property
    def sources(self) -> dict[str, Row]:
        return by_id(self.store.sources)

    @cached_property
    def figures(self) -> dict[str, Row]:
        return by_id(self.store.figures)

    @cached_property
    def relations(self) -> dict[str, Row]:
        return by_id(self.store.relations)

    @cached_property
    def by_area(self) -> dict[str, list[Row]]:
        """Figures by the area that they are about (a district's not under its province)."""
        return group(self.store.figures, "area_id")

    @cached_property
    def by_indicator(self) -> dict[str, list[Row]]:
        return group(self.store.figures, "indicator_id")

    @cached_property
    def by_source(self) -> dict[str, list[Row]]:
        return group(self.store.figures, "source_id")

    @cached_property
    def terms(self) -> dict[str, list[Row]]:
        """Terms of each relation."""
        return group(self.store.terms, "relation_id")

    def label(self, resource: str, column: str, code: str) -> str:
        """Return the words for a code of a column."""
        return self._labels[resource, column, code]

    @cached_property
    def _labels(self) -> dict[tuple[str, str, str], str]:
        return {(row["resource"], row["field"], row["value"]): row["label"] for row in self.store.codes}

    def _link_areas(self) -> None:
        for area in self.store.areas:
            area.update(predecessors=[], successors=[], districts=[], change=None)
        for row in self.store.successions:
            old, new = self.areas[row["from_area_id"]], self.areas[row["to_area_id"]]
            old["successors"].append(new)
            new["predecessors"].append(old)
            old["change"] = new["change"] = row
        for area in self.store.areas:
            if area["level"] == "district":
                self.areas[area["parent_id"]]["districts"].append(area)

    def _link_figures(self) -> None:
        marks = group(self.store.marks, "observation_id")
        corrections = group(self.store.corrections, "observation_id")
        places = {row["observation_id"]: row["place"] for row in self.store.preferred}
        same = group(self.store.figures, lambda row: tuple(row[name] for name in SAME_THING))
        for figure in self.store.figures:
            siblings = same[tuple(figure[name] for name in SAME_THING)]
            figure["marks"] = marks.get(figure["id"], [])
            figure["fails"] = [mark for mark in figure["marks"] if mark["outcome"] == "disagrees"]
            figure["corrections"] = corrections.get(figure["id"], [])
            figure["place"] = places[figure["id"]]
            figure["others"] = [other for other in siblings if other is not figure]
            figure["rivals"] = [other for other in figure["others"] if other["display"] != figure["display"]]


class Citations:
    """Numbers of one page's sources in the order of their first use, and the citations that it holds.

    A page holds the citations of its first ``HELD`` figures; those of the others are read from the figures'
    own pages when they are wanted, or a long page would weigh more by its citations than by its figures.
    """

    HELD = 10

    def __init__(self, site: Site) -> None:
        self._site = site
        self._numbers: dict[str, int] = {}
        self._figures: dict[str, Row] = {}

    def cite(self, figure: Row) -> int:
        """Return the number of the figure's source."""
        if len(self._figures) < self.HELD:
            self._figures.setdefault(figure["id"], figure)
        return self._numbers.setdefault(figure["source_id"], len(self._numbers) + 1)

    def figures(self) -> Iterator[tuple[int, Row]]:
        """Yield (number of the source, figure) of the citations that the page holds, in the text's order."""
        for figure in self._figures.values():
            yield self._numbers[figure["source_id"]], figure

    def sources(self) -> list[Row]:
        """Return the sources cited, in the order of their numbers."""
        return [self._site.sources[source] for source in self._numbers]


def sort_figures(figures: list[Row]) -> list[Row]:
    """Return figures in a page's order: pillar, indicator, whole before parts, newest, shown first."""

    def place(figure: Row) -> tuple[Any, ...]:
        return (
            figure["pillar_position"],
            natural_key(figure["indicator_id"]),
            figure["breakdown"] != "total",
            figure["breakdown"],
        )

    newest = sorted(figures, key=lambda row: (row["period_end"], -row["place"], row["id"]), reverse=True)
    return sorted(newest, key=place)


def natural_key(name: str) -> list[tuple[bool, int, str]]:
    """Sort key of an id whose numbers count as numbers: papi-d2 before papi-d10.

    It brings the indicators of one family together, in the order of their numbers, in every language.
    """
    parts = re.findall(r"\d+|\D+", name)
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts]
