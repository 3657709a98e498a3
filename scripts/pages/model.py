"""What is said: figures and the relations between them, as templates and charts see them.

``subjects`` has what they are of, and tells how a field finds its column. No number, period or qualifier is
put into words here: the database has them worded.
"""

from dataclasses import dataclass, field

from scripts.pages.subjects import JOINED, Source

Number = int | float


@dataclass(frozen=True, slots=True)
class Correction:
    """A value of a figure that was corrected."""

    observation_id: str
    date: str
    field: str
    old_value: str | None
    new_value: str | None
    reason_code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Why a figure should not have been published."""

    observation_id: str
    date: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What stood there when the figure was read; 1 is the reading that it was taken from."""

    observation_id: str
    reading: int
    source_id: str | None
    read_on: str
    area_printed: str | None
    indicator_printed: str | None
    period_printed: str | None
    printed: str | None
    quote: str | None
    how: str
    table_row: str | None
    table_column: str | None

    @property
    def words(self) -> list[str]:
        """Area, indicator and period as they stood there, those that did."""
        told = (self.area_printed, self.indicator_printed, self.period_printed)
        return [text for text in told if text]


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
    nature: str

    @property
    def is_contradiction(self) -> bool:
        """Whether the source's own figures exclude each other."""
        return self.outcome == "disagrees" and self.nature == "contradiction"

    @property
    def is_doubt(self) -> bool:
        """Whether the figures can hardly all be right."""
        return self.outcome == "disagrees" and self.nature == "plausibility"


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
    bound_low: Number | None
    bound_high: Number | None
    qualifier: str
    qualifier_text: str
    obs_status: str
    derivation: str | None
    unit_measure: str
    unit: str
    display: str
    printed: str | None
    value_basis: str
    quote: str | None
    table_row: str | None
    table_column: str | None
    paragraph: int | None
    locator: str | None
    source_id: str
    source_title: str
    publisher: str
    issued: str | None
    licence: str
    licence_id: str
    licence_url: str
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
    readings: list[Reading] = field(default_factory=list, repr=False, metadata=JOINED)
    withdrawal: Withdrawal | None = field(default=None, metadata=JOINED)
    others: list["Figure"] = field(default_factory=list, repr=False, compare=False, metadata=JOINED)
    """What other sources give for the same thing."""
    roundings: list[str] = field(default_factory=list, repr=False, compare=False, metadata=JOINED)
    """The others that give the same value, with fewer digits or with a hedge."""

    @property
    def is_whole(self) -> bool:
        """Whether it stands for the whole of its area, not for a part of the total."""
        return self.breakdown == "total"

    @property
    def fails(self) -> list[Mark]:
        """The marks of relations by which the source contradicts itself."""
        return [mark for mark in self.marks if mark.is_contradiction]

    @property
    def doubts(self) -> list[Mark]:
        """The marks of relations by which the figure can hardly be right."""
        return [mark for mark in self.marks if mark.is_doubt]

    @property
    def rivals(self) -> list["Figure"]:
        """What other sources give for the same thing that is another value."""
        return [
            other for other in self.others if other.display != self.display and other.id not in self.roundings
        ]

    def is_told_by(self, other: "Figure") -> bool:
        """Tell whether a row that shows another source's figure says all that this one's row would."""
        said = (self.display, self.time_basis, self.derivation, self.marks)
        return (
            any(row is other for row in self.others)
            and said == (other.display, other.time_basis, other.derivation, other.marks)
            and self.note in (None, other.note)
        )


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
    nature: str
    nature_text: str
    outcome: str
    outcome_text: str
    statement: str
    computation: str | None
    conclusion: str
    withdrawn: str | None
    source: Source = field(metadata=JOINED)
    terms: list[Term] = field(metadata=JOINED)

    @property
    def id(self) -> str:
        return self.relation_id

    @property
    def verdict(self) -> str:
        """The group in which it is told: its outcome, and of a failing one its nature."""
        return self.nature if self.outcome == "disagrees" else self.outcome
