"""Tables of the whole country: how much of each is here, and what an area lacks of them.

A frame is an indicator in a period of which a publisher prints the provinces. Where it is not known how many
it prints, nothing is counted: what is missing cannot be known then.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.pages.grouping import group
from scripts.pages.known import Frame
from scripts.pages.site import Site
from scripts.pages.subjects import Area, Indicator

REASONS = ("not-gathered", "not-published", "not-applicable", "unknown")
"""Why an area lacks a value, in the order of the pages; unknown: whether it was published is not known."""


@dataclass(frozen=True)
class FrameCount:
    """A frame with what is here of it: ``units`` of its era, ``known`` of them, and who was left out.

    ``unnamed`` units were not published either, but it is not known which; ``not_gathered`` is None where
    it is not known how many were published.
    """

    frame: Frame
    period: str
    units: int
    known: int
    not_published: list[Area]
    unnamed: int
    not_gathered: int | None


@dataclass(frozen=True)
class Missing:
    """What an area lacks of one indicator for one reason: the periods, and what is to be known of them."""

    reason: str
    indicator: Indicator
    periods: list[str]
    notes: list[str]

    @property
    def count(self) -> int:
        """How many values are missing."""
        return len(self.periods)


def count_frames(site: Site) -> list[FrameCount]:
    """Return every frame with its counts, by indicator and period."""
    return [_count_frame(site, frame) for frame in site.store.frames]


def _count_frame(site: Site, frame: Frame) -> FrameCount:
    known = len(site.known_of.get((frame.indicator_id, frame.time_period), set()))
    units = len(site.units_of[frame.era_id])
    gaps = site.gaps_of.get((frame.indicator_id, frame.time_period), [])
    absent = [site.areas[gap.area_id] for gap in gaps if gap.reason == "not-published"]
    published = frame.published
    return FrameCount(
        frame,
        name_period(site, frame.time_period),
        units,
        known,
        absent,
        unnamed=0 if published is None else max(units - published - len(absent), 0),
        not_gathered=None if published is None else max(published - known, 0),
    )


def name_period(site: Site, period: str) -> str:
    """Return a period as a table's head has it: 2024, or 2025, half 1."""
    year, _, half = period.partition("-S")
    return site.words("half_1" if half == "1" else "half_2", year=year) if half else period


def list_missing(site: Site, area: Area) -> list[Missing]:
    """Return what an area lacks of the tables of its own time, by reason and indicator."""
    found = group(_iter_lacking(site, area), lambda row: (row[1], row[0].indicator_id))
    return [
        Missing(
            reason,
            site.indicators[indicator],
            [name_period(site, frame.time_period) for frame, _, _ in found[reason, indicator]],
            list(dict.fromkeys(note for _, _, note in found[reason, indicator] if note)),
        )
        for reason in REASONS
        for indicator in dict.fromkeys(frame.indicator_id for frame in site.store.frames)
        if (reason, indicator) in found
    ]


def _iter_lacking(site: Site, area: Area) -> Iterator[tuple[Frame, str, str | None]]:
    """Yield each frame of which the area has no figure, with the reason and its note."""
    for frame in site.store.frames:
        key = (frame.indicator_id, frame.time_period)
        own = next((gap for gap in site.gaps_of.get(key, []) if gap.area_id == area.id), None)
        if own:
            yield frame, own.reason, own.note
        elif _is_unit(site, area, frame) and area.id not in site.known_of.get(key, set()):
            is_sure = _count_frame(site, frame).unnamed == 0 and frame.published is not None
            yield frame, "not-gathered" if is_sure else "unknown", None


def _is_unit(site: Site, area: Area, frame: Frame) -> bool:
    """Tell whether a frame is about an area: a unit of its era, or one that stands in for such a unit."""
    gaps = site.gaps_of.get((frame.indicator_id, frame.time_period), [])
    ended = {gap.area_id for gap in gaps if gap.reason == "not-applicable"}
    return area.id in site.units_of[frame.era_id] or any(old.id in ended for old in area.predecessors)
