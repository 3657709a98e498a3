"""A locator: the tiles of the country without letters, one of them strong."""

from collections.abc import Sequence
from typing import Protocol

from scripts.charts.svg import element

STEP, SIDE = 8, 7


class Placed(Protocol):
    """A tile of the map."""

    @property
    def area_id(self) -> str: ...
    @property
    def column(self) -> int: ...
    @property
    def row(self) -> int: ...


def draw_locator(tiles: Sequence[Placed], area_id: str, label: str) -> str:
    """Draw the tiles of one grid, those of an area strong, an archipelago's too; ``label`` says it."""
    columns, rows = max(tile.column for tile in tiles), max(tile.row for tile in tiles)
    left, top = min(tile.column for tile in tiles), min(tile.row for tile in tiles)
    cells = [
        element(
            "rect",
            class_="here" if tile.area_id == area_id else "cell",
            x=STEP * (tile.column - left),
            y=STEP * (tile.row - top),
            width=SIDE,
            height=SIDE,
            rx=1,
        )
        for tile in tiles
    ]
    box = f"0 0 {STEP * (columns - left) + SIDE} {STEP * (rows - top) + SIDE}"
    return element("svg", *cells, class_="locator", viewBox=box, role="img", aria_label=label)
