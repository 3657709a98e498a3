"""What changed since the last figure that compares."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from scripts.pages.answers.groups import is_usable
from scripts.pages.answers.reasons import Reason, Refusal
from scripts.pages.answers.territories import is_same
from scripts.pages.answers.verdicts import Merit, Side, find_other_thing, weigh_pair
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.shared.periods import period_bounds


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure differs from an ``earlier`` one: its side of it, and by how much where both are exact."""

    earlier: Figure
    side: Side
    merit: Merit
    difference: Decimal | None


def find_change(site: Site, figure: Figure, earlier: Iterable[Figure]) -> Change | Refusal | None:
    """Return the change to the last comparable period among earlier figures of the same family.

    The last figure of the same indicator and territory decides. Without one, the refusal for the last figure
    of another kind is returned; None where nothing earlier is known.
    """
    rows = [
        row
        for row in earlier
        if is_usable(row)
        and row.period_end < figure.period_end
        and tell_length(row) == tell_length(figure)
        and row.breakdown == figure.breakdown
    ]
    rows.sort(key=lambda row: (row.period_end, -row.place), reverse=True)
    same = [row for row in rows if _is_same_thing(site, figure, row)]
    if not rows:
        return None
    last = (same or rows)[0]
    reason = find_hindrance(site, figure, last)
    if reason:
        return Refusal(reason, (last,))
    found = weigh_pair(figure, last, site.indicators[figure.indicator_id])
    if isinstance(found, Refusal):
        return Refusal(found.reason, (last,))
    return Change(last, found.side, found.merit, found.difference)


def find_hindrance(site: Site, figure: Figure, earlier: Figure) -> Reason | None:
    """Return why a figure does not continue an earlier one, whatever the values; None if it does."""
    reason = find_other_thing(site, figure, earlier)
    if reason:
        return reason
    if not is_same(site.areas[figure.area_id], site.areas[earlier.area_id]):
        return Reason.OTHER_TERRITORY
    return Reason.BREAK if has_break(site, earlier, figure) else None


def has_break(site: Site, earlier: Figure, later: Figure) -> bool:
    """Tell whether the indicator was made in another way from some period after the earlier figure's on."""
    begin, end = period_bounds(earlier.time_period)[0], period_bounds(later.time_period)[0]
    return any(
        row.indicator_id == later.indicator_id and begin < period_bounds(row.time_period)[0] <= end
        for row in site.store.breaks
    )


def list_line(site: Site, figure: Figure) -> list[list[Figure]]:
    """Return the figures of one indicator and territory by period, up to this one, in parts.

    A part ends where the method breaks. Of several figures for a period the one shown first is taken.
    """
    rows = {
        row.time_period: row
        for row in sorted(site.by_indicator[figure.indicator_id], key=lambda row: -row.place)
        if is_usable(row)
        and _is_same_thing(site, figure, row)
        and row.period_end <= figure.period_end
        and tell_length(row) == tell_length(figure)
    }
    rows[figure.time_period] = figure
    parts: list[list[Figure]] = []
    for row in sorted(rows.values(), key=lambda row: row.period_end):
        if parts and not has_break(site, parts[-1][-1], row):
            parts[-1].append(row)
        else:
            parts.append([row])
    return parts


def tell_length(figure: Figure) -> str:
    """Return the kind of period of a figure: a year, a half of one, a month; those of two do not compare."""
    year, _, rest = figure.time_period.partition("-")
    return f"{'x' * len(year)}-{rest.strip('0123456789')}{len(rest)}"


def _is_same_thing(site: Site, figure: Figure, row: Figure) -> bool:
    """Tell whether two figures are of one indicator, part and territory; ranks also among as many units."""
    if row.indicator_id != figure.indicator_id or row.breakdown != figure.breakdown:
        return False
    if figure.unit_measure == "rank" and row.denominator != figure.denominator:
        return False
    return is_same(site.areas[figure.area_id], site.areas[row.area_id])
