"""Choose from ``requirements.lock``, which pins everything, what some groups of ``pyproject.toml`` need.

Run by itself, with the standard library alone, before there is an environment: ``python locked.py test``
prints the pins, with hashes, of what the pipeline needs and of the group ``test``. The lock says of each
package what asks for it (``# via``), and so which group does.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

LOCK = Path(__file__).parents[2] / "requirements.lock"
ENTRY = re.compile(r"^([\w.-]+)==.*?(?=^[\w.-]+==|\Z)", re.MULTILINE | re.DOTALL)
ROOT = re.compile(r"^ +# +(?:via )?tinh-so \(pyproject\.toml(?::([\w-]+))?\)", re.MULTILINE)
PARENT = re.compile(r"^ +# +(?:via )?([\w.-]+)$", re.MULTILINE)


def select_locked(lock: str, groups: list[str]) -> str:
    """Return the part of a lock file that the project and some of its groups need, in the file's order."""
    entries = [(match[1], match[0]) for match in ENTRY.finditer(lock)]
    chosen = {name for name, text in entries if any(group in ("", *groups) for group in iter_groups(text))}
    while True:
        more = {name for name, text in entries if name not in chosen and chosen & set(PARENT.findall(text))}
        if not more:
            return "".join(text for name, text in entries if name in chosen)
        chosen |= more


def iter_groups(text: str) -> Iterator[str]:
    """Yield the groups that ask for a package themselves; "" is the project."""
    yield from (match[1] or "" for match in ROOT.finditer(text))


if __name__ == "__main__":
    print(select_locked(LOCK.read_text(encoding="utf-8"), sys.argv[1:]), end="")
