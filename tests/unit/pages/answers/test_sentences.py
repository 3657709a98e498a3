"""The ladder of words at each edge, the kinds of sentence, and every number recomputed from the database."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from scripts.pages.answers.answer_cards import Answers, answer_area
from scripts.pages.answers.linked import split, strip
from scripts.pages.answers.sentences import MOST, Claim, Sentence, choose_rung, tell_area, tell_extremes
from scripts.pages.answers.standings import Standing
from scripts.pages.site import Site
from scripts.pages.subjects import Area
from scripts.shared.languages import Language
from tests.rows import make_figure
from tests.unit.pages.answers.conftest import RANK, MakeSite


@pytest.mark.parametrize(
    ("rank", "among", "ties", "rung"),
    [
        (1, 34, 0, "first"),
        (1, 34, 1, "tied_first"),
        (2, 34, 0, "top"),
        (8, 34, 0, "top"),
        (9, 34, 0, "upper"),
        (17, 34, 0, "upper"),
        (18, 34, 0, "lower"),
        (25, 34, 0, "lower"),
        (26, 34, 0, "bottom"),
        (33, 34, 0, "bottom"),
        (34, 34, 0, "last"),
        (15, 60, 0, "top"),
        (16, 60, 0, "upper"),
        (30, 60, 0, "upper"),
        (31, 60, 0, "lower"),
        (45, 60, 0, "lower"),
        (46, 60, 0, "bottom"),
    ],
)
def test_each_rung_of_the_ladder_has_its_edges(rank: int, among: int, ties: int, rung: str) -> None:
    shared = tuple("abc"[:ties])
    assert choose_rung(Standing(rank, among, among, among, shared, is_published=True)) == rung


def test_the_last_place_may_be_shared_where_it_is_computed() -> None:
    assert choose_rung(Standing(60, 61, 61, 63, ("a",), is_published=False)) == "last"
    assert choose_rung(Standing(60, 61, 61, 63, ("a",), is_published=True)) == "bottom"


def iter_told(site: Site) -> Iterator[tuple[Area, Sentence]]:
    for area in site.store.areas:
        if area.level == "province":
            for sentence in tell_area(site, area, answer_area(site, area)):
                yield area, sentence


def test_every_unit_of_today_has_something_to_say(vietnamese: Site) -> None:
    told = [area.id for area, _ in iter_told(vietnamese)]
    units = [area.id for area in vietnamese.store.areas if area.level == "province" and not area.valid_to]
    assert [area for area in units if not 1 <= told.count(area) <= MOST] == []


def test_each_kind_is_told_somewhere(vietnamese: Site) -> None:
    kinds = {sentence.kind for _, sentence in iter_told(vietnamese)}
    assert kinds >= {"place", "former", "best", "changed", "contradiction", "missing"}


@pytest.mark.parametrize(
    ("ranks", "kind"),
    [
        ((15,), "best"),
        ((16,), None),
        ((47,), None),
        ((48,), "worst"),
        ((63,), "worst"),
        ((15, 48), "best_and_worst"),
        ((16, 47), None),
    ],
)
def test_the_best_and_the_worst_are_of_the_outer_quarters(
    make_site: MakeSite, ranks: tuple[int, ...], kind: str | None
) -> None:
    indicators = tuple(replace(RANK, id=f"r{rank}") for rank in ranks)
    figures = [
        make_figure(
            id=f"f{rank:04}",
            indicator_id=f"r{rank}",
            unit_measure="rank",
            obs_value=rank,
            denominator=63.0,
            period_end="2024-12-31",
        )
        for rank in ranks
    ]
    site = make_site(figures, indicators)
    told = tell_extremes(site, site.areas["ha-tinh"], Answers([], []))
    assert (told.kind if told else None) == kind
    if told:
        assert [claim.numbers for claim in told.claims] == [(Decimal(rank), Decimal(63)) for rank in ranks]


def test_both_languages_say_the_same(sites: dict[Language, Site]) -> None:
    claims = {
        language: [(area.id, row.kind, [(c.what, [f.id for f in c.figures], c.numbers) for c in row.claims])
                   for area, row in sorted(iter_told(site), key=lambda pair: pair[0].id)]
        for language, site in sites.items()
    }  # fmt: skip
    assert claims["vi"] == claims["en"]


@pytest.mark.built
def test_every_number_of_a_sentence_is_recomputed_from_the_database(
    tinh_so: Path, sites: dict[Language, Site]
) -> None:
    with closing(sqlite3.connect(tinh_so)) as db:
        for site in sites.values():
            for area, sentence in iter_told(site):
                for claim in sentence.claims:
                    assert recompute(db, claim) == claim.numbers, (area.id, strip(sentence.text))


@pytest.mark.built
def test_every_number_of_a_sentence_leads_to_its_figure(sites: dict[Language, Site]) -> None:
    for site in sites.values():
        for area, sentence in iter_told(site):
            claimed = {figure.id for claim in sentence.claims for figure in claim.figures}
            parts = split(sentence.text)
            assert {part.id for part in parts if part.folder == "figures"} == claimed, (area.id, sentence)
            linked = " ".join(part.text for part in parts if part.to)
            for claim in sentence.claims:
                if claim.what == "place":
                    assert re.search(rf"\b{claim.numbers[0]}(st|nd|rd|th)?\b", linked), (area.id, sentence)


def recompute(db: sqlite3.Connection, claim: Claim) -> tuple[Decimal, ...]:
    """Return the numbers of a claim by SQL alone."""
    if claim.what == "place":
        return find_place(db, claim.figures[0].id)
    if claim.what == "change":
        return find_step(db, *(figure.id for figure in claim.figures))
    if claim.what == "fails":
        [[audit]] = db.execute("SELECT audit FROM figures WHERE id = ?", [claim.figures[0].id])
        assert audit == "fails"
    return ()


PEERS = """
    WITH own AS (SELECT * FROM figures WHERE id = ?)
    SELECT f.area_id, f.obs_value, f.qualifier FROM figures f
    JOIN own ON f.indicator_id = own.indicator_id AND f.breakdown = own.breakdown
        AND f.time_period = own.time_period AND f.era = own.era AND f.area_level = own.area_level
    JOIN preferred p ON p.observation_id = f.id
    WHERE f.measure = 'result' AND NOT f.withdrawn AND f.audit <> 'fails'
    ORDER BY p.place DESC
"""


def find_place(db: sqlite3.Connection, figure: str) -> tuple[Decimal, ...]:
    query = """
        SELECT f.area_id, f.obs_value, f.denominator, f.unit_measure, i.polarity
        FROM figures f JOIN indicators i ON i.id = f.indicator_id WHERE f.id = ?
    """
    [[_, value, denominator, unit, polarity]] = db.execute(query, [figure])
    if unit == "rank":
        return Decimal(int(value)), Decimal(int(denominator))
    peers = {area: other for area, other, _ in db.execute(PEERS, [figure])}
    before = [
        other
        for other in peers.values()
        if (other < value) == (polarity == "lower-better") and other != value
    ]
    return Decimal(len(before) + 1), Decimal(len(peers))


def find_step(db: sqlite3.Connection, first: str, last: str) -> tuple[Decimal, ...]:
    values = [
        Decimal(str(db.execute("SELECT obs_value FROM figures WHERE id = ?", [figure]).fetchone()[0]))
        for figure in (first, last)
    ]
    difference = values[1] - values[0]
    ends = [
        {
            area: Decimal(str(value))
            for area, value, qualifier in db.execute(PEERS, [figure])
            if qualifier == "exact"
        }
        for figure in (first, last)
    ]
    [[unit, era]] = db.execute("SELECT unit_measure, era FROM figures WHERE id = ?", [last])
    steps = [ends[1][area] - ends[0][area] for area in ends[1] if area in ends[0]]
    if unit == "rank" or 2 * len(steps) < int(era):
        return (difference,)
    sign = 1 if difference > 0 else -1
    ahead = sum(1 for step in steps if sign * step > sign * difference)
    return difference, Decimal(ahead + 1), Decimal(len(steps))
