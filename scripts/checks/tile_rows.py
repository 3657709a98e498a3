"""Rules that tie a tile of the map to its area: its name in both languages, and the short form on the map."""

import re
from collections.abc import Iterator

from scripts.checks.references import ARCHIPELAGOS
from scripts.contract.tables import Problem, Rule, Tables
from scripts.shared.folding import fold_words


def tile_bears_the_name_of_its_area(tables: Tables) -> Iterator[Problem]:
    """Hoàng Sa and Trường Sa, which are no areas of areas.csv, bear the names that their ids are made of."""
    for row in tables["tiles"]:
        area = tables.find("areas", row["area_id"])
        for name in ("name_vi", "name_en"):
            if row["id"] in ARCHIPELAGOS:
                is_own = fold_words(row.text(name)).replace(" ", "-") == row["id"]
            else:
                is_own = area is None or row[name] == area[name]
            if row[name] is not None and not is_own:
                yield row.blame(name, f"{row[name]} is not the name of {row['id']}: correct it")


def label_is_short_for_the_name(tables: Tables) -> Iterator[Problem]:
    """The first letter or letters of each word, in order: ĐNai, HCM."""
    for row in tables["tiles"]:
        words = re.findall(r"\w+", row.text("name_vi").lower())
        label = row.text("label").lower()
        if words and label and not is_short_for(label, words):
            yield row.blame("label", f"{row['label']} is not short for {row['name_vi']}: correct it")


def is_short_for(label: str, words: list[str]) -> bool:
    """Say whether a label is made of the beginnings of some words, at least a letter of each."""
    if not words:
        return not label
    first, *others = words
    return any(
        label.startswith(first[:length]) and is_short_for(label[length:], others)
        for length in range(1, len(first) + 1)
    )


RULES: tuple[Rule, ...] = (tile_bears_the_name_of_its_area, label_is_short_for_the_name)
