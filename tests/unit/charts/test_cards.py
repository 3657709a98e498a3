"""Cards: how their texts break, and that they are always the same."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from scripts.charts.cards import Card, KeyFigure, draw_card, load_font, shorten_lines, wrap_text
from scripts.charts.palette import LIGHT
from scripts.charts.raster import encode_png

FONTS = Path(__file__).parents[3] / "site" / "fonts"
MISSING = "\uffff"
NAMES = ("Thừa Thiên Huế", "Đắk Lắk", "Bà Rịa - Vũng Tàu", "Hoà Bình")
PAGE = ImageColor.getrgb(LIGHT["page"])


def test_a_letter_without_a_glyph_is_found() -> None:
    font = load_font(FONTS, 400, 20)
    assert bytes(font.getmask("字")) == bytes(font.getmask(MISSING)) != bytes(font.getmask("ộ"))


def test_lines_break_between_words_and_keep_all_of_them() -> None:
    font = load_font(FONTS, 600, 60)
    lines = wrap_text(" ".join(NAMES), font, 500)
    assert " ".join(lines) == " ".join(NAMES)
    assert len(lines) > 2 and all(font.getlength(item) <= 500 for item in lines)
    assert wrap_text("18,1\u202fkm", font, 10) == ["18,1\u202fkm"]


def test_what_does_not_fit_ends_after_a_whole_word() -> None:
    font = load_font(FONTS, 400, 20)
    assert shorten_lines(["một hai", "ba bốn", "năm"], 2, font, 500) == ["một hai", "ba bốn…"]
    assert shorten_lines(["một hai", "ba bốn"], 2, font, 500) == ["một hai", "ba bốn"]
    width = font.getlength("một hai")
    assert shorten_lines(["một hai", "ba"], 1, font, width) == ["một…"]


@pytest.mark.parametrize("name", NAMES)
def test_a_card_is_the_same_each_time_and_has_few_colours(name: str) -> None:
    card = Card("Tỉnh", name, [KeyFigure("trên 70%", "Tỷ lệ", "năm 2022 · nguồn: Bộ")], "", "Tỉnh Số", "…")
    first, second = (encode_png(draw_card(card, FONTS)) for _ in range(2))
    assert first == second
    image = Image.open(io.BytesIO(first))
    assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
    assert image.convert("RGB").getpixel((5, 300)) == PAGE
