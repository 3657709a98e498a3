"""Charts as PNG files: the same each time, in the light colours."""

import io
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageColor

from scripts.charts.chart_files import format_chart_file
from scripts.charts.marks import label, line
from scripts.charts.palette import LIGHT
from scripts.charts.raster import encode_png, rasterize, round_dots, snap_colours
from scripts.charts.svg import element

FONTS = Path(__file__).parents[3] / "site" / "fonts"
PAGE = ImageColor.getrgb(LIGHT["page"])


def draw_chart() -> str:
    drawing = element(
        "svg",
        element("title", "Tỷ lệ"),
        label("Đắk Lắk", 0, 20),
        line((0, 100), (30, 30), "line"),
        width="100%",
        height=40,
    )
    return format_chart_file(drawing, "Nguồn: Bộ")


def test_a_chart_is_the_same_each_time_in_the_light_colours() -> None:
    first, second = (encode_png(rasterize(draw_chart(), FONTS)) for _ in range(2))
    assert first == second
    image = Image.open(io.BytesIO(first)).convert("RGB")
    colours = {colour for _, colour in image.getcolors(1 << 20) or []}
    assert image.width == 800
    assert {PAGE, ImageColor.getrgb(LIGHT["ink"]), ImageColor.getrgb(LIGHT["line"])} <= colours


def test_dots_of_a_stretched_box_become_circles() -> None:
    path = element("path", d="M10 5h0m40.5 7h0", stroke="#6f8487", stroke_width=6.0)
    box = element("svg", path, width="100%", viewBox="0 0 100 20", preserveAspectRatio="none")
    circles = [circle.attrib for circle in ElementTree.fromstring(round_dots(box))]
    assert circles == [
        {"cx": "10%", "cy": "5", "r": "3", "fill": "#6f8487"},
        {"cx": "50.5%", "cy": "12", "r": "3", "fill": "#6f8487"},
    ]


def test_colours_near_a_true_one_become_it() -> None:
    assert snap_colours([253, 254, 255, 19, 33, 42, 128, 64, 32]) == [255, 255, 255, 19, 33, 42, 128, 64, 32]
