"""Which figures answer a headline question of an area: its own, or those of the units that it was made of."""

from collections.abc import Iterable, Sequence

from scripts.pages.answers.groups import is_usable
from scripts.pages.answers.headlines import Headline
from scripts.pages.answers.territories import list_former, list_names
from scripts.pages.key_figures import is_full
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Area

OLD = 3
"""Years after which a figure is old: it leads only where its family has nothing newer, and says its age."""


def is_old(site: Site, figure: Figure) -> bool:
    """Tell whether a figure's period ended more than three years before the day of the data."""
    return tell_age(site, figure) >= OLD


def tell_age(site: Site, figure: Figure) -> int:
    """Return how many whole years before the day of the data a figure's period ended."""
    day, end = site.store.day, figure.period_end
    return int(day[:4]) - int(end[:4]) - (day[4:] < end[4:])


def is_sound(figure: Figure) -> bool:
    """Tell whether a figure may lead: a result with which no check disagrees, not even a hypothesis."""
    return is_usable(figure) and not any(mark.outcome == "disagrees" for mark in figure.marks)


def list_own(site: Site, area: Area, headline: Headline) -> list[Figure]:
    """Return the figures that may answer a question about an area: none that its source makes doubtful."""
    return [
        figure
        for name in list_names(area)
        for figure in site.by_area.get(name.id, [])
        if figure.indicator_id in headline.indicators and figure.is_whole and is_sound(figure)
    ]


def choose_answers(site: Site, area: Area, headline: Headline) -> list[Figure]:
    """Return the figure that answers for an area, or one for each former unit that has any; [] if none has.

    The newest year leads, then the order of the question's indicators; what says no more than "all of them"
    comes after what says more. Former units answer by one indicator.
    """
    own = list_own(site, area, headline)
    if own:
        return [_choose(own, headline)]
    former = [list_own(site, old, headline) for old in list_former(area)]
    return _choose_alike([rows for rows in former if rows], headline)


def _choose(figures: Iterable[Figure], headline: Headline) -> Figure:
    order = headline.indicators.index
    return min(
        figures,
        key=lambda row: (
            -int(row.period_end[:4]),
            is_full(row),
            order(row.indicator_id),
            -int(row.period_end.replace("-", "")),
            row.place,
            row.id,
        ),
    )


def _choose_alike(former: Sequence[list[Figure]], headline: Headline) -> list[Figure]:
    """Return a figure a former unit, all of the indicator that most of them have, and that is newest."""
    if not former:
        return []
    chosen = [_choose_of(former, indicator, headline) for indicator in headline.indicators]
    order = headline.indicators.index
    return max(
        (rows for rows in chosen if rows),
        key=lambda rows: (
            len(rows),
            max(row.period_end[:4] for row in rows),
            -order(rows[0].indicator_id),
        ),
    )


def _choose_of(former: Sequence[list[Figure]], indicator: str, headline: Headline) -> list[Figure]:
    own = [[row for row in rows if row.indicator_id == indicator] for rows in former]
    return [_choose(rows, headline) for rows in own if rows]
