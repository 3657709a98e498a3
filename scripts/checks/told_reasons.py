"""A rule that ties the reason of a change to its code."""

from collections.abc import Iterator

from scripts.checks.constraints import iter_told_apart
from scripts.contract.tables import Problem, Rule, Tables

TOLD = (
    ("corrections", "reason_vi", "reason_code"),
    ("amendments", "reason_vi", "reason_code"),
    ("gaps", "note_vi", "reason"),
)
"""Tables whose rows say why in words and by a code."""


def reason_has_one_code(tables: Tables) -> Iterator[Problem]:
    """What is said in the same words in several rows is one reason."""
    for resource, words, code in TOLD:
        for row, first in iter_told_apart(tables, resource, words, code):
            yield row.blame(
                code,
                f"{row[code]}, but line {first.line} gives the same words as {first[code]}: "
                "write one of the two in both",
            )


RULES: tuple[Rule, ...] = (reason_has_one_code,)
