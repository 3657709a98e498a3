"""What a request's headers ask for: compressed text, a part of a file."""

import re

RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def accepts_gzip(header: str) -> bool:
    """Tell by an ``Accept-Encoding`` whether gzip may be sent; a weight of zero forbids it."""
    weights: dict[str, str] = {}
    for part in header.lower().split(","):
        coding, *parameters = (piece.strip() for piece in part.split(";"))
        weights[coding] = next((text.removeprefix("q=") for text in parameters if text.startswith("q=")), "1")
    weight = weights.get("gzip", weights.get("x-gzip", weights.get("*", "0")))
    return re.fullmatch(r"[01](\.\d*)?", weight) is not None and float(weight) > 0


def find_range(header: str, size: int) -> range | None:
    """Return the bytes of a file that a ``Range`` asks for; None where the whole file is the answer.

    That is so for several ranges, other units and what cannot be read. ValueError where nothing of the file
    is in the range.
    """
    found = RANGE.fullmatch(header.replace(" ", ""))
    if not found or found[0] == "bytes=-":
        return None
    first, last = found.groups()
    if not first:
        wanted = range(max(size - int(last), 0), size)
    else:
        wanted = range(int(first), min(int(last) + 1, size) if last else size)
        if last and int(last) < int(first):
            return None
    if not wanted:
        raise ValueError(f"no byte of {size} is in {header}")
    return wanted
