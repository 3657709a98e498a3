"""What stands around the cards of an area's page: its sentences, facts, contents, citation and locator."""

from dataclasses import dataclass

from markupsafe import Markup

from scripts.charts.locators import draw_locator
from scripts.pages.answers.answer_cards import answer_area
from scripts.pages.answers.card_views import CardView, view_card
from scripts.pages.answers.linked import Part, link_area, split
from scripts.pages.answers.sentences import tell_area
from scripts.pages.site import Site
from scripts.pages.subjects import Area
from scripts.shared import settings
from scripts.shared.addresses import format_address
from scripts.shared.languages import MANNERS


@dataclass(frozen=True)
class SentenceView:
    """A sentence of what stands out, in pieces."""

    kind: str
    parts: list[Part]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Opening:
    """How a page opens: cards, sentences, and the questions without an answer."""

    cards: list[CardView]
    sentences: list[SentenceView]
    missing: list[str]


@dataclass(frozen=True)
class Fact:
    """A line of an area's facts."""

    name: str
    parts: list[Part]


@dataclass(frozen=True)
class Place:
    """A place of the page to jump to."""

    anchor: str
    text: str


def open_area(site: Site, area: Area) -> Opening:
    """Return how the page of a province opens; nothing of a district and the country."""
    if area.level != "province":
        return Opening([], [], [])
    answers = answer_area(site, area)
    return Opening(
        [view_card(site, card) for card in answers.cards],
        [SentenceView(row.kind, split(row.text)) for row in tell_area(site, area, answers)],
        [site.words(f"headline_{headline.id}") for headline in answers.missing],
    )


def list_facts(site: Site, area: Area) -> list[Fact]:
    """Return an area's administrative facts: those that are known."""
    words = site.words
    found = [
        ("fact_type", _tell_type(site, area)),
        ("fact_from", words.date(area.valid_from)),
        ("fact_until", words.date(area.valid_to)),
        ("fact_act", area.change.legal_basis if area.change else ""),
        ("fact_former", _list_areas(site, area.predecessors)),
        ("fact_now", _list_areas(site, area.successors)),
        ("centre", area.centre or ""),
        ("region", site.label("areas", "region", area.region) if area.region else ""),
        ("communes", words.count(area.communes) if area.communes else ""),
    ]
    return [Fact(words(name), split(text)) for name, text in found if text]


def _tell_type(site: Site, area: Area) -> str:
    """Return what an area is by law, and since when where it was something else before."""
    kind = site.label("areas", "type", area.type)
    if len(area.statuses) < 2:
        return kind
    current = next((row for row in reversed(area.statuses) if row.type == area.type), area.statuses[-1])
    return site.words("fact_type_since", type=kind, date=site.words.date(current.valid_from))


def _list_areas(site: Site, areas: list[Area]) -> str:
    return site.words.list([link_area(area, area.title) for area in areas])


def list_contents(site: Site, present: dict[str, bool]) -> list[Place]:
    """Return the places of a page in its order, those that it has, by the words ``contents_<place>``."""
    anchors = {
        "answers": "tra-loi",
        "says": "noi-bat",
        "pillars": "theo-nhom",
        "targets": "chi-tieu",
        "former": "don-vi-cu",
        "places": "vi-tri",
        "unknown": "chua-biet",
        "data": "tai-ve",
        "sources": "nguon",
        "facts": "thong-tin",
    }
    return [
        Place(anchor, site.words(f"contents_{name}")) for name, anchor in anchors.items() if present.get(name)
    ]


def cite_page(site: Site, area: Area) -> str:
    """Return the sentence that quotes a page: its title, the day of its data, and its address."""
    address = settings.SITE_URL + MANNERS[site.language].folder + format_address("areas", area.id)
    return site.words("cite_page", area=area.title, date=site.words.date(site.store.day), address=address)


def locate(site: Site, area: Area) -> Markup:
    """Return the area's place on the map of tiles of its time; nothing of what is no tile."""
    grids = sorted({tile.grid for tile in site.store.tiles if tile.area_id == area.id})
    if not grids:
        return Markup("")
    tiles = [tile for tile in site.store.tiles if tile.grid == grids[0]]
    return Markup(draw_locator(tiles, area.id, site.words("locator", area=area.name, n=grids[0])))
