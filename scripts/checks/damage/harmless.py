"""Why some damages that no rule notices are left at that: the entries of `harmless.toml`.

An entry names a table, columns and kinds of damage, and a reason. Entries of rows that no release has
(`rows = "new"`) hold only where the bench is asked about such rows.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scripts.checks.damage.bench import Bench
from scripts.checks.damage.kinds_of_damage import Damage, iter_damages

LISTED: Final = Path(__file__).with_name("harmless.toml")
NEW: Final = "new"


@dataclass(frozen=True)
class Entry:
    """Damages of some kinds to some columns of a table (a whole row is ``""``), and why they may be."""

    table: str
    fields: list[str]
    kinds: list[str]
    reason: str
    rows: str = "all"

    def holds(self, damage: Damage) -> bool:
        """Say whether a damage is one of these."""
        return (
            damage.table == self.table and (damage.field or "") in self.fields and damage.kind in self.kinds
        )


class Reasons:
    """The reasons that hold for a bench: of new rows too, or of released ones alone."""

    def __init__(self, path: Path = LISTED, *, is_new: bool = True) -> None:
        entries = [Entry(**entry) for entry in tomllib.loads(path.read_text("utf-8"))["harmless"]]
        self.entries = [entry for entry in entries if is_new or entry.rows != NEW]

    def find(self, damage: Damage) -> str | None:
        """Return the reason why a survivor is harmless; None if none is given."""
        return next((entry.reason for entry in self.entries if entry.holds(damage)), None)


def read_reasons(bench: Bench) -> Reasons:
    """Return the reasons that hold for the rows of a bench."""
    return Reasons(is_new=not bench.is_released)


def iter_unused(bench: Bench, entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a sentence for each column and each kind of an entry of which no damage survives."""
    for entry in entries:
        left = {*entry.fields, *entry.kinds}
        for damage in iter_damages(bench.get_sheet(entry.table)):
            names = {damage.field or "", damage.kind}
            if entry.holds(damage) and names & left and bench.judge(damage) is None:
                left -= names
            if not left:
                break
        for name in sorted(left):
            yield f"{entry.table}: no damage of “{name or 'row'}” survives that is listed: remove it there"
