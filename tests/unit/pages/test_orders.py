"""The Vietnamese alphabet, and the letters that an index jumps to."""

from scripts.pages.alphabet import alphabet_key
from scripts.pages.orders import Jump, mark_letters


def test_the_alphabet_is_the_vietnamese_one() -> None:
    names = [
        "Đà Nẵng",
        "Điện Biên",
        "Bắc Giang",
        "Cà Mau",
        "Bà Rịa - Vũng Tàu",
        "Bạc Liêu",
        "Cần Thơ",
        "Cao Bằng",
    ]
    assert sorted(names, key=alphabet_key) == [
        "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Điện Biên",
    ]  # fmt: skip


def test_the_first_name_of_each_letter_is_marked() -> None:
    assert mark_letters(["Ấp A", "Âm B", "“C”", "đ"], "x") == (
        [Jump("Â", "x-aa"), Jump("Đ", "x-dd")],
        ["x-aa", None, None, "x-dd"],
    )
