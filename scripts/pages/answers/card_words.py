"""What a card says: place, verdict, change and refusal, in words whose numbers lead to their figures."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from scripts.pages.answers.answer_cards import Answer, Card
from scripts.pages.answers.linked import link_area, link_figure
from scripts.pages.answers.reasons import Reason, Refusal
from scripts.pages.answers.since_last import Change
from scripts.pages.answers.standings import Standing
from scripts.pages.answers.territories import is_namesake
from scripts.pages.answers.verdicts import Side
from scripts.pages.model import Figure
from scripts.pages.site import Site
from scripts.pages.subjects import Area, Indicator
from scripts.shared.wording import format_number, format_ordinal

NUMBER = re.compile(r"^(?P<hedge>[^\d−]*)(?P<number>−?\d[\d.,]*(?:\s*%)?)(?P<rest>.*)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card: its icon (higher, lower, same, cannot or "") and its words."""

    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as a card shows it: its hedge in small type, the number, then unit or denominator."""

    hedge: str
    number: str
    unit: str


def name_unit(site: Site, area: Area) -> str:
    """Return an area's name; of a former unit whose name lives on, as such: "Đà Nẵng cũ"."""
    return site.words("former_name", name=area.name) if is_namesake(area) else area.name


def split_value(site: Site, figure: Figure) -> Value:
    """Return the parts of a figure's display; a rank is told as one: "hạng 7" and "/34"."""
    found = NUMBER.match(figure.display)
    if not found:
        return Value("", figure.display, "")
    number, rest = found["number"].strip(), found["rest"].strip()
    if figure.unit_measure == "rank":
        number = site.words("rank_nth", n=format_ordinal(int(figure.obs_value), site.language))
    return Value(found["hedge"].strip(), number, rest)


def tell_what(site: Site, card: Card) -> str:
    """Return what is measured, and which end is the better one where it is not plain."""
    name = card.indicator.name
    if card.indicator.statistic == "rank":
        return site.words("what_rank", name=name)
    return site.words("what_low", name=name) if card.indicator.polarity == "lower-better" else name


def tell_answer(site: Site, answer: Answer) -> list[Line]:
    """Return what stands under a value: place, then verdict, each or the reason for which there is none."""
    lines = [tell_standing(site, answer)]
    verdict = answer.verdict
    if isinstance(verdict, Refusal):
        same = isinstance(answer.standing, Refusal) and answer.standing.reason == verdict.reason
        lines += [] if same else [Line("cannot", tell_refusal(site, verdict))]
    elif verdict:
        lines.append(Line(verdict.side, site.words(f"verdict_{verdict.side}_{verdict.merit}")))
    return lines


def tell_standing(site: Site, answer: Answer) -> Line:
    """Return an answer's place among the units that are known, and who shares it."""
    standing = answer.standing
    if isinstance(standing, Refusal):
        return Line("cannot", tell_refusal(site, standing))
    key = "known_ranks" if standing.is_published else "known_of"
    known = site.words(key, known=standing.known, frame=standing.frame)
    place = site.words("place_of", rank=format_ordinal(standing.rank, site.language), among=standing.among)
    text = known if standing.is_published else f"{place}, {known}"
    return Line("", text + _tell_ties(site, standing))


def _tell_ties(site: Site, standing: Standing) -> str:
    if not standing.ties:
        return ""
    names = [link_area(site.areas[area], name_unit(site, site.areas[area])) for area in sorted(standing.ties)]
    return site.words("tied_with", names=site.words.list(names))


def tell_refusal(site: Site, refusal: Refusal) -> str:
    """Return why a comparison is not made."""
    if refusal.reason is Reason.TOO_FEW and refusal.known == 1:
        return site.words("refusal_alone", frame=refusal.frame)
    return site.words(refusal.key, known=refusal.known, frame=refusal.frame)


def tell_change(site: Site, answer: Answer) -> Line | None:
    """Return what changed since the last comparable figure, or why that is not told; None without one."""
    change, indicator = answer.change, site.indicators[answer.figure.indicator_id]
    if change is None:
        return None
    if isinstance(change, Refusal):
        earlier = change.figures[0]
        value = link_figure(earlier, split_text(site, earlier))
        why = site.words(f"why_{change.reason.replace('-', '_')}")
        return Line("cannot", site.words("change_refused", value=value, period=earlier.period, why=why))
    since = link_figure(change.earlier, change.earlier.period)
    return Line("", site.words("change_since", change=say_change(site, change, indicator), since=since))


def split_text(site: Site, figure: Figure) -> str:
    """Return a figure as it reads within a sentence: "hạng 37/63", "trên 70%"."""
    value = split_value(site, figure)
    joint = "" if value.unit.startswith("/") else " "
    return joint.join(part for part in (f"{value.hedge} {value.number}".strip(), value.unit) if part)


def say_change(site: Site, change: Change, indicator: Indicator) -> str:
    """Return a change in words: "tăng 0,56 điểm", "tăng 12 bậc", "không đổi"; without an amount, its side."""
    if change.side is Side.SAME:
        return site.words("change_none")
    is_up = (change.side is Side.HIGHER) != (indicator.statistic == "rank")
    side = "up" if is_up else "down"
    if change.difference is None:
        return site.words(f"change_{side}")
    return site.words(f"change_{side}_by", amount=say_amount(site, abs(change.difference), indicator))


def say_amount(site: Site, amount: Decimal, indicator: Indicator) -> str:
    """Return a difference with its unit: points of percentage for a share, places for a rank."""
    places = Decimal(1).scaleb(-indicator.decimals)
    rounded = amount if amount < places else amount.quantize(places, ROUND_HALF_UP)
    number = format_number(float(rounded), site.language)
    if indicator.statistic == "rank":
        return site.words("places_n", n=int(rounded))
    if indicator.unit_measure in ("percent", "growth-percent"):
        return site.words("percentage_points", n=number)
    return f"{number} {indicator.unit.symbol or ''}".strip()
