"""What could be known: how an index is made, tables of the whole country, what is missing, what changed.

As in ``subjects``, a field is the column of its name; ``localized`` makes the rows.
"""

from dataclasses import dataclass, field

from scripts.pages.subjects import JOINED


@dataclass(frozen=True, slots=True)
class Era:
    """A time in which the country had one set of provinces."""

    id: str
    name: str
    valid_from: str
    valid_to: str | None
    units: int


@dataclass(frozen=True, slots=True)
class EraUnit:
    """A province that stands in the list of an era; ``era`` is the number of its units: 63, 34."""

    area_id: str
    era: str


@dataclass(frozen=True, slots=True)
class MethodWeight:
    """An indicator that a method makes, with its weight where one was published."""

    method_id: str
    indicator_id: str
    weight: int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How an index is made: who decided it, when, and for which periods it holds."""

    id: str
    name: str
    issuer: str
    decision: str | None
    decided: str | None
    valid_from: str
    valid_to: str | None
    url: str | None
    note: str | None
    weights: list[MethodWeight] = field(metadata=JOINED)

    @property
    def published_weights(self) -> list[MethodWeight]:
        """The weights that were published, the heaviest first."""
        known = [row for row in self.weights if row.weight is not None]
        return sorted(known, key=lambda row: (-(row.weight or 0), row.indicator_id))

    @property
    def years(self) -> str:
        """The periods that it holds for: 2021–2023, 2020, or 2024– while it is in use."""
        return (
            self.valid_from
            if self.valid_to == self.valid_from
            else f"{self.valid_from}–{self.valid_to or ''}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A table of the whole country: an indicator in a period, and how many units its publisher prints."""

    indicator_id: str
    time_period: str
    era_id: str
    source_id: str | None
    published: int | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A value of such a table that is missing, and why."""

    area_id: str
    indicator_id: str
    time_period: str
    reason: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A cell of a row other than a figure that changed; a row that was taken away has no new value."""

    kind: str
    row: str
    date: str
    field: str
    old_value: str | None
    new_value: str | None
    reason_code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Release:
    """An edition that was published."""

    version: str
    date: str
    summary: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """A renamed page: the folder and the old id of an address that must lead on."""

    kind: str
    old_id: str
    new_id: str
    date: str
