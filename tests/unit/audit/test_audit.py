"""The audit's arithmetic, checked by hand on figures that sources print."""

import math
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest
from sqlite_utils import Database

from scripts.audit.bounds import Interval, Term, find_printed_step
from scripts.audit.compared import Outcome, Relation
from scripts.audit.computations import FORMATS, format_computation
from scripts.audit.outcomes import judge
from scripts.audit.sides import SIDES
from scripts.contract.package import PackageError, load_package
from scripts.database import loader as database
from scripts.shared.surfaces import read_surface
from tests.sample import ROOT, write_sample

HEDGES = {"exact": "", "about": "about", "more-than": "more than", "at-least": "at least", "nearly": "nearly"}


def make_term(role: str, value: str, qualifier: str = "exact", of: int | None = None) -> Term:
    """Make a term: `54.9%` is a share printed with one decimal, `1126` a count."""
    digits = value.removesuffix("%")
    symbol = "%" if value.endswith("%") else ""
    decimals = len(digits.partition(".")[2])
    return Term(
        role=role,
        value=Fraction(digits),
        step=Fraction(1, 10**decimals),
        qualifier=qualifier,
        minimum=Fraction(0),
        maximum=Fraction(100) if symbol else math.inf,
        is_count=not symbol and decimals == 0,
        denominator=None if of is None else Fraction(of),
        decimals=decimals,
        symbols={"vi": symbol, "en": symbol},
        hedges={"vi": "", "en": HEDGES[qualifier]},
    )


def relate(kind: str, *terms: tuple[str, str] | tuple[str, str, str]) -> Relation:
    return Relation("r", kind, [make_term(*term) for term in terms])


def find_outcome(kind: str, *terms: tuple[str, str] | tuple[str, str, str]) -> str:
    return judge(relate(kind, *terms)).outcome


TIERS = (("part", "28627"), ("part", "16301"), ("part", "96688"))


def test_a_sum_of_counts_is_exact() -> None:
    assert find_outcome("sum", *TIERS, ("whole", "141616")) == "agrees"
    assert find_outcome("sum", *TIERS, ("whole", "141617")) == "disagrees"


def test_a_sum_of_rounded_figures_agrees_when_rounded() -> None:
    assert find_outcome("sum", ("part", "33.3"), ("part", "33.3"), ("whole", "66.7")) == "agrees-rounded"
    assert find_outcome("sum", ("part", "33.3"), ("part", "33.3"), ("whole", "66.8")) == "disagrees"
    assert find_outcome("sum", ("part", "33.38"), ("part", "33.38"), ("whole", "66.8")) == "agrees"


def test_the_sum_shows_both_numbers_and_how_far_they_lie_apart() -> None:
    finding = judge(relate("sum", ("part", "7"), ("part", "4"), ("whole", "12")))
    assert [finding.stated, finding.computed] == [12, 11]


def test_a_share_is_the_part_over_the_sum_of_its_wholes() -> None:
    levels = (("whole", "13"), ("whole", "698"), ("whole", "214"), ("whole", "1126"))
    assert find_outcome("share", ("part", "1126"), *levels, ("share", "54.9%")) == "agrees"
    assert find_outcome("share", ("part", "1126"), *levels, ("share", "55.0%")) == "disagrees"


def test_a_share_that_was_cut_off_agrees_only_when_cut() -> None:
    assert find_outcome("share", ("part", "205"), ("whole", "216"), ("share", "94%")) == "agrees-rounded"
    assert find_outcome("share", ("part", "205"), ("whole", "216"), ("share", "95%")) == "agrees"
    assert find_outcome("share", ("part", "53"), ("whole", "216"), ("share", "19%")) == "disagrees"


def test_a_ratio_is_not_in_percent() -> None:
    assert find_outcome("ratio", ("part", "388"), ("whole", "72"), ("share", "5.4")) == "agrees"
    assert find_outcome("ratio", ("part", "388"), ("whole", "72"), ("share", "5.5")) == "disagrees"


def test_a_part_is_not_above_its_whole() -> None:
    assert find_outcome("part-of", ("part", "5203"), ("whole", "5810")) == "agrees"
    assert find_outcome("part-of", ("part", "5811"), ("whole", "5810")) == "disagrees"
    assert find_outcome("part-of", ("part", "57.53%"), ("whole", "57.5%")) == "agrees-rounded"
    assert find_outcome("part-of", ("part", "57.6%"), ("whole", "57.5%")) == "agrees-rounded"
    assert find_outcome("part-of", ("part", "57.7%"), ("whole", "57.5%")) == "disagrees"


def test_an_open_end_leaves_a_comparison_open() -> None:
    assert find_outcome("part-of", ("part", "70%", "more-than"), ("whole", "91%")) == "undecided"
    assert find_outcome("part-of", ("part", "70%", "more-than"), ("whole", "100%")) == "agrees"
    assert find_outcome("part-of", ("part", "91%", "more-than"), ("whole", "91%")) == "disagrees"
    assert find_outcome("part-of", ("part", "90%"), ("whole", "91%", "at-least")) == "agrees"


def test_shares_that_leave_nothing_add_up_to_a_hundred() -> None:
    assert find_outcome("complement", ("part", "93%", "more-than"), ("part", "6.8%")) == "agrees"
    assert find_outcome("complement", ("part", "94%", "more-than"), ("part", "6.8%")) == "disagrees"
    assert find_outcome("complement", ("part", "93.2%"), ("part", "6.8%")) == "agrees"
    assert find_outcome("complement", ("part", "93.2%"), ("part", "6.7%")) == "agrees-rounded"
    assert find_outcome("complement", ("part", "93.2%"), ("part", "6.5%")) == "disagrees"


def test_about_decides_only_against() -> None:
    assert find_outcome("complement", ("part", "93%", "about"), ("part", "6.8%")) == "undecided"
    assert find_outcome("complement", ("part", "60%", "about"), ("part", "6.8%")) == "disagrees"
    assert find_outcome("sum", ("part", "1300"), ("whole", "1400", "nearly")) == "agrees"
    assert find_outcome("sum", ("part", "1400"), ("whole", "1400", "nearly")) == "disagrees"
    assert find_outcome("sum", ("part", "1200"), ("whole", "1400", "nearly")) == "disagrees"


def test_counts_and_shares_point_to_one_base() -> None:
    masters, bachelors = (("part", "14"), ("share", "5%")), (("part", "53"), ("share", "19%"))
    assert find_outcome("common-base", *masters, *bachelors) == "agrees"
    assert find_outcome("common-base", *masters, ("part", "53"), ("share", "25%")) == "disagrees"
    assert find_outcome("common-base", ("part", "205"), ("share", "94%")) == "agrees"


def test_a_base_is_a_whole_number() -> None:
    assert find_outcome("common-base", ("part", "29"), ("share", "43.1%")) == "disagrees"
    assert find_outcome("common-base", ("part", "29"), ("share", "43.3%")) == "agrees"
    assert find_outcome("common-base", ("part", "29"), ("share", "43.2%")) == "agrees-rounded"


def test_a_lone_share_is_set_beside_the_nearest_that_can_be() -> None:
    finding = judge(relate("common-base", ("part", "29"), ("share", "43.1%")))
    assert (finding.stated, finding.computed) == (Fraction("43.1"), Fraction(2900, 67))


def test_the_bases_of_parts_add_up_to_that_of_the_whole() -> None:
    shares = (("share", "36.23%"), ("share", "58.79%"), ("share", "74.16%"))
    parts = [term for pair in zip(TIERS, shares, strict=True) for term in pair]
    finding = judge(relate("base-sum", *parts, ("whole", "141616"), ("whole-share", "57.53%")))
    assert finding.outcome == "disagrees"
    assert (round(finding.stated), round(finding.computed)) == (246160, 237120)
    assert find_outcome("base-sum", *parts, ("whole", "141616"), ("whole-share", "59.72%")) == "agrees"
    assert find_outcome("base-sum", *parts, ("whole", "141616"), ("whole-share", "59.7%")) == "agrees"


def test_a_whole_lies_between_its_parts() -> None:
    parts = (("part", "36.23%"), ("part", "74.16%"))
    assert find_outcome("between", *parts, ("whole", "57.53%")) == "agrees"
    assert find_outcome("between", *parts, ("whole", "74.17%")) == "agrees-rounded"
    assert find_outcome("between", *parts, ("whole", "74.3%")) == "disagrees"
    assert find_outcome("between", *parts, ("whole", "36%", "at-least")) == "undecided"


def test_two_statements_of_one_thing_are_equal() -> None:
    assert find_outcome("equal", ("other", "54.9%"), ("other", "54.91%")) == "agrees"
    assert find_outcome("equal", ("other", "54.9%"), ("other", "54.97%")) == "agrees-rounded"
    assert find_outcome("equal", ("other", "54.9%"), ("other", "55.01%")) == "disagrees"


def test_a_fraction_is_compared_with_a_share() -> None:
    fraction = make_term("other", "12", of=12)
    assert judge(Relation("r", "equal", [make_term("other", "100%"), fraction])).outcome == "agrees"
    assert judge(Relation("r", "equal", [make_term("other", "98%"), fraction])).outcome == "disagrees"


def test_a_share_of_a_whole_is_bounded_by_its_part() -> None:
    counts = (("part", "5203"), ("whole", "5810"))
    finding = judge(relate("share-bound", *counts, ("share", "93%", "more-than")))
    assert finding.outcome == "disagrees"
    assert [float(finding.stated), float(finding.computed)] == [93, pytest.approx(89.5525, abs=1e-4)]
    assert find_outcome("share-bound", *counts, ("share", "89%")) == "agrees"


def test_a_missing_term_is_told_in_a_sentence() -> None:
    with pytest.raises(PackageError) as error:
        judge(relate("sum", ("part", "7")))
    assert str(error.value) == (
        "relation_terms.csv is at fault (r has no whole): run python -m scripts check, which says where"
    )


def test_a_share_away_from_its_count_is_told_in_a_sentence() -> None:
    with pytest.raises(PackageError) as error:
        judge(relate("common-base", ("part", "14"), ("part", "53"), ("share", "19%"), ("share", "5%")))
    assert str(error.value) == (
        "relation_terms.csv is at fault (r has a part without its share after it): "
        "run python -m scripts check, which says where"
    )


def test_the_computation_reads_as_a_line() -> None:
    assert [
        format_computation(relation, "en")
        for relation in (
            relate("sum", *TIERS, ("whole", "141616")),
            relate("sum", ("part", "7"), ("part", "4"), ("whole", "12")),
            relate("share", ("part", "205"), ("whole", "216"), ("share", "94%")),
            relate("share", ("part", "14"), ("whole", "13"), ("whole", "15"), ("share", "50%")),
            relate("ratio", ("part", "388"), ("whole", "72"), ("share", "5.4")),
            relate("part-of", ("part", "5811"), ("whole", "5810")),
            relate("share-bound", ("part", "1"), ("whole", "3"), ("share", "30%")),
            relate("complement", ("part", "93%", "more-than"), ("part", "6.8%")),
            relate("complement", ("part", "93.2%"), ("part", "6.8%")),
            relate("common-base", ("part", "14"), ("share", "5%"), ("part", "53"), ("share", "19%")),
            relate("common-base", ("part", "29"), ("share", "43.1%")),
            relate("common-base", ("part", "29"), ("share", "0%")),
            relate("base-sum", ("part", "1"), ("share", "50%"), ("whole", "3"), ("whole-share", "60%")),
            relate("between", ("part", "74%"), ("part", "36%"), ("whole", "75%")),
            relate("between", ("part", "74%"), ("part", "36%"), ("whole", "35%")),
            relate("between", ("part", "74%"), ("part", "36%"), ("whole", "57%")),
            relate("equal", ("other", "54.9%"), ("other", "55.01%")),
        )
    ] == [
        "28,627 + 16,301 + 96,688 = 141,616",
        "7 + 4 = 11 (printed: 12)",
        "205 ÷ 216 = 94.91% (printed: 94%)",
        "14 ÷ (13 + 15) = 50%",
        "388 ÷ 72 = 5.389 (printed: 5.4)",
        "5,811 > 5,810",
        "1 ÷ 3 = 33.33% (printed: 30%)",
        "more than 93% + 6.8% > 99.8% (needed: 100%)",
        "93.2% + 6.8% = 100%",
        "14 ÷ 5% = 255–311; 53 ÷ 19% = 272–286",
        "29 ÷ 43.1% = 67.2–67.4",
        "29 ÷ 0% ≥ 5,800",
        "1 ÷ 50% ≈ 2; 3 ÷ 60% ≈ 5",
        "75% > 74%",
        "35% < 36%",
        "36% ≤ 57% ≤ 74%",
        "54.9%; 55.01%",
    ]


def test_the_computation_is_vietnamese_in_vietnamese() -> None:
    relation = relate("share", ("part", "1205"), ("whole", "2160"), ("share", "55%"))
    assert format_computation(relation, "vi") == "1.205 ÷ 2.160 = 55,79% (nguồn ghi: 55%)"


@pytest.mark.parametrize(
    ("printed", "value", "step"),
    [
        ("57,53%", "57.53", "0.01"),
        ("95,20%", "95.2", "0.01"),
        ("1.126", "1126", "1"),
        ("gần 1.400", "1400", "1"),
        ("1,3 triệu", "1300000", "100000"),
        ("1,3 triệu", "1.3", "0.1"),
        ("0%", "0", "1"),
        ("đứng đầu", "1", "1"),
        ("một nửa", "0.5", "0.1"),
        ("một trăm", "100", "1"),
    ],
)
def test_the_last_printed_digit_has_its_worth(printed: str, value: str, step: str) -> None:
    assert find_printed_step(printed, "vi", Fraction(value)) == Fraction(step)


def test_the_whole_numbers_of_an_interval_leave_out_open_ends() -> None:
    assert Interval(Fraction(2), Fraction(5), low_open=True, high_open=True).whole() == Interval(3, 4)
    assert Interval(Fraction(2), Fraction(3), low_open=True, high_open=True).whole().is_empty
    assert Interval(Fraction(5, 2), math.inf).whole() == Interval(3, math.inf)


def test_every_kind_and_every_hedge_of_the_schema_is_known() -> None:
    resources = load_package(ROOT).resources
    kinds = resources["relations"].labels("kind", "en")
    assert (set(SIDES), set(FORMATS)) == (set(kinds), set(kinds))
    for qualifier in resources["observations"].labels("qualifier", "en"):
        assert not replace(make_term("part", "7"), qualifier=qualifier).read("printed").is_empty


def test_the_view_has_each_relation_with_its_numbers_and_the_marks_of_its_figures(tmp_path: Path) -> None:
    database.build(write_sample(tmp_path / "package"), tmp_path / "x.db")
    db = Database(tmp_path / "x.db")
    rows = db.query("SELECT relation_id, outcome, stated, computed, difference, computation_vi FROM audit")
    assert [tuple(row.values()) for row in rows] == [
        (
            "tiers-share",
            "disagrees",
            74.16,
            pytest.approx(74.1765, abs=1e-4),
            pytest.approx(0.0165, abs=1e-4),
            "1.126 ÷ 74,16% = 1.518,2–1.518,4",
        ),
        ("tiers-sum", "agrees", 2000.0, 2000.0, 0.0, "1.126 + 874 = 2.000"),
    ]
    marks = db.query("SELECT * FROM audit_marks WHERE relation_id = 'tiers-sum' ORDER BY observation_id")
    assert [tuple(row.values()) for row in marks] == [
        ("f0003", "tiers-sum", "agrees", "contradiction"),
        ("f0004", "tiers-sum", "agrees", "contradiction"),
        ("f0005", "tiers-sum", "agrees", "contradiction"),
    ]
    db.close()


def test_the_published_relations_that_do_not_simply_agree(tmp_path: Path) -> None:
    database.build(load_package(ROOT), tmp_path / "x.db")
    db = Database(tmp_path / "x.db")
    rows = db.query("SELECT relation_id, nature, outcome FROM audit WHERE outcome <> 'agrees'")
    assert {row["relation_id"]: (row["nature"], row["outcome"]) for row in rows} == {
        "da-nang-2017-2018-urban-households": ("plausibility", "disagrees"),
        "da-nang-2018-2019-urban-households": ("plausibility", "disagrees"),
        "ha-tinh-2020-online-share": ("hypothesis", "disagrees"),
        "ha-tinh-2023-bachelors-of-commune-staff": ("hypothesis", "disagrees"),
        "ha-tinh-2023-commune-specialists": ("hypothesis", "agrees-rounded"),
        "ha-tinh-2023-digitised-bases": ("contradiction", "disagrees"),
        "ha-tinh-2023-masters-of-commune-staff": ("hypothesis", "disagrees"),
        "ha-tinh-2023-specialists-base": ("contradiction", "disagrees"),
        "ho-chi-minh-2022-dti-heads": ("contradiction", "agrees-rounded"),
        "hue-2025-hue-s-residents": ("contradiction", "undecided"),
        "huong-tra-2022-on-time-of-received": ("hypothesis", "disagrees"),
        "nghe-an-2015-2016-fixed-subscriptions": ("plausibility", "disagrees"),
        "nghe-an-2015-2016-mobile-subscriptions": ("plausibility", "disagrees"),
        "nghe-an-2019-2020-fixed-subscriptions": ("plausibility", "disagrees"),
        "quang-ngai-2024-bts-sites": ("plausibility", "undecided"),
        "quang-tri-2023-smartphones": ("plausibility", "disagrees"),
        "viet-nam-2022-broadband-base": ("contradiction", "undecided"),
        "viet-nam-2024-dti-pillars": ("contradiction", "withdrawn"),
        "vinh-phuc-2025-mobile-broadband": ("contradiction", "undecided"),
    }
    query = "SELECT id, audit FROM figures WHERE id IN ('f0029', 'f0083', 'f0090', 'f0365') ORDER BY id"
    # a doubt and a base that is ruled out are no failure of the figure, nor is a relation that was withdrawn
    assert {row["id"]: row["audit"] for row in db.query(query)} == {
        "f0029": "none",
        "f0083": "fails",
        "f0090": "passes",
        "f0365": "none",
    }
    db.close()


def test_each_outcome_has_words() -> None:
    assert list(read_surface("outcomes")) == list(get_args(Outcome))
