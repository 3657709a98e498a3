"""Changes over all periods of one method: how far a line went, and the place of that among all units."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scripts.pages.answers.answer_cards import Answer
from scripts.pages.answers.groups import Group, find_group
from scripts.pages.answers.intervals import find_interval
from scripts.pages.answers.standings import grows_with_size
from scripts.pages.model import Figure
from scripts.pages.site import Site


@dataclass(frozen=True, slots=True)
class Step:
    """The first and the last exact figure of one method, and last − first in the unit."""

    first: Figure
    last: Figure
    difference: Decimal


def find_greatest_step(site: Site, answers: Sequence[Answer]) -> Step | None:
    """Return the greatest step of the answers by what their groups span; None where nothing moved."""
    found = []
    for answer in answers:
        indicator = site.indicators[answer.figure.indicator_id]
        step = find_step(answer.line)
        if step and step.difference and not grows_with_size(indicator):
            found.append((abs(step.difference) / _measure_span(answer.group, step), answer.figure.id, step))
    return max(found, key=lambda row: (row[0], row[1]))[2] if found else None


def find_step(line: list[list[Figure]]) -> Step | None:
    """Return the step of a line's last part, between its first and last exact figures, if it has two."""
    exact = [row for row in line[-1] if find_interval(row).is_point]
    if len(exact) < 2 or exact[-1] is not line[-1][-1]:
        return None
    first, last = exact[0], exact[-1]
    return Step(first, last, find_interval(last).low - find_interval(first).low)


def rank_step(site: Site, step: Step) -> tuple[int, int] | None:
    """Return the place of a step among those in the same direction and the other, and of how many units.

    None where fewer than half of the units have exact values at both ends; of published ranks none is told.
    """
    groups = find_group(site, step.first), find_group(site, step.last)
    if groups[1].indicator.statistic == "rank":
        return None
    steps = [row for row in (_find_between(*groups, area) for area in groups[1].figures) if row is not None]
    if 2 * len(steps) < groups[1].frame:
        return None
    sign = 1 if step.difference > 0 else -1
    ahead = sum(1 for other in steps if sign * other > sign * step.difference)
    return ahead + 1, len(steps)


def _find_between(first: Group, last: Group, area: str) -> Decimal | None:
    if area not in first.figures:
        return None
    begin, end = find_interval(first.figures[area]), find_interval(last.figures[area])
    return end.low - begin.low if begin.is_point and end.is_point else None


def _measure_span(group: Group, step: Step) -> Decimal:
    """Return the range of the group's values, of ranks their number, at least the step itself."""
    if group.indicator.statistic == "rank":
        return Decimal(group.frame)
    values = [Decimal(str(row.obs_value)) for row in group.figures.values()]
    return max(max(values) - min(values), abs(step.difference))
