"""What a text may hold, and the one sentence for what it may not."""

import pytest

from scripts.contract.cells import iter_faults, shorten
from scripts.contract.package import load_package
from scripts.contract.texts import find_text_fault
from tests.sample import ROOT


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("\u00d0à Nẵng", "it holds Ð (U+00D0), which only looks like Đ: write Đ"),
        ("\u0189à Nẵng", "it holds Ɖ (U+0189), which only looks like Đ: write Đ"),
        ("\u00f0iện tử", "it holds ð (U+00F0), which only looks like đ: write đ"),
        ("hộ \u202enit", "it holds a control that turns the direction of writing (U+202E): remove it"),
        ("hộ\u200f", "it holds a control that turns the direction of writing (U+200F): remove it"),
        ("\u2066hộ\u2066", "it holds a control that turns the direction of writing (U+2066): remove it"),
        ("h\u200dộ", "it holds a sign that cannot be seen (U+200D): remove it"),
        ("h\u0085ộ", "it holds a sign that cannot be seen (U+0085): remove it"),
        ("hộ\u2028gia đình", "it holds a sign that cannot be seen (U+2028): remove it"),
        ("hộ\ufe0f", "it holds a sign that cannot be seen (U+FE0F): remove it"),
        ("h\U000e0061ộ", "it holds a sign that cannot be seen (U+E0061): remove it"),
        ("h\ue000ộ", "it holds a sign that cannot be seen (U+E000): remove it"),
        ("h\u0378ộ", "it holds a sign that cannot be seen (U+0378): remove it"),
        ("\u3164", "it holds a sign that cannot be seen (U+3164): remove it"),
        ("t\ufffdnh", "it holds � (U+FFFD), left where a letter was lost: write the letter"),
        ("hộ\u0301\u0302", "two marks stand on one letter: write the letter with its own mark alone"),
        ("H\u0430 Nội", "the word Hа has letters of two alphabets: write it in one"),
        ("\u039da Nội", "the word Νa has letters of two alphabets: write it in one"),
    ],
)
def test_what_no_text_may_hold(text: str, sentence: str) -> None:
    assert find_text_fault(text) == sentence
    assert list(iter_faults({"constraints": {}}, text)) == [sentence]


@pytest.mark.parametrize(
    "text",
    [
        "Đà Nẵng: “ước đạt trên 70,5 %” – ≥ 60 %…",
        "провинция Лаокай, 65 µg/m³, α = 0,05",
        "Kon Tum (Kontum), Đắk Lắk, Ðắk".replace("Ð", "Đ"),
        "😀 42 km² × 3",
        "ក្រុង",
        "α, \U00017000",  # a Tangut letter, which has no name
        "",
    ],
)
def test_what_a_text_may_hold(text: str) -> None:
    assert find_text_fault(text) is None


def test_a_number_is_no_text() -> None:
    assert list(iter_faults({"constraints": {}}, 5)) == []


@pytest.mark.parametrize(("text", "faults"), [("ab", 0), ("abc", 0), ("abcd", 1), ("a", 1)])
def test_a_text_has_its_length(text: str, faults: int) -> None:
    assert len(list(iter_faults({"constraints": {"minLength": 2, "maxLength": 3}}, text))) == faults


def test_a_long_text_is_told_in_a_line() -> None:
    field = {"constraints": {"maxLength": 200, "pattern": "[a-z]{1,200}", "enum": ["b"]}, "example": "a"}
    assert list(iter_faults(field, "a" * 300)) == [
        f"{'a' * 60}… is not among b: use one of these",
        f"{'a' * 60}… does not have the right form: write it like a",
        f"{'a' * 60}… has 300 characters: shorten it to 200",
    ]


def test_a_line_shows_sixty_letters() -> None:
    assert (shorten("a" * 60), shorten("a" * 61)) == ("a" * 60, f"{'a' * 60}…")


def has_length(constraints: dict[str, object]) -> bool:
    """Say whether a text has an end: by its codes, by a form that repeats no sign, or by a number."""
    is_bounded = "pattern" in constraints and not set("*+") & set(str(constraints["pattern"]))
    return is_bounded or bool({"enum", "maxLength"} & constraints.keys())


def test_every_text_has_a_length() -> None:
    """A text of any length breaks tables, cards and file names."""
    endless = [
        f"{resource.name}.{field['name']}"
        for resource in load_package(ROOT).resources.values()
        for field in resource.fields
        if field["type"] == "string" and not has_length(field["constraints"])
    ]
    assert endless == []
