"""How far the figures of a page are checked, in one sentence that counts them."""

from collections.abc import Iterable

from scripts.pages.model import Figure
from scripts.shared.words import Words

READ = {"proofs_twice": (2, 1_000), "proofs_once": (1, 1), "proofs_unread": (0, 0)}
"""What is said of figures outside the archive, with the least and the most readings on record of them."""


def tell_proofs(figures: Iterable[Figure], words: Words) -> str:
    """Return how many figures are proved against an archived text and how often the others were read."""
    rows = list(figures)
    proved = [figure for figure in rows if figure.checked == "archived"]
    others = [len(figure.readings) for figure in rows if figure.checked != "archived"]
    counts = {key: sum(least <= n <= most for n in others) for key, (least, most) in READ.items()}
    parts = [words("proofs_proved", n=len(proved)), *(words(key, n=n) for key, n in counts.items() if n)]
    return words("proofs_line", n=len(rows), parts=words.list(parts))
