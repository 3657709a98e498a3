"""Index pages in each of their orders: the pages that sort and jump without JavaScript.

An index stands at its folder's address in its first order, and at ``by-<order>/`` beneath it in each other.
The first page is the one that search engines and the site's own search know; the others name it as theirs.
"""

from collections.abc import Callable, Iterator
from typing import Any

from scripts.pages.model import Row, alphabet_key, find_letter
from scripts.pages.site import Page, Site

TYPED = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}
"""Letters beyond ASCII as a Vietnamese keyboard types them: for ids."""

ORDERS: dict[str, Callable[[Row], Any]] = {
    "name": lambda row: alphabet_key(row["name"]),
    "figures": lambda row: -row["figures"],
    "newest": lambda row: -int(row["newest"] or 0),
    "publisher": lambda row: alphabet_key(row["publisher"]),
}
"""What rows are sorted by; an order that is not here is the one in which the rows are given."""


def iter_orders(
    site: Site, folder: str, front: Row, orders: list[str], make_context: Callable[[str], Row]
) -> Iterator[Page]:
    """Yield an index in each order, the first at the folder's own address; ``make_context`` takes an order.

    The template is told ``heading`` and ``orders``: of each its name, its address, and whether it is the
    page's own.
    """
    for place, order in enumerate(orders):
        title = site.words("sorted", title=front["title"], order=site.words(f"order_{order}"))
        beneath = {"title": title, "search": {"exclude": True}, "canonical": f"{folder}/"} if place else {}
        links = [
            {
                "name": name,
                "address": f"{folder}/by-{name}/" if number else f"{folder}/",
                "own": name == order,
            }
            for number, name in enumerate(orders)
        ]
        context = {**make_context(order), "orders": links, "heading": title if place else front["title"]}
        path = f"{folder}/by-{order}.md" if place else f"{folder}/index.md"
        yield Page(path, f"{folder}.md.j2", {**front, **beneath}, context)


def sort_rows(rows: list[Row], order: str) -> list[Row]:
    """Return the rows in an order; equal ones stay as they were."""
    return sorted(rows, key=ORDERS[order]) if order in ORDERS else rows


def mark_letters(rows: list[Row], column: str, prefix: str) -> list[Row]:
    """Give the first row of each letter an ``anchor``; return the letters (``text``, ``anchor``) to jump to.

    Tones do not make a letter: Ấ stands under Â.
    """
    letters: dict[str, str] = {}
    for row in rows:
        letter = find_letter(row[column])
        if letter and letter not in letters:
            row["anchor"] = letters[letter] = f"{prefix}-{TYPED.get(letter, letter)}"
    return [{"text": letter.upper(), "anchor": anchor} for letter, anchor in letters.items()]
