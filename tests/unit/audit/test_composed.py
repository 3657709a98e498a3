"""Indices by their method, and what two parts and their whole imply, checked by hand on printed figures."""

from dataclasses import replace
from fractions import Fraction

import pytest

from scripts.audit.compared import Method, Relation
from scripts.audit.computations import format_computation
from scripts.audit.outcomes import judge
from scripts.contract.package import PackageError
from tests.unit.audit.test_audit import make_term

HEADS = (("0.9000", 100), ("0.8000", 100), ("0.7233", 100), ("0.7376", 100), ("0.7226", 100))
ACTIVITIES = (("0.7325", 200), ("0.7556", 150), ("0.2947", 150))
"""Cần Thơ, 2022: five foundation heads and three activities, of which the DTI is 0.6924."""
PILLARS = (("0.5483", 200), ("0.5671", 150), ("0.5634", 150))
"""Vĩnh Phúc, 2021: what each pillar holds besides the 500 points of the foundation; the DTI is 0.4880."""


def compose(kind: str, parts: tuple[tuple[str, int], ...], whole: str, shared: int = 0) -> Relation:
    terms = [replace(make_term("part", value), weight=Fraction(weight)) for value, weight in parts]
    total = shared + sum(weight for _, weight in parts)
    method = Method(Fraction(total), Fraction(shared))
    return Relation("r", kind, [*terms, make_term("whole", whole)], method)


def test_an_index_is_the_weighted_sum_of_its_components() -> None:
    finding = judge(compose("weighted-sum", HEADS + ACTIVITIES, "0.6924"))
    assert (finding.outcome, finding.computed) == ("agrees", Fraction("0.692395"))
    assert judge(compose("weighted-sum", HEADS + ACTIVITIES, "0.6923")).outcome == "agrees-rounded"
    assert judge(compose("weighted-sum", HEADS + ACTIVITIES, "0.6925")).outcome == "disagrees"


def test_an_index_may_be_below_all_its_overlapping_pillars() -> None:
    finding = judge(compose("overlap", PILLARS, "0.4880", shared=500))
    assert (finding.outcome, finding.stated, finding.computed) == (
        "agrees",
        Fraction("0.488"),
        Fraction("0.488"),
    )


@pytest.mark.parametrize(("whole", "outcome"), [("0.3862", "agrees"), ("0.3850", "disagrees")])
def test_an_index_is_not_below_what_its_pillars_leave_open(whole: str, outcome: str) -> None:
    # the pillars have 383.81, 368.615 and 366.21 points: the foundation has no more than the least of them
    assert judge(compose("overlap", PILLARS, whole, shared=500)).outcome == outcome


@pytest.mark.parametrize(("whole", "outcome"), [("0.6814", "agrees"), ("0.6825", "disagrees")])
def test_an_index_is_not_above_what_its_pillars_leave_open(whole: str, outcome: str) -> None:
    # no activity has more than its own points, so the foundation has at least 368.615 − 150
    assert judge(compose("overlap", PILLARS, whole, shared=500)).outcome == outcome


def test_an_index_without_weights_is_told_in_a_sentence() -> None:
    relation = Relation("r", "weighted-sum", [make_term("part", "0.9"), make_term("whole", "0.9")])
    with pytest.raises(PackageError) as error:
        judge(relation)
    assert str(error.value) == (
        "relations.csv is at fault (r names no method with weights): "
        "run python -m scripts check, which says where"
    )


def imply(*triples: tuple[str, str, str]) -> Relation:
    roles = ("part", "part", "whole")
    return Relation(
        "r",
        "common-weight",
        [make_term(role, value) for triple in triples for role, value in zip(roles, triple, strict=True)],
    )


@pytest.mark.parametrize(
    ("year", "outcome"),
    [
        (("77.59%", "67.24%", "75.65%"), "disagrees"),  # Đà Nẵng, 2018: 81.3%
        (("73.37%", "64.94%", "73.06%"), "agrees"),  # 2016: 96.3%
        (("64.94%", "73.37%", "73.06%"), "disagrees"),  # its complement, were the two parts swapped
    ],
)
def test_parts_have_nearly_the_same_weight_in_each_whole(year: tuple[str, str, str], outcome: str) -> None:
    assert judge(imply(("75.85%", "66.18%", "75.63%"), year)).outcome == outcome


def test_a_weight_may_drift_by_two_points() -> None:
    assert judge(imply(("100.0%", "0.0%", "50.0%"), ("100.0%", "0.0%", "52.0%"))).outcome == "agrees"
    assert judge(imply(("100.0%", "0.0%", "50.0%"), ("100.0%", "0.0%", "52.4%"))).outcome == "disagrees"


def level(*values: str) -> Relation:
    return Relation("r", "steady", [make_term("other", value) for value in values])


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        (("100", "200"), "agrees"),
        (("100", "201"), "disagrees"),
        (("100", "50"), "agrees"),
        (("100", "49"), "disagrees"),
        (("723244", "60864"), "disagrees"),
    ],
)
def test_a_level_neither_doubles_nor_halves(values: tuple[str, str], outcome: str) -> None:
    assert judge(level(*values)).outcome == outcome


def test_a_withdrawn_relation_is_not_judged() -> None:
    assert judge(replace(level("100", "201"), is_withdrawn=True)).outcome == "withdrawn"


def test_the_computations_read_as_lines() -> None:
    relations = (
        compose("weighted-sum", (("0.4449", 4), ("0.3668", 3), ("0.4052", 3)), "0.4096"),
        compose("overlap", PILLARS, "0.4880", shared=500),
        compose("overlap", PILLARS, "0.3000", shared=500),
        imply(("75.85%", "66.18%", "75.63%"), ("77.59%", "67.24%", "75.65%")),
        level("723244", "60864"),
        level("0", "7"),
    )
    assert [format_computation(relation, "en") for relation in relations] == [
        "0.4 × 0.4449 + 0.3 × 0.3668 + 0.3 × 0.4052 = 0.40956 (printed: 0.4096)",
        "0.3862 ≤ 0.488 ≤ 0.6814",
        "0.3862 > 0.3 ≤ 0.6814",
        "(75.63% − 66.18%) ÷ (75.85% − 66.18%) = 97.7%; (75.65% − 67.24%) ÷ (77.59% − 67.24%) = 81.3%",
        "60,864 ÷ 723,244 = 0.08",
        "0 → 7",
    ]
