"""The tile-grid map: one tile a province-level unit in its rough place, as SVG made at build time.

Each tile is a link that says its unit and its value; a unit without a figure is an outline, never a zero.
Hoàng Sa and Trường Sa have the colour of their provinces and link there, but take no second stop of the
keyboard.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.charts.palette import STEPS
from scripts.charts.svg import drawing, element, label, number, paint, words
from scripts.charts.words import CHART_WORDS
from scripts.shared.languages import Language

SIZE = 36
GAP = 1.5
LEGEND_ROW = {63: 10, 34: 8}
"""First row of each grid whose western columns are free: the key stands there."""

Tile = Mapping[str, Any]


@dataclass(frozen=True)
class MapValue:
    """What a unit's tile shows: the number, its short text (`26`, `54,9`) and what is read out (`26/63`)."""

    value: float
    text: str
    spoken: str


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


def tile_map(
    tiles: Sequence[Tile],
    values: Mapping[str, MapValue],
    links: Mapping[str, str],
    *,
    prefix: str,
    language: Language,
    title: str,
    unit: str,
    lowest_first: bool = False,
) -> str:
    """Draw the units of one grid (rows of the resource `tiles`) in five steps of colour.

    `values` and `links` are by area; `unit` heads the key. ValueError if a value has no tile: it would be of
    another era.
    """
    strangers = sorted(values.keys() - {tile["area_id"] for tile in tiles})
    if strangers:
        raise ValueError(f"no tile for {', '.join(strangers)}: a map shows units of one era")
    steps = assign_steps(values, lowest_first=lowest_first)
    items = "".join(
        _draw_tile(tile, values.get(tile["area_id"]), steps.get(tile["area_id"]), links, tiles, language)
        for tile in sorted(tiles, key=lambda tile: (tile["row"], tile["column"]))
    )
    grid = int(tiles[0]["grid"])
    width, height = (SIZE * max(int(tile[side]) for tile in tiles) for side in ("column", "row"))
    return drawing(
        f"tile-map grid-{grid}",
        element("g", items, role="list") + _draw_key(tiles, values, steps, unit, language),
        prefix=prefix,
        title=title,
        description=_describe(tiles, values, steps, language, lowest_first),
        role="group",
        width=width,
        height=height,
        viewBox=f"0 0 {width} {height}",
    )


def _draw_tile(
    tile: Tile,
    value: MapValue | None,
    step: int | None,
    links: Mapping[str, str],
    tiles: Sequence[Tile],
    language: Language,
) -> str:
    """Draw a tile as an item of the list; an archipelago's names its province in place of a value."""
    x, y = (SIZE * (int(tile[side]) - 1) for side in ("column", "row"))
    name = tile[f"name_{language}"]
    island = tile["id"] != tile["area_id"]
    said = value.spoken if value else CHART_WORDS[language]["no-figure"]
    spoken = f"{name} ({_find_name(tiles, tile['area_id'], language)})" if island else f"{name}: {said}"
    ink = f"on-scale-{step}" if step else "soft"
    # letters stand outside the link: its name says them in full, and a click goes through them
    hidden = {"aria_hidden": "true", "pointer_events": "none"}
    centre = {"text_anchor": "middle", **hidden}
    text = label(
        tile["label"],
        SIZE / 2,
        23 if island else 16,
        ink=ink,
        font_size=11 if len(tile["label"]) > 3 else 12,
        font_weight=600,
        **centre,
    )
    if island:
        text += label(name, SIZE - GAP, -5, text_anchor="end", **hidden)
    else:
        shown = value.text if value else "–"
        size = 11.5 if len(shown) < 5 else 10.5
        text += label(shown, SIZE / 2, 29, ink=ink, font_size=size, **centre)
    link = element(
        "a",
        words("title", spoken),
        _draw_square(0, 0, SIZE, step),
        href=links[tile["area_id"]],
        aria_label=spoken,
        tabindex="-1" if island else None,
    )
    return element("g", link, text, role="listitem", transform=f"translate({number(x)} {number(y)})")


def _draw_square(x: float, y: float, size: float, step: int | None) -> str:
    """Draw the square of a step; without one, a broken outline."""
    colours = paint(f"scale-{step}") if step else {**paint("page", "soft"), "stroke_dasharray": "3 3"}
    inset = GAP if step is None else GAP / 2
    side = size - 2 * inset
    return element("rect", x=x + inset, y=y + inset, width=side, height=side, rx=4, **colours)


def _draw_key(
    tiles: Sequence[Tile],
    values: Mapping[str, MapValue],
    steps: Mapping[str, int],
    unit: str,
    language: Language,
) -> str:
    """Draw the key in the empty west of the grid: each step with its range, the strongest first."""
    text = CHART_WORDS[language]
    shown = sorted(set(steps.values()), reverse=True)
    rows: list[tuple[int | None, str]] = [(step, _write_range(values, steps, step)) for step in shown]
    if any(tile["area_id"] not in values for tile in tiles):
        rows.append((None, text["no-figure"]))
    y = SIZE * (LEGEND_ROW[tiles[0]["grid"]] - 1) + 2.0
    lines = [label(unit, 2, y + 12, font_weight=600)]
    if len(shown) > 1:
        lines.append(label(f"{len(shown)} {text['groups']}", 2, y + 28, ink="soft", font_size=11.5))
    for place, (step, said) in enumerate(rows):
        top = y + 38 + 18 * place
        lines.append(_draw_square(2, top, 16, step) + label(said, 24, top + 12, font_size=11.5))
    return element("g", *lines, aria_hidden="true")


def _write_range(values: Mapping[str, MapValue], steps: Mapping[str, int], step: int) -> str:
    """Write the smallest and the largest value of a step as their tiles show them."""
    texts = [item.text for item in sorted(_values_of(values, steps, step), key=lambda item: item.value)]
    return texts[0] if texts[0] == texts[-1] else f"{texts[0]} – {texts[-1]}"


def _values_of(values: Mapping[str, MapValue], steps: Mapping[str, int], step: int) -> list[MapValue]:
    return [item for area, item in values.items() if steps[area] == step]


def _find_name(tiles: Sequence[Tile], area: str, language: Language) -> str:
    return next(str(tile[f"name_{language}"]) for tile in tiles if tile["id"] == area)


def _describe(
    tiles: Sequence[Tile],
    values: Mapping[str, MapValue],
    steps: Mapping[str, int],
    language: Language,
    lowest_first: bool,
) -> str:
    """Say how the map is to be read: groups, how many units have a figure, whose the archipelagos are."""
    text = CHART_WORDS[language]
    if not values:
        return text["map-empty"]
    islands = {tile["id"]: tile["area_id"] for tile in tiles if tile["id"] != tile["area_id"]}
    return text["map"].format_map(
        {
            "groups": number(len(set(steps.values()))),
            "strongest": text["lowest" if lowest_first else "highest"],
            "known": number(len(values)),
            "all": number(len(tiles) - len(islands)),
            **{island: _find_name(tiles, area, language) for island, area in islands.items()},
        }
    )
