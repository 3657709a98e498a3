"""The tile-grid map: one tile a province-level unit in its rough place, as SVG made at build time.

Each tile is a link that says its unit and its value; a unit without a figure is an outline, never a zero.
Hoàng Sa and Trường Sa have the colour of their provinces and link there, but take no second stop of the
keyboard.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scripts.charts.columns import Column, Tile
from scripts.charts.marks import Heading, drawing, label, paint
from scripts.charts.palette import STEPS
from scripts.charts.svg import element, number, text_element

SIZE = 36
GAP = 1.5
LEGEND_ROW = {63: 10, 34: 8}
"""First row of each grid whose western columns are free: the key stands there."""
UNHEARD: Mapping[str, str] = {"aria_hidden": "true", "pointer_events": "none"}
"""Letters stand outside a tile's link: its name says them in full, and a click goes through them."""
CENTRED: Mapping[str, str] = {"text_anchor": "middle", **UNHEARD}


@dataclass(frozen=True)
class MapValue:
    """What a unit's tile shows: the number, its short text (`26`, `54,9`) and what is read out (`26/63`)."""

    value: float
    text: str
    spoken: str


@dataclass(frozen=True)
class _Grid:
    """The units of one grid with what each shows; ``steps`` are the groups of colour, by area."""

    tiles: Sequence[Tile]
    values: Mapping[str, MapValue]
    links: Mapping[str, str]
    steps: Mapping[str, int]
    heading: Heading

    def find_name(self, area: str) -> str:
        """Return the name of a province."""
        return next(tile.name for tile in self.tiles if tile.id == area)

    def say(self, tile: Tile) -> str:
        """Return what is read out for a tile: its unit with its value, or whose an archipelago is."""
        if tile.id != tile.area_id:
            return f"{tile.name} ({self.find_name(tile.area_id)})"
        value = self.values.get(tile.area_id)
        return f"{tile.name}: {value.spoken if value else self.heading.words('no_figure')}"


def draw_column(column: Column, heading: Heading) -> str:
    """Draw a column of a table as the map of its period."""
    values = {entry.area_id: MapValue(entry.value, entry.short, entry.text) for entry in column.entries}
    titled = replace(heading, title=f"{heading.title}, {column.period}")
    return draw_tile_map(
        column.tiles, values, column.links, titled, unit=column.period, lowest_first=column.lowest_first
    )


def draw_tile_map(
    tiles: Sequence[Tile],
    values: Mapping[str, MapValue],
    links: Mapping[str, str],
    heading: Heading,
    *,
    unit: str,
    lowest_first: bool = False,
) -> str:
    """Draw the units of one grid in five steps of colour.

    `values` and `links` are by area; `unit` heads the key; with `lowest_first` (ranks) the smallest number is
    the strongest. ValueError if a value has no tile: it would be of another era.
    """
    strangers = sorted(values.keys() - {tile.area_id for tile in tiles})
    if strangers:
        raise ValueError(f"no tile for {', '.join(strangers)}: a map shows units of one era")
    grid = _Grid(tiles, values, links, assign_steps(values, lowest_first=lowest_first), heading)
    in_order = sorted(tiles, key=lambda tile: (tile.row, tile.column))
    items = "".join(_draw_tile(tile, grid) for tile in in_order)
    width, height = SIZE * max(tile.column for tile in tiles), SIZE * max(tile.row for tile in tiles)
    return drawing(
        f"tile-map grid-{tiles[0].grid}",
        element("g", items, role="list") + _draw_key(grid, unit),
        heading,
        _describe(grid, lowest_first),
        role="group",
        width=width,
        height=height,
        viewBox=f"0 0 {width} {height}",
    )


def assign_steps(values: Mapping[str, MapValue], *, lowest_first: bool) -> dict[str, int]:
    """Divide the units into groups of like size, 1 the weakest; equal values are never parted.

    With `lowest_first` (ranks) the smallest number is the strongest.
    """
    sign = -1 if lowest_first else 1
    numbers = sorted(sign * item.value for item in values.values())
    groups = min(STEPS, len(set(numbers)))
    steps = {}
    for area, item in values.items():
        middle = numbers.index(sign * item.value) + (numbers.count(sign * item.value) - 1) / 2
        steps[area] = STEPS - groups + 1 + int(groups * middle / len(numbers))
    return steps


def _draw_tile(tile: Tile, grid: _Grid) -> str:
    """Draw a tile as an item of the list: its link, and its letters above it."""
    step = grid.steps.get(tile.area_id)
    spoken = grid.say(tile)
    link = element(
        "a",
        text_element("title", spoken),
        _draw_square(0, 0, SIZE, step),
        href=grid.links[tile.area_id],
        aria_label=spoken,
        tabindex="-1" if tile.id != tile.area_id else None,
    )
    place = f"translate({number(SIZE * (tile.column - 1))} {number(SIZE * (tile.row - 1))})"
    letters = _draw_letters(tile, grid.values.get(tile.area_id), f"on-scale-{step}" if step else "soft")
    return element("g", link, letters, role="listitem", transform=place)


def _draw_letters(tile: Tile, value: MapValue | None, ink: str) -> str:
    """Draw a tile's short name and its value; an archipelago's has its full name in place of a value."""
    island = tile.id != tile.area_id
    size = 11 if len(tile.label) > 3 else 12
    y = 23 if island else 16
    short = label(tile.label, SIZE / 2, y, ink=ink, font_size=size, font_weight=600, **CENTRED)
    if island:
        return short + label(tile.name, SIZE - GAP, -5, text_anchor="end", **UNHEARD)
    shown = value.text if value else "–"
    size_of_value = 11.5 if len(shown) < 5 else 10.5
    return short + label(shown, SIZE / 2, 29, ink=ink, font_size=size_of_value, **CENTRED)


def _draw_square(x: float, y: float, size: float, step: int | None) -> str:
    """Draw the square of a step; without one, a broken outline."""
    colours = paint(f"scale-{step}") if step else {**paint("page", "soft"), "stroke_dasharray": "3 3"}
    inset = GAP if step is None else GAP / 2
    side = size - 2 * inset
    return element("rect", x=x + inset, y=y + inset, width=side, height=side, rx=4, **colours)


def _draw_key(grid: _Grid, unit: str) -> str:
    """Draw the key in the empty west of the grid: each step with its range, the strongest first."""
    words = grid.heading.words
    shown = sorted(set(grid.steps.values()), reverse=True)
    rows: list[tuple[int | None, str]] = [(step, _format_range(grid, step)) for step in shown]
    if any(tile.area_id not in grid.values for tile in grid.tiles):
        rows.append((None, words("no_figure")))
    y = SIZE * (LEGEND_ROW[grid.tiles[0].grid] - 1) + 2.0
    lines = [label(unit, 2, y + 12, font_weight=600)]
    if len(shown) > 1:
        lines.append(label(f"{len(shown)} {words('groups')}", 2, y + 28, ink="soft", font_size=11.5))
    for place, (step, said) in enumerate(rows):
        top = y + 38 + 18 * place
        lines.append(_draw_square(2, top, 16, step) + label(said, 24, top + 12, font_size=11.5))
    return element("g", *lines, aria_hidden="true")


def _format_range(grid: _Grid, step: int) -> str:
    """Return the smallest and the largest value of a step as their tiles show them."""
    items = [item for area, item in grid.values.items() if grid.steps[area] == step]
    texts = [item.text for item in sorted(items, key=lambda item: item.value)]
    return texts[0] if texts[0] == texts[-1] else f"{texts[0]} – {texts[-1]}"


def _describe(grid: _Grid, lowest_first: bool) -> str:
    """Return how the map is to be read: groups, how many units have a figure, whose the archipelagos are."""
    words = grid.heading.words
    if not grid.values:
        return words("map_empty")
    islands = {tile.id: tile.area_id for tile in grid.tiles if tile.id != tile.area_id}
    return words(
        "map",
        groups=len(set(grid.steps.values())),
        strongest=words("lowest" if lowest_first else "highest"),
        known=len(grid.values),
        all=len(grid.tiles) - len(islands),
        **{island.replace("-", "_"): grid.find_name(area) for island, area in islands.items()},
    )
