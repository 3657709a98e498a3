"""What figures are of: areas, indicators and sources, as templates and charts see them.

A field is the column of its name; ``name`` is that of ``name_vi``, ``name_en`` in the site's language, and
``checked_text`` the words for the code ``checked``. Fields marked with ``JOINED`` are no columns: they are
found in other rows. ``localized`` makes the rows; a test compares the fields with the descriptors.
"""

import re
from dataclasses import dataclass, field
from types import MappingProxyType

from scripts.shared.folding import fold

JOINED = MappingProxyType({"joined": True})
"""Marks a field that is no column of the thing's own table."""


@dataclass(frozen=True, slots=True)
class Pillar:
    """A part of digital transformation; indicators are grouped by it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Indicators of one thing, and the question that they answer."""

    id: str
    pillar_id: str
    name: str
    question: str
    headline_indicator_id: str
    pillar: Pillar = field(metadata=JOINED)


@dataclass(frozen=True, slots=True)
class Licence:
    """The terms under which figures may be used again."""

    id: str
    title: str
    url: str
    is_open: int
    attribution: str


@dataclass(frozen=True, slots=True)
class AreaStatus:
    """What an area is by law, from a day on: province, city …"""

    area_id: str
    valid_from: str
    type: str
    valid_to: str | None
    legal_basis: str | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure."""

    id: str
    name: str
    symbol: str | None


@dataclass(frozen=True, slots=True)
class Succession:
    """What one unit became of another: ``kind`` is merged, upgraded …"""

    from_area_id: str
    to_area_id: str
    date: str
    kind: str
    legal_basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A province-level unit, a district or the country, with the names that sentences and headings use."""

    id: str
    name: str
    level: str
    parent_id: str | None
    iso_3166_2: str | None
    valid_from: str | None
    valid_to: str | None
    centre: str | None
    region: str | None
    communes: int | None
    aliases: str | None
    note: str | None
    type: str = field(metadata=JOINED)
    """What it is by law on the day of the data, or was at its end."""
    title: str = field(metadata=JOINED)
    """The name in a heading: "Tỉnh Quảng Trị (đến 30/6/2025)"."""
    phrase: str = field(metadata=JOINED)
    """The name within a sentence: "tỉnh Quảng Trị"."""
    label: str = field(metadata=JOINED)
    """The bare name, with the days where another unit shares it."""
    days: str = field(metadata=JOINED)
    """Since when or until when; "" where no other unit shares the name."""
    change: Succession | None = field(metadata=JOINED)
    statuses: list[AreaStatus] = field(default_factory=list, repr=False, metadata=JOINED)
    predecessors: list["Area"] = field(default_factory=list, repr=False, compare=False, metadata=JOINED)
    successors: list["Area"] = field(default_factory=list, repr=False, compare=False, metadata=JOINED)
    districts: list["Area"] = field(default_factory=list, repr=False, compare=False, metadata=JOINED)

    def find_type(self, day: str) -> str:
        """Return what the area was by law on a day; before its first status, that one."""
        return find_status(self.statuses, day).type if self.statuses else self.type

    @property
    def spellings(self) -> list[str]:
        """Other names under which the area is looked for."""
        return self.aliases.split(";") if self.aliases else []

    @property
    def other_names(self) -> list[str]:
        """The spellings that are worth telling: not another way to write the name itself."""
        return [name for name in self.spellings if squeeze(name) != squeeze(self.name)]


def squeeze(name: str) -> str:
    """Return a name folded, without signs and its title: ``TP. Đà Nẵng`` → ``danang``."""
    return re.sub(r"\b(?:thanh pho|thu do|tp|city)\b|\W", "", fold(name))


def find_status(statuses: list[AreaStatus], day: str) -> AreaStatus:
    """Return the status that holds on a day, the first one before it began; ``statuses`` are in order."""
    begun = [row for row in statuses if row.valid_from <= day]
    return begun[-1] if begun else statuses[0]


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile of the map; an archipelago's has its own name and its province's ``area_id``."""

    grid: int
    id: str
    area_id: str
    name: str
    label: str
    column: int
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What figures are of."""

    id: str
    family_id: str
    pillar_id: str
    name: str
    definition: str
    unit_measure: str
    statistic: str
    value_indicator_id: str | None
    ranked_set: str | None
    decimals: int
    polarity: str
    aggregation: str
    comparability: str
    family: Family = field(metadata=JOINED)
    pillar: Pillar = field(metadata=JOINED)
    unit: Unit = field(metadata=JOINED)

    @property
    def is_lowest_first(self) -> bool:
        """Whether the smallest value is the first: of a rank, or where less is better."""
        return self.polarity == "lower-better" or self.unit_measure == "rank"


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Two indicators that must not be joined, and why."""

    indicator_id: str
    other_indicator_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Break:
    """A period from which on an indicator is made in another way."""

    indicator_id: str
    time_period: str
    description: str


@dataclass(frozen=True, slots=True)
class Link:
    """What came of asking for a source's address, and where an archive keeps a copy."""

    source_id: str
    checked: str
    status: str
    final_url: str | None
    failing_since: str | None
    archive_url: str | None

    @property
    def is_dead(self) -> bool:
        """Whether readers had better take the copy: the page is gone, or nothing has answered twice."""
        if self.status in ("gone", "soft-404"):
            return True
        return self.failing_since is not None and self.failing_since < self.checked


@dataclass(frozen=True, slots=True)
class Source:
    """A document that figures are taken from; ``language`` is its own."""

    id: str
    kind: str
    title: str
    publisher: str
    author: str | None
    issued: str | None
    language: str
    url: str | None
    accessed: str
    sha256: str | None
    licence: str | None
    licence_id: str
    note: str | None
    link: Link | None = field(default=None, metadata=JOINED)

    @property
    def is_dead(self) -> bool:
        """Whether its address no longer leads to it."""
        return self.link is not None and self.link.is_dead

    @property
    def copy(self) -> str | None:
        """The address of an archive's copy, where the source itself is gone and one is known."""
        return self.link.archive_url if self.link is not None and self.link.is_dead else None
