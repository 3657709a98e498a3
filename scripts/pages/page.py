"""A page to be written, and what a kind of page is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from scripts.contract.package import Package
from scripts.pages.chart_list import Charts
from scripts.pages.finding_files import Finding
from scripts.pages.site import Site

Front = Mapping[str, object]
"""Front matter: what the theme, the search and other sites read of a page (site/theme/README.md lists it)."""
Dataset = dict[str, object]
"""A schema.org/Dataset as JSON-LD."""


@dataclass(frozen=True)
class Page:
    """One page to be written: its address, its front matter and what its template is told.

    ``path`` is the address without its last slash, "" the front page's; ``template`` stands in for the one of
    its kind.
    """

    path: str
    front: Front
    context: Mapping[str, object] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The last part of the address: of a page about a row, the row's id."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True)
class Material:
    """What the pages of one language are made from."""

    site: Site
    package: Package
    findings: list[Finding]
    charts: Charts


@dataclass(frozen=True)
class Kind:
    """A kind of page: all that the pipeline knows of it, but its template's text and its words.

    ``look`` is the word by which the theme and the search tell pages apart; ``weight`` is how much its pages
    count in the search, None where they stay out of it. ``describe`` makes the data set that other sites read
    of a page, and such a page has a card of its own: the picture that a link to it shows.
    """

    name: str
    template: str
    iter_pages: Callable[[Material], Iterator[Page]]
    look: str = "page"
    weight: float | None = 0.9
    describe: Callable[[Material, Page], Dataset | None] | None = None
    has_card: bool = False
