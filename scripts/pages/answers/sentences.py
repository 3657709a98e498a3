"""What stands out of an area: up to three sentences, each of a kind, with the claims that a test recomputes.

A kind is a function that returns its sentence, or None where it has nothing to say. Numbers in a text lead to
their figures (``linked``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from scripts.pages.answers.answer_cards import Answer, Answers, Card
from scripts.pages.answers.card_words import name_unit, say_amount, split_text
from scripts.pages.answers.choices import is_old, is_sound
from scripts.pages.answers.groups import find_group
from scripts.pages.answers.linked import link_figure
from scripts.pages.answers.standings import Standing, find_standing
from scripts.pages.answers.steps import find_greatest_step, rank_step
from scripts.pages.answers.territories import list_names
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Area
from scripts.shared.wording import format_ordinal

MOST = 3
"""Sentences that a page has at most."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that a sentence says: ``what`` it is of which figures."""

    what: str
    figures: tuple[Figure, ...]
    numbers: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its kind and what it claims."""

    kind: str
    text: str
    claims: tuple[Claim, ...]


def tell_area(site: Site, area: Area, answers: Answers) -> list[Sentence]:
    """Return the first three sentences that have something to say, in the order of their kinds."""
    found = (tell(site, area, answers) for tell in KINDS)
    return [sentence for sentence in found if sentence][:MOST]


def choose_rung(standing: Standing) -> str:
    """Return the word for a place: first, tied-first, last, top, upper, lower or bottom."""
    rank, among = standing.rank, standing.among
    if rank == 1:
        return "tied_first" if standing.ties else "first"
    if rank == among or (not standing.is_published and rank + len(standing.ties) == among):
        return "last"
    if 4 * rank <= among:
        return "top"
    if 2 * rank <= among:
        return "upper"
    return "bottom" if 4 * rank > 3 * among else "lower"


def tell_place(site: Site, area: Area, answers: Answers) -> Sentence | None:
    """Tell the area's own place in the first question that has one."""
    for card in answers.cards:
        standing = card.answers[0].standing
        if card.is_own and isinstance(standing, Standing) and not card.is_old:
            figure = card.answers[0].figure
            text = site.words(
                f"says_place_{choose_rung(standing)}",
                what=_name(site, figure),
                period=figure.period,
                area=area.name,
                place=_say_place(site, figure, standing),
            )
            return Sentence("place", text, (_claim_place(figure, standing),))
    return None


def tell_former(site: Site, area: Area, answers: Answers) -> Sentence | None:
    """Tell the places of all former units in the first question that has them for one period."""
    for card in answers.cards:
        if not card.is_own and card.is_shared and len(card.answers) == len(area.predecessors) > 1:
            placed = [(row, row.standing) for row in card.answers if isinstance(row.standing, Standing)]
            if len(placed) == len(card.answers):
                return _tell_placed(site, card, sorted(placed, key=lambda pair: pair[1].rank))
    return None


def _tell_placed(site: Site, card: Card, placed: list[tuple[Answer, Standing]]) -> Sentence:
    figure = placed[0][0].figure
    units = [
        site.words(
            "says_unit",
            unit=name_unit(site, row.area),
            rank=link_figure(row.figure, format_ordinal(standing.rank, site.language)),
        )
        for row, standing in placed
    ]
    text = site.words(
        "says_former",
        what=_name(site, figure),
        period=figure.period,
        units=site.words.list(units),
        among=str(placed[0][1].among),
    )
    return Sentence("former", text, tuple(_claim_place(row.figure, standing) for row, standing in placed))


def tell_extremes(site: Site, area: Area, answers: Answers) -> Sentence | None:
    """Tell the best of the area's places if it is in the top quarter, and the worst if in the bottom one."""
    placed = _list_placed(site, area, answers)
    if not placed:
        return None
    best = min(placed, key=lambda pair: (pair[1].rank / pair[1].among, pair[0].id))
    worst = max(placed, key=lambda pair: (pair[1].rank / pair[1].among, pair[0].id))
    told = {
        "best": best if choose_rung(best[1]) in ("first", "tied_first", "top") else None,
        "worst": worst if choose_rung(worst[1]) in ("bottom", "last") else None,
    }
    said = {end: pair for end, pair in told.items() if pair}
    if not said:
        return None
    values = {end: _say_one(site, *pair) for end, pair in said.items()}
    text = site.words(f"says_{'_and_'.join(said)}", **values)
    return Sentence("_and_".join(said), text, tuple(_claim_place(*pair) for pair in said.values()))


def _list_placed(site: Site, area: Area, answers: Answers) -> list[tuple[Figure, Standing]]:
    """Return the newest own figures that have a place and are not old, those on cards left out."""
    on_cards = {row.figure.id for card in answers.cards for row in card.answers}
    placed = []
    for name in list_names(area):
        for figure in site.by_area.get(name.id, []):
            is_told = figure.first_shown and figure.is_whole and figure.id not in on_cards
            if not is_told or not is_sound(figure) or is_old(site, figure):
                continue
            standing = find_standing(find_group(site, figure), figure)
            if isinstance(standing, Standing) and figure.pillar_id != "context":
                placed.append((figure, standing))
    return placed


def tell_changed(site: Site, area: Area, answers: Answers) -> Sentence | None:
    """Tell the greatest change of a card's line since its method began, and its place among all changes."""
    rows = [row for card in answers.cards for row in card.answers if not row.age]
    step = find_greatest_step(site, rows)
    if step is None:
        return None
    indicator = site.indicators[step.last.indicator_id]
    is_up = (step.difference > 0) != (indicator.statistic == "rank")
    amount = say_amount(site, abs(step.difference), indicator)
    values = {
        "what": _name(site, step.last),
        "area": name_unit(site, site.areas[step.last.area_id]),
        "first": link_figure(step.first, split_text(site, step.first)),
        "last": link_figure(step.last, split_text(site, step.last)),
        "begin": step.first.period,
        "end": step.last.period,
        "amount": link_figure(step.last, amount),
    }
    side = "up" if is_up else "down"
    text = site.words(f"says_changed_{side}", **values)
    numbers = [step.difference]
    place = rank_step(site, step)
    if place:
        key = f"says_step_{side}" if place[0] > 1 else f"says_step_{side}_first"
        text = text[:-1] + site.words(key, rank=format_ordinal(place[0], site.language), among=str(place[1]))
        numbers += [Decimal(place[0]), Decimal(place[1])]
    return Sentence("changed", text, (Claim("change", (step.first, step.last), tuple(numbers)),))


def tell_contradiction(site: Site, area: Area, answers: Answers) -> Sentence | None:
    """Name up to two of the area's figures that its sources contradict."""
    rows = [
        figure
        for name in list_names(area)
        for figure in site.by_area.get(name.id, [])
        if figure.fails and figure.first_shown
    ]
    rows.sort(key=lambda row: (not row.is_whole, row.unit_measure != "percent", row.id))
    if not rows:
        return None
    named = [
        site.words(
            "says_wrong", what=row.indicator, period=row.period, value=link_figure(row, split_text(site, row))
        )
        for row in rows[:2]
    ]
    text = site.words("says_contradiction", named=site.words.list(named))
    return Sentence("contradiction", text, tuple(Claim("fails", (row,), ()) for row in rows[:2]))


def tell_missing(site: Site, area: Area, answers: Answers) -> Sentence | None:
    """Tell that nothing of the area itself was found, where that is so."""
    own = [figure for name in list_names(area) for figure in site.by_area.get(name.id, [])]
    if any(figure.measure == "result" for figure in own):
        return None
    return Sentence("missing", site.words("says_missing", area=area.name), (Claim("none", (), ()),))


KINDS: tuple[Callable[[Site, Area, Answers], Sentence | None], ...] = (
    tell_missing,
    tell_place,
    tell_former,
    tell_extremes,
    tell_contradiction,
    tell_changed,
)
"""The kinds of sentence, in the order of a page."""


def _name(site: Site, figure: Figure) -> str:
    """Return what a figure is of, as a heading: a rank by its family."""
    indicator = site.indicators[figure.indicator_id]
    return indicator.family.name if indicator.statistic == "rank" else indicator.name


def _say_place(site: Site, figure: Figure, standing: Standing) -> str:
    text = site.words("says_nth", rank=format_ordinal(standing.rank, site.language), among=standing.among)
    return link_figure(figure, text)


def _say_one(site: Site, figure: Figure, standing: Standing) -> str:
    place = link_figure(
        figure,
        site.words("place_of_short", rank=format_ordinal(standing.rank, site.language), among=standing.among),
    )
    return site.words("says_one", what=_name(site, figure), place=place, period=figure.period)


def _claim_place(figure: Figure, standing: Standing) -> Claim:
    return Claim("place", (figure,), (Decimal(standing.rank), Decimal(standing.among)))
