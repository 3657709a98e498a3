"""A rule that ties the reason of a change to its code."""

from collections.abc import Iterator

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
        for (text,), rows in tables.group(resource, words).items():
            for row in rows[1:] if text else ():
                if row[code] != rows[0][code] and row[code] and rows[0][code]:
                    yield row.blame(
                        code,
                        f"{row[code]}, but line {rows[0].line} gives the same words as {rows[0][code]}: "
                        "write one of the two in both",
                    )
                    break


RULES: tuple[Rule, ...] = (reason_has_one_code,)
