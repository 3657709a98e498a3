"""The small drawings of a card: a rail for values, a ladder for ranks, a sparkline for what went before."""

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from scripts.charts.frames import choose_ticks
from scripts.charts.ladders import Rung, draw_ladder
from scripts.charts.rails import Band, Place, Rail, draw_rail
from scripts.charts.sparks import SparkLine, SparkPoint, draw_spark
from scripts.pages.answers.answer_cards import LOOKS, Answer, Card
from scripts.pages.answers.card_words import name_unit
from scripts.pages.answers.groups import Group
from scripts.pages.answers.intervals import find_interval
from scripts.pages.answers.middles import Middle, find_middle
from scripts.pages.answers.standings import Standing, grows_with_size
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.shared.wording import format_ordinal, format_value

HEDGES = {
    "more-than": "over",
    "at-least": "over",
    "less-than": "under",
    "at-most": "under",
    "nearly": "under",
}


def draw_card(site: Site, card: Card) -> Markup:
    """Return the rail or ladder of a card; "" where nothing is to be placed among others."""
    if card.indicator.statistic == "rank":
        return Markup(_draw_ladder(site, card))
    if grows_with_size(card.indicator) or not card.is_shared or card.answers[0].group.known < 2:
        return Markup("")
    return Markup(_draw_rail(site, card))


def find_hedge(figure: Figure) -> str:
    """Return how a value is marked: "" for an exact one, over or under a bound, else about."""
    if find_interval(figure).is_point:
        return "" if figure.obs_status == "A" else "about"
    return HEDGES.get(figure.qualifier, "about")


def _draw_ladder(site: Site, card: Card) -> str:
    """Draw the ranks of the group that the card's figures share; of today's units, where they share none."""
    group = card.answers[0].group if card.is_shared else card.current
    if group is None:
        return ""
    answers = card.answers if card.is_shared else []
    count = max([group.frame, *(row.standing.among for row in answers if isinstance(row.standing, Standing))])
    known = {int(row.obs_value) for row in group.figures.values()}
    rungs = [Rung(int(row.figure.obs_value), name_unit(site, row.area), row.look) for row in answers]
    label = "; ".join(_list_values(answers, group, site))
    ends = tuple(site.words("rank_nth", n=format_ordinal(rank, site.language)) for rank in (1, count))
    return draw_ladder(count, known, rungs, (ends[0], ends[1]), label)


def _draw_rail(site: Site, card: Card) -> str:
    group = card.answers[0].group
    middle = find_middle(group)
    shown = {row.figure.id for row in card.answers}
    others = [row for row in group.figures.values() if row.id not in shown]
    places = [
        Place(row.figure.obs_value, name_unit(site, row.area), row.look, find_hedge(row.figure))
        for row in card.answers
    ]
    is_few = not isinstance(middle, Middle)
    if is_few:  # below ten units only named squares stand on a rail
        places += [Place(row.obs_value, row.area, "own-c", find_hedge(row)) for row in _pick(others, card)]
    values = [row.obs_value for row in group.figures.values()]
    ticks = choose_ticks([*values, *(place.value for place in places)])
    ends = (ticks[0], min(ticks[-1], 100) if card.indicator.unit_measure == "percent" else ticks[-1])
    symbol = "%" if card.indicator.unit_measure == "percent" else ""
    texts = tuple(format_value(end, symbol, site.language) for end in ends)
    rail = Rail(
        [] if is_few else [row.obs_value for row in others],
        places,
        ends,
        (texts[0], texts[1]),
        _make_band(site, card, middle) if isinstance(middle, Middle) else None,
    )
    label = [*_list_values(card.answers, group, site), *([rail.band.text] if rail.band else [])]
    return draw_rail(rail, "; ".join(label))


def _pick(others: list[Figure], card: Card) -> list[Figure]:
    """Return the lowest and the highest of the others, which give a rail of few units its scale."""
    ordered = sorted(others, key=lambda row: (row.obs_value, row.id))
    return ordered if len(ordered) < 3 else [ordered[0], ordered[-1]]


def _make_band(site: Site, card: Card, middle: Middle) -> Band:
    symbol = "%" if card.indicator.unit_measure == "percent" else ""
    value = format_value(float(middle.median), symbol, site.language, card.indicator.decimals)
    return Band(
        float(middle.median), site.words("median_at", value=value), float(middle.low), float(middle.high)
    )


def _list_values(answers: Iterable[Answer], group: Group, site: Site) -> list[str]:
    """Return what a drawing says: each place with its value, and how many are known."""
    known = site.words("known_of", known=group.known, frame=group.frame)
    return [*(f"{name_unit(site, row.area)}: {row.figure.display}" for row in answers), known]


def draw_line(site: Site, card: Card) -> Markup:
    """Return the sparkline of a card: a line a territory, where there are two values or more."""
    lines = [(row.line, row.look) for row in card.answers] + list(zip(card.former, LOOKS[1:], strict=False))
    borders = [_find_border(card)] if card.former else []
    label = "; ".join(
        f"{row.area}, {row.period}: {row.display}" for line, _ in lines for part in line for row in part
    )
    return Markup(
        draw_spark(
            [_make_line(line, look) for line, look in lines],
            label,
            lowest_first=card.indicator.is_lowest_first,
            borders=borders,
        )
    )


def _find_border(card: Card) -> float:
    return tell_year(card.area.valid_from or card.answers[0].figure.period_end)


def _make_line(parts: list[list[Figure]], look: str) -> SparkLine:
    return SparkLine(
        [[SparkPoint(_place(row), row.obs_value, bool(find_hedge(row))) for row in part] for part in parts],
        look,
    )


def _place(figure: Figure) -> float:
    """Return the middle of a figure's period as a year with its fraction."""
    return (tell_year(figure.period_start) + tell_year(figure.period_end)) / 2


def tell_year(day: str) -> float:
    """Return a day (ISO 8601) as a year with its fraction."""
    found = date.fromisoformat(day)
    return found.year + (found.timetuple().tm_yday - 1) / 366
