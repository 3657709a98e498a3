"""The cards of a province's page: for each headline question the figures that answer it."""

from dataclasses import dataclass

from scripts.pages.answers.choices import choose_answers, is_old, tell_age
from scripts.pages.answers.groups import Group, find_group, is_usable
from scripts.pages.answers.headlines import HEADLINES, Headline
from scripts.pages.answers.reasons import Refusal
from scripts.pages.answers.since_last import Change, find_change, list_line, tell_length
from scripts.pages.answers.standings import Standing, find_standing
from scripts.pages.answers.territories import is_same, list_former, list_names
from scripts.pages.answers.verdicts import Verdict, judge
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Area, Indicator

LOOKS = ("own", "own-b", "own-c")
"""How the first, second and third place of a card are marked; the page's own place is the first."""


Line = list[list[Figure]]
"""Figures of one territory by period, in the parts between which the method changed."""


@dataclass(frozen=True)
class Answer:
    """One figure on a card, and what it says beside others; ``age`` is in whole years, 0 while it is new."""

    figure: Figure
    area: Area
    look: str
    group: Group
    standing: Standing | Refusal
    verdict: Verdict | Refusal | None
    change: Change | Refusal | None
    line: Line
    age: int


@dataclass(frozen=True)
class Card:
    """A headline question of an area with its answers: one of its own, or one for each former unit.

    ``current`` are the ranks of today's units that are known, where the area is one of them without its own;
    ``former`` are the lines of former units for the indicator of its own figure: they stop at its border.
    """

    headline: Headline
    area: Area
    indicator: Indicator
    answers: list[Answer]
    current: Group | None
    former: list[Line]

    @property
    def is_own(self) -> bool:
        """Whether the area itself answers, under any of its names."""
        return is_same(self.answers[0].area, self.area)

    @property
    def is_old(self) -> bool:
        """Whether all its figures are old: it never stands first."""
        return all(answer.age for answer in self.answers)

    @property
    def is_shared(self) -> bool:
        """Whether its figures compare with each other, and so stand on one rail."""
        keys = {(row.figure.time_period, row.figure.era, row.figure.denominator) for row in self.answers}
        return len(keys) == 1


@dataclass(frozen=True)
class Answers:
    """All that a page answers first: its cards, and the questions without any figure."""

    cards: list[Card]
    missing: list[Headline]


def answer_area(site: Site, area: Area) -> Answers:
    """Return the cards of an area in the fixed order, those of old figures last, and what has no figure."""
    chosen = {headline: choose_answers(site, area, headline) for headline in HEADLINES}
    cards = [_make_card(site, area, headline, rows) for headline, rows in chosen.items() if rows]
    cards.sort(key=lambda card: card.is_old)
    return Answers(cards, [headline for headline, rows in chosen.items() if not rows])


def _make_card(site: Site, area: Area, headline: Headline, figures: list[Figure]) -> Card:
    answers = [_make_answer(site, headline, figure, LOOKS[place]) for place, figure in enumerate(figures)]
    indicator = site.indicators[figures[0].indicator_id]
    is_own = is_same(answers[0].area, area)
    return Card(
        headline,
        area,
        indicator,
        answers,
        current=None if is_own else _find_current(site, headline),
        former=_list_former_lines(site, area, answers[0].figure) if is_own else [],
    )


def _make_answer(site: Site, headline: Headline, figure: Figure, look: str) -> Answer:
    group = find_group(site, figure)
    return Answer(
        figure,
        site.areas[figure.area_id],
        look,
        group,
        find_standing(group, figure),
        judge(figure, group),
        find_change(site, figure, _list_history(site, headline, figure)),
        list_line(site, figure),
        tell_age(site, figure) if is_old(site, figure) else 0,
    )


def _list_history(site: Site, headline: Headline, figure: Figure) -> list[Figure]:
    """Return the figures that may be earlier ones of the same: of the question's indicators of its family."""
    family = site.indicators[figure.indicator_id].family_id
    return [
        row
        for area in list_names(site.areas[figure.area_id])
        for row in site.by_area.get(area.id, [])
        if row.indicator_id in headline.indicators and site.indicators[row.indicator_id].family_id == family
    ]


def _find_current(site: Site, headline: Headline) -> Group | None:
    """Return the newest known ranks among today's units; None where the question has no such rank."""
    newest = max(site.store.eras, key=lambda era: era.valid_from)
    for indicator in headline.indicators:
        rows = site.by_indicator.get(indicator, [])
        if rows and site.indicators[indicator].ranked_set == newest.id:
            return find_group(site, max(rows, key=lambda row: row.period_end))
    return None


def _list_former_lines(site: Site, area: Area, own: Figure) -> list[Line]:
    """Return the lines of the units that an area was made of, for the indicator of its own figure."""
    rows = [
        [
            row
            for row in site.by_area.get(old.id, [])
            if row.indicator_id == own.indicator_id
            and row.breakdown == own.breakdown
            and is_usable(row)
            and tell_length(row) == tell_length(own)
        ]
        for old in list_former(area)
    ]
    return [
        list_line(site, max(found, key=lambda row: (row.period_end, -row.place))) for found in rows if found
    ]
