"""A ladder: a cell for each rank, those that are known filled, and the named places among them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scripts.charts.marked_axes import Text, draw_names, draw_text, frame, stretch
from scripts.charts.svg import number

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
    names = [Text(rung.name, 100 * (rung.rank - 0.5) / count, f"t-{rung.look}") for rung in rungs]
    drawn, top = draw_names(names)
    cells: dict[str, str] = {}
    for rank in range(1, count + 1):
        look = looks.get(rank) or ("cell-known" if rank in known else "cell-unknown")
        cells[look] = cells.get(look, "") + _outline(rank, count)
    rows = "".join(stretch(look, shapes, top + 2, HEIGHT) for look, shapes in cells.items())
    below = [draw_text(Text(end, at, ""), top + HEIGHT + 16) for end, at in zip(ends, (0, 100), strict=True)]
    return frame("rail", drawn + rows + "".join(below), label, top + HEIGHT + 21)


def _outline(rank: int, count: int) -> str:
    """Return the outline of a rank's cell: half a pixel within its height, so that its edge is whole."""
    left = 1000 * (rank - 1 + GAP / 2) / count
    width = number(1000 * (1 - GAP) / count)
    return f"M{number(left)} .5h{width}v{HEIGHT - 1}h-{width}z"
