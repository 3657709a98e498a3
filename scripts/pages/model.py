"""What templates and charts see: one type a thing, each field a column of the database or joined to it.

A field is the column of its name; ``name`` is that of ``name_vi``, ``name_en`` in the site's language, and
``checked_text`` the words for the code ``checked``. Fields marked with ``JOINED`` are no columns: they are
found in other rows. No number, period or qualifier is put into words here: the database has them worded.
``localized`` makes the rows; a test compares the fields with the descriptors.
"""

from dataclasses import dataclass, field
from types import MappingProxyType

JOINED = MappingProxyType({"joined": True})
"""Marks a field that is no column of the thing's own table."""

Number = int | float


@dataclass(frozen=True, slots=True)
class Pillar:
    """A part of digital transformation; indicators are grouped by it."""

    id: str
    name: str


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
    type: str
    parent_id: str | None
    iso_3166_2: str | None
    valid_from: str | None
    valid_to: str | None
    aliases: str | None
    note: str | None
    title: str = field(metadata=JOINED)
    """The name in a heading: "Tỉnh Quảng Trị (đến 30/6/2025)"."""
    phrase: str = field(metadata=JOINED)
    """The name within a sentence: "tỉnh Quảng Trị"."""
    label: str = field(metadata=JOINED)
    """The bare name, with the days where another unit shares it."""
    days: str = field(metadata=JOINED)
    """Since when or until when; "" where no other unit shares the name."""
    change: Succession | None = field(metadata=JOINED)
    predecessors: list["Area"] = field(default_factory=list, repr=False, compare=False, metadata=JOINED)
    successors: list["Area"] = field(default_factory=list, repr=False, compare=False, metadata=JOINED)
    districts: list["Area"] = field(default_factory=list, repr=False, compare=False, metadata=JOINED)

    @property
    def spellings(self) -> list[str]:
        """Other names under which the area is looked for."""
        return self.aliases.split(";") if self.aliases else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What figures are of."""

    id: str
    pillar_id: str
    name: str
    definition: str
    unit_measure: str
    decimals: int
    polarity: str
    aggregation: str
    comparability: str
    pillar: Pillar = field(metadata=JOINED)
    unit: Unit = field(metadata=JOINED)

    @property
    def is_lowest_first(self) -> bool:
        """Whether the smallest value is the first: of a rank, or where less is better."""
        return self.polarity == "lower-better" or self.unit_measure == "rank"


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
    note: str | None


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
class Correction:
    """A value of a figure that was corrected."""

    observation_id: str
    date: str
    field: str
    old_value: str | None
    new_value: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A numeral of an archived source: what it is, and the figure made from it, if one was."""

    source_id: str
    offset: int
    kind: str
    observation_id: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What a relation says of a figure that takes part in it."""

    observation_id: str
    relation_id: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A published value with its whole chain: one row of the view ``figures``."""

    id: str
    area_id: str
    area: str
    area_level: str
    area_type: str
    province_id: str
    indicator_id: str
    indicator: str
    pillar_id: str
    pillar: str
    pillar_position: int
    breakdown: str
    breakdown_text: str
    time_period: str
    period: str
    period_start: str
    period_end: str
    time_basis: str
    measure: str
    obs_value: Number
    denominator: Number | None
    denominator_basis: str | None
    qualifier: str
    qualifier_text: str
    obs_status: str
    derivation: str | None
    unit_measure: str
    unit: str
    display: str
    printed: str
    quote: str | None
    paragraph: int | None
    locator: str | None
    source_id: str
    source_title: str
    publisher: str
    issued: str | None
    licence: str | None
    checked: str
    checked_text: str
    note: str | None
    added: str
    era: str
    first_shown: int
    place: int = field(metadata=JOINED)
    """Its place among those of its area, indicator, part and measure; 1 is the one shown first."""
    marks: list[Mark] = field(default_factory=list, metadata=JOINED)
    corrections: list[Correction] = field(default_factory=list, metadata=JOINED)
    others: list["Figure"] = field(default_factory=list, repr=False, compare=False, metadata=JOINED)
    """What other sources give for the same thing."""

    @property
    def is_whole(self) -> bool:
        """Whether it stands for the whole of its area, not for a part of the total."""
        return self.breakdown == "total"

    @property
    def fails(self) -> list[Mark]:
        """The marks of relations that do not hold."""
        return [mark for mark in self.marks if mark.outcome == "disagrees"]

    @property
    def rivals(self) -> list["Figure"]:
        """What other sources give for the same thing and word otherwise."""
        return [other for other in self.others if other.display != self.display]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A figure's part in a relation."""

    relation_id: str
    role: str
    role_text: str = field(metadata=JOINED)
    figure: Figure = field(metadata=JOINED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A check between figures of one source, with its outcome: one row of the view ``audit``."""

    relation_id: str
    source_id: str
    kind_text: str
    outcome: str
    outcome_text: str
    statement: str
    computation: str | None
    conclusion: str
    source: Source = field(metadata=JOINED)
    terms: list[Term] = field(metadata=JOINED)

    @property
    def id(self) -> str:
        return self.relation_id


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
