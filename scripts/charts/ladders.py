"""A ladder: a cell for each rank, those that are known filled, and the named places among them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from scripts.charts.marked_axes import Text, draw_names, draw_text, frame
from scripts.charts.svg import element, percent

HEIGHT = 14
GAP = 0.22
"""Of a cell's width: what stays free beside it."""


@dataclass(frozen=True)
class Rung:
    """A named rank; ``look`` is own, own-b or own-c."""

    rank: int
    name: str
    look: str = "own"


def draw_ladder(
    count: int, known: Collection[int], rungs: Sequence[Rung], ends: tuple[str, str], label: str
) -> str:
    """Draw ``count`` ranks; ``ends`` stand under the first and last, ``label`` is all of it in words."""
    looks = {rung.rank: f"cell-{rung.look}" for rung in reversed(rungs)}
    names = [Text(rung.name, _middle(rung.rank, count), f"t-{rung.look}") for rung in rungs]
    drawn, top = draw_names(names)
    cells = [_draw_cell(rank, count, top + 2, _find_look(rank, known, looks)) for rank in range(1, count + 1)]
    below = [
        draw_text(Text(end, place, ""), top + HEIGHT + 16) for end, place in zip(ends, (0, 100), strict=True)
    ]
    return frame("rail", drawn + "".join(cells) + "".join(below), label, top + HEIGHT + 21)


def _find_look(rank: int, known: Collection[int], looks: Mapping[int, str]) -> str:
    return looks.get(rank) or ("cell-known" if rank in known else "cell-unknown")


def _middle(rank: int, count: int) -> float:
    return 100 * (rank - 0.5) / count


def _draw_cell(rank: int, count: int, y: float, look: str) -> str:
    width = 100 / count
    left = width * (rank - 1 + GAP / 2)
    return element(
        "rect", class_=look, x=percent(left), y=y, width=percent(width * (1 - GAP)), height=HEIGHT, rx=1
    )
