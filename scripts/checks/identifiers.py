"""Ids become addresses of pages and names of files: none may be one that something else has."""

import re
from collections.abc import Iterator

from scripts.contract.tables import Problem, Rule, Tables

OF_DEVICES = re.compile(r"con|prn|aux|nul|clock|com\d|lpt\d")
"""Names that Windows keeps for devices, with any suffix: no file of them can be written there."""
OF_PAGES = re.compile(r"index|more|today|pages|pillars|en|vi|page-\d+|by-[a-z]+")
"""Names of pages and folders that stand beside those of rows: lists, their parts and orders, languages."""

NAMING = {
    **dict.fromkeys(("areas", "families", "indicators", "sources"), ("id",)),
    "redirects": ("old_id", "new_id"),
}
"""The tables whose rows have pages, and their columns that name them."""


def ids_are_free_names(tables: Tables) -> Iterator[Problem]:
    for resource, names in NAMING.items():
        for row in tables[resource]:
            for name in names:
                if use := find_use(row.text(name)):
                    yield row.blame(name, f"{row[name]} is {use}: choose a longer name")


def find_use(name: str) -> str:
    """Return what else a name is used for, "" for nothing."""
    if OF_DEVICES.fullmatch(name.partition(".")[0]):
        return "a device on Windows, where its file could not be written"
    return "the address of a page that every list has" if OF_PAGES.fullmatch(name) else ""


RULES: tuple[Rule, ...] = (ids_are_free_names,)
