"""The site in one language: the rows by their keys and by what they belong to, and a page's citations."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from scripts.pages.alphabet import natural_key
from scripts.pages.grouping import by_id, group
from scripts.pages.known import Gap
from scripts.pages.localized import Store, make_store
from scripts.pages.model import Figure, Relation
from scripts.pages.stored import StoredTables
from scripts.pages.subjects import Area, Family, Indicator, Licence, Source
from scripts.shared.languages import LANGUAGES, Language
from scripts.shared.words import Words, read_words


@dataclass(frozen=True)
class Site:
    """All rows in one language, and its words; ``twins`` are the site in each language, this one too."""

    language: Language
    words: Words
    store: Store
    twins: dict[Language, "Site"] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def areas(self) -> dict[str, Area]:
        return by_id(self.store.areas)

    @cached_property
    def country(self) -> Area:
        return next(area for area in self.store.areas if area.level == "country")

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        return by_id(self.store.indicators)

    @cached_property
    def sources(self) -> dict[str, Source]:
        return by_id(self.store.sources)

    @cached_property
    def families(self) -> dict[str, Family]:
        return by_id(self.store.families)

    @cached_property
    def licences(self) -> dict[str, Licence]:
        return by_id(self.store.licences)

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every figure by its id, the withdrawn ones too."""
        return by_id([*self.store.figures, *self.store.withdrawn])

    @cached_property
    def relations(self) -> dict[str, Relation]:
        return by_id(self.store.relations)

    @cached_property
    def by_area(self) -> dict[str, list[Figure]]:
        """Figures by the area that they are about (a district's not under its province)."""
        return group(self.store.figures, lambda figure: figure.area_id)

    @cached_property
    def by_indicator(self) -> dict[str, list[Figure]]:
        return group(self.store.figures, lambda figure: figure.indicator_id)

    @cached_property
    def by_family(self) -> dict[str, list[Indicator]]:
        """Indicators by their family, the headline first."""
        rows = sorted(self.store.indicators, key=lambda row: row.id != row.family.headline_indicator_id)
        return group(rows, lambda row: row.family_id)

    @cached_property
    def units_of(self) -> dict[str, set[str]]:
        """The provinces in the list of each era, by the era's id."""
        units = group(self.store.era_units, lambda row: row.era)
        return {era.id: {row.area_id for row in units[str(era.units)]} for era in self.store.eras}

    @cached_property
    def known_of(self) -> dict[tuple[str, str], set[str]]:
        """The provinces of which an indicator has a result for the whole in a period."""
        results = [
            row
            for row in self.store.figures
            if row.measure == "result" and row.is_whole and row.area_level == "province"
        ]
        rows = group(results, lambda row: (row.indicator_id, row.time_period))
        return {key: {row.area_id for row in found} for key, found in rows.items()}

    @cached_property
    def gaps_of(self) -> dict[tuple[str, str], list[Gap]]:
        """The gaps of an indicator in a period."""
        return group(self.store.gaps, lambda gap: (gap.indicator_id, gap.time_period))

    @cached_property
    def by_source(self) -> dict[str, list[Figure]]:
        return group(self.store.figures, lambda figure: figure.source_id)

    def find_licences(self, figures: Iterable[Figure]) -> dict[Licence, int]:
        """Return the terms under which figures stand, and how many under each: the most figures first."""
        counts = Counter(figure.licence_id for figure in figures)
        return {self.licences[licence]: count for licence, count in counts.most_common()}

    def label(self, resource: str, column: str, code: str) -> str:
        """Return the words for a code of a column."""
        return self.store.labels[resource, column, code]


def make_sites(tables: StoredTables) -> dict[Language, Site]:
    """Return the site in every language, each knowing the others."""
    sites = {language: make_site(tables, language) for language in LANGUAGES}
    for site in sites.values():
        site.twins.update(sites)
    return sites


def make_site(tables: StoredTables, language: Language) -> Site:
    """Return the site in one language."""
    words = read_words("pages", language)
    return Site(language, words, make_store(tables, language, words))


class Citations:
    """Numbers of one page's sources in the order of their first use, and the citations that it holds.

    A page holds the citations of its first ``HELD`` figures; those of the others are read from the figures'
    own pages when they are wanted, or a long page would weigh more by its citations than by its figures.
    """

    HELD = 10

    def __init__(self, site: Site) -> None:
        self._site = site
        self._numbers: dict[str, int] = {}
        self._figures: dict[str, Figure] = {}
        self._all: dict[str, Figure] = {}

    def cite(self, figure: Figure) -> int:
        """Return the number of the figure's source."""
        self._all[figure.id] = figure
        if len(self._figures) < self.HELD:
            self._figures.setdefault(figure.id, figure)
        return self._numbers.setdefault(figure.source_id, len(self._numbers) + 1)

    def figures(self) -> Iterator[tuple[int, Figure]]:
        """Yield (number of the source, figure) of the citations that the page holds, in the text's order."""
        for figure in self._figures.values():
            yield self._numbers[figure.source_id], figure

    def licences(self) -> dict[Licence, int]:
        """Return the terms of all figures cited, and how many stand under each."""
        return self._site.find_licences(self._all.values())

    def sources(self) -> list[Source]:
        """Return the sources cited, in the order of their numbers."""
        return [self._site.sources[source] for source in self._numbers]


def sort_figures(figures: list[Figure]) -> list[Figure]:
    """Return figures in a page's order: pillar, indicator, whole before parts, newest, shown first."""
    newest = sorted(figures, key=lambda row: (row.period_end, -row.place, row.id), reverse=True)
    return sorted(
        newest,
        key=lambda row: (row.pillar_position, natural_key(row.indicator_id), not row.is_whole, row.breakdown),
    )
