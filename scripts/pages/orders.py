"""Index pages in each of their orders: the pages that sort and jump without JavaScript.

An index stands at its folder's address in its first order, and at ``by-<order>/`` beneath it in each other.
The first page is the one that search engines and the site's own search know; the others name it as theirs.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from scripts.pages.alphabet import find_letter
from scripts.pages.page import Front, Page
from scripts.pages.site import Site

TYPED = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}
"""Letters beyond ASCII as a Vietnamese keyboard types them: for ids."""


@dataclass(frozen=True)
class Order:
    """An order of an index: its name, the page's id within the folder, and whether this page has it."""

    name: str
    id: str
    is_own: bool


@dataclass(frozen=True)
class Jump:
    """A link to a place of the same page."""

    text: str
    anchor: str


def iter_orders(
    site: Site,
    folder: str,
    front: Front,
    orders: list[str],
    make_context: Callable[[str], Mapping[str, object]],
) -> Iterator[Page]:
    """Yield an index in each order, the first at the folder's own address; ``make_context`` takes an order.

    The template is told ``heading``, ``folder`` and ``orders`` as well.
    """
    ids = {order: f"by-{order}" if place else "" for place, order in enumerate(orders)}
    for order, id in ids.items():
        title = site.words("sorted", title=front["title"], order=site.words(f"order_{order}"))
        beneath = {"title": title, "search": {"exclude": True}, "canonical": f"{folder}/"} if id else {}
        context = {
            **make_context(order),
            "folder": folder,
            "orders": [Order(name, other, name == order) for name, other in ids.items()],
            "heading": title if id else front["title"],
        }
        yield Page(f"{folder}/{id}" if id else folder, {**front, **beneath}, context)


def mark_letters(names: list[str], prefix: str) -> tuple[list[Jump], list[str | None]]:
    """Return the letters to jump to, and for each name the anchor of the letter that begins with it.

    Tones do not make a letter: Ấ stands under Â.
    """
    letters: dict[str, str] = {}
    anchors: list[str | None] = []
    for name in names:
        letter = find_letter(name)
        is_first = bool(letter) and letter not in letters
        if is_first:
            letters[letter] = f"{prefix}-{TYPED.get(letter, letter)}"
        anchors.append(letters[letter] if is_first else None)
    return [Jump(letter.upper(), anchor) for letter, anchor in letters.items()], anchors
