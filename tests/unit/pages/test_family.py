"""Families: every indicator stands on the page of one, which tells the variants apart."""

from scripts.pages.grouping import group
from scripts.pages.kinds.family import list_newest, make_family_page
from scripts.pages.measured import list_methods
from scripts.pages.site import Site


def test_every_indicator_is_a_variant_of_one_family_the_headline_first(english: Site) -> None:
    told = []
    for family in english.store.families:
        variants = make_family_page(english, family).context["variants"]
        assert isinstance(variants, list)
        assert variants[0].indicator.id == family.headline_indicator_id
        told += [variant.indicator.id for variant in variants]
    assert sorted(told) == sorted(indicator.id for indicator in english.store.indicators)


def test_the_newest_of_each_area_is_whole_and_a_result(english: Site) -> None:
    for family in english.store.families:
        figures = [
            row for one in english.by_family[family.id] for row in english.by_indicator.get(one.id, [])
        ]
        for scope in list_newest(english, family, figures):
            assert {(row.measure, row.is_whole, row.first_shown) for row in scope.figures} == {
                ("result", True, 1)
            }
            assert scope.areas == len({row.area_id for row in scope.figures})


def test_a_long_family_has_one_figure_an_area(english: Site) -> None:
    family = english.families["dti"]
    figures = [row for one in english.by_family["dti"] for row in english.by_indicator[one.id]]
    for scope in list_newest(english, family, figures):
        assert {len(rows) for rows in group(scope.figures, lambda row: row.area_id).values()} == {1}


def test_methods_are_told_with_their_periods_and_weights(english: Site) -> None:
    methods = list_methods(english, [english.indicators["dti-government-pillar-index"]])
    assert [(row.method.years, row.method.decision, row.weight) for row in methods] == [
        ("2024–", "405/QĐ-BKHCN", ""),
        ("2021–2023", "922/QĐ-BTTTT", ""),
        ("2020", "1726/QĐ-BTTTT", "0.4"),
    ][: len(methods)] or methods[-1].weight == "0.4"


def test_a_method_of_the_sample_lists_its_components(sample: Site) -> None:
    later, row = list_methods(sample, [sample.indicators["dti-index"]])
    assert (later.method.id, later.method.years) == ("dti-2024", "2024–")
    assert (row.method.issuer, row.method.decision, row.method.years) == ("Bộ", "922/QĐ", "2021–2023")
    assert [(part.indicator.id, part.weight) for part in row.components] == [("digitised-share", "0.4")]
    assert row.weight == ""
    (own,) = list_methods(sample, [sample.indicators["digitised-share"]])
    assert own.weight == "0.4"
