"""Cards as their template sees them: every word and drawing made, nothing left to decide."""

from dataclasses import dataclass

from markupsafe import Markup

from scripts.pages.answers.answer_cards import Answer, Card
from scripts.pages.answers.card_charts import draw_card, draw_line
from scripts.pages.answers.card_words import (
    Line,
    Value,
    name_unit,
    split_value,
    tell_answer,
    tell_change,
    tell_what,
)
from scripts.pages.answers.linked import Part, split
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Indicator


@dataclass(frozen=True)
class LineView:
    """A line under a value: its icon and the pieces of its text."""

    icon: str
    parts: list[Part]


@dataclass(frozen=True)
class ValueView:
    """A figure on a card; ``who`` is its place where that is not the page's own, ``chips`` are remarks."""

    figure: Figure
    look: str
    who: str
    value: Value
    period: str
    chips: list[str]
    lines: list[LineView]


@dataclass(frozen=True)
class CardView:
    """A card; ``when`` is the period that all its figures share, "" where they do not."""

    id: str
    title: str
    indicator: Indicator
    when: str
    what: str
    note: str
    answers: list[ValueView]
    chart: Markup
    spark: Markup
    below: LineView | None


def view_card(site: Site, card: Card) -> CardView:
    """Return a card as its template sees it."""
    periods = {row.figure.period for row in card.answers}
    return CardView(
        id=card.headline.id,
        title=site.words(f"headline_{card.headline.id}"),
        indicator=card.indicator,
        when=periods.pop() if len(periods) == 1 else "",
        what=tell_what(site, card),
        note="" if card.is_own else site.words("what_former"),
        answers=[_view_value(site, card, row) for row in card.answers],
        chart=draw_card(site, card),
        spark=draw_line(site, card),
        below=_tell_current(site, card),
    )


def view_line(line: Line) -> LineView:
    """Return a line with its text in pieces."""
    return LineView(line.icon, split(line.text))


def _view_value(site: Site, card: Card, answer: Answer) -> ValueView:
    change = tell_change(site, answer)
    lines = [*tell_answer(site, answer), *([change] if change else [])]
    return ValueView(
        figure=answer.figure,
        look=answer.look,
        who="" if answer.area.id == card.area.id else name_unit(site, answer.area),
        value=split_value(site, answer.figure),
        period=answer.figure.period,
        chips=_list_chips(site, answer),
        lines=[view_line(line) for line in lines if line.text],
    )


def _list_chips(site: Site, answer: Answer) -> list[str]:
    """Return what is to be known of a value at a glance: its age, that it is a true zero."""
    chips = [site.words("age_over", n=answer.age)] if answer.age else []
    return chips + ([site.words("zero_figure")] if answer.figure.obs_value == 0 else [])


def _tell_current(site: Site, card: Card) -> LineView | None:
    """Return that the area's place among today's units was not found, and how many places are known."""
    group = card.current
    if group is None:
        return None
    missing = site.words("current_missing", area=card.area.name, n=group.frame)
    known = site.words("known_of", known=group.known, frame=group.frame)
    return view_line(Line("cannot", f"{missing}; {known}"))
