"""Rules that tie what is said in one language to the other: the same numbers, and one translation a text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from scripts.checks.constraints import iter_language_pairs, iter_told_apart
from scripts.contract.tables import Problem, Rule, Tables

NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)")
QUOTED = re.compile("“[^”]*”")
IN_WORDS = 31
"""Up to here one language may have a word, or the name of a month, where the other has digits."""


def both_languages_have_the_same_numbers(tables: Tables) -> Iterator[Problem]:
    for resource in tables.package.resources.values():
        pairs = [pair for pair in iter_language_pairs(resource) if "attribution" not in pair[0]]
        for row in tables[resource.name]:
            for vietnamese, english in pairs:
                first, second = row.text(vietnamese), row.text(english)
                odd = _list_odd(first, second) if first and second else []
                if odd:
                    yield row.blame(
                        english, f"{', '.join(odd)} stands in one language alone: correct one of the two"
                    )


def text_has_one_translation(tables: Tables) -> Iterator[Problem]:
    """What stands in several rows of a table in Vietnamese is the same in English too.

    Not so the notes of figures, of which some were published in two wordings.
    """
    for resource in tables.package.resources.values():
        for vietnamese, english in iter_language_pairs(resource) if resource.name != "observations" else ():
            for row, first in iter_told_apart(tables, resource.name, vietnamese, english):
                yield row.blame(
                    english,
                    f"“{row[english]}”, but line {first.line} has “{first[english]}” for the same words: "
                    "write one of the two in both",
                )


def _list_odd(first: str, second: str) -> list[str]:
    """Return the numbers that one text has and the other has not; what is quoted need not be said again."""
    odd = (_read_numbers(QUOTED.sub("", first)) - _read_numbers(second)) | (
        _read_numbers(QUOTED.sub("", second)) - _read_numbers(first)
    )
    return sorted(odd)


@lru_cache(maxsize=20_000)
def _read_numbers(text: str) -> frozenset[str]:
    """Return the numbers of a text that no language writes in words, without separators."""
    numbers = {re.sub(r"[.,]", "", number).lstrip("0") for number in NUMBER.findall(text)}
    return frozenset(number for number in numbers if len(number) > 2 or int(number or 0) > IN_WORDS)


RULES: tuple[Rule, ...] = (both_languages_have_the_same_numbers, text_has_one_translation)
