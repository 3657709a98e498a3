"""Rules on how an index is made: its methods follow each other, and each is named by its first year."""

import re
from collections.abc import Iterator
from itertools import pairwise

from scripts.contract.tables import Problem, Row, Rule, Tables

DATED = re.compile(r"(?P<index>.+)-(?P<year>(?:19|20)\d\d)")


def methods_of_an_index_follow_each_other(tables: Tables) -> Iterator[Problem]:
    """Each ends in the year before the next begins; the last may be in force."""
    for rows in _group_by_index(tables).values():
        for before, after in pairwise(rows):
            end, begin = before.text("valid_to")[:4], after.text("valid_from")[:4]
            if begin.isdigit() and end != str(int(begin) - 1):
                yield before.blame(
                    "valid_to",
                    f"{end or 'empty'}, but {after['id']} begins in {begin}: write the year before",
                )


def method_ends_no_earlier_than_it_begins(tables: Tables) -> Iterator[Problem]:
    for row in tables["methods"]:
        begin, end = row.text("valid_from")[:4], row.text("valid_to")[:4]
        if end and end < begin:
            yield row.blame("valid_to", f"{end} is before {begin}, its first year: correct one of the two")


def _group_by_index(tables: Tables) -> dict[str, list[Row]]:
    """Return the methods of each index in the order of time; an id ends in the year of its first period."""
    groups: dict[str, list[Row]] = {}
    for row in sorted(tables["methods"], key=lambda row: row.text("valid_from")):
        match = DATED.fullmatch(row.text("id"))
        groups.setdefault(match["index"] if match else row.text("id"), []).append(row)
    return groups


RULES: tuple[Rule, ...] = (methods_of_an_index_follow_each_other, method_ends_no_earlier_than_it_begins)
