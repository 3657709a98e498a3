"""What the audit compares: a relation with its terms, and what it comes to.

Outcomes: `agrees`: what the terms as printed give is the stated figure, exactly or once it is rounded to the
printed digits; hedged terms agree where their hedges leave room for it. `agrees-rounded`: only if the terms
themselves are taken as rounded, or all as cut off after their last digit. `disagrees`: in no such reading.
`undecided`: a hedge ("about", or an open end in a comparison) leaves it open. `withdrawn`: the relation was
wrong itself, and was taken back.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from scripts.audit.bounds import Term
from scripts.contract.inputs import refuse_unchecked

Outcome = Literal["agrees", "agrees-rounded", "disagrees", "undecided", "withdrawn"]
"""What a relation comes to; readers' words for it are in ``site/words/outcomes.toml``."""

Nature = Literal["contradiction", "hypothesis", "plausibility"]
"""What it says of a source when a relation fails: `relations.nature` in the schema."""


@dataclass(frozen=True)
class Method:
    """The weights of a composed index: of all its components, and of those that every pillar holds."""

    total: Fraction
    shared: Fraction


NO_METHOD = Method(Fraction(0), Fraction(0))


@dataclass(frozen=True)
class Relation:
    """A statement about figures; `terms` stand in their order."""

    id: str
    kind: str
    terms: list[Term]
    method: Method = NO_METHOD
    is_withdrawn: bool = False

    def role(self, role: str) -> list[Term]:
        """Return the terms of a role; PackageError if there is none."""
        terms = [term for term in self.terms if term.role == role]
        if not terms:
            raise refuse_unchecked("relation_terms", f"{self.id} has no {role}")
        return terms

    def pairs(self, part: str = "part", share: str = "share") -> list[tuple[Term, Term]]:
        """Return each count with its share; PackageError where the two do not alternate."""
        pairs = [(a, b) for a, b in pairwise(self.terms) if (a.role, b.role) == (part, share)]
        if not len(pairs) == len(self.role(part)) == len(self.role(share)):
            raise refuse_unchecked("relation_terms", f"{self.id} has a {part} without its {share} after it")
        return pairs

    def triples(self) -> list[tuple[Term, Term, Term]]:
        """Return each two parts with their whole; PackageError where they do not stand in that order."""
        triples = [(a, b, c) for a, b, c in zip(*(iter(self.terms),) * 3, strict=False)]
        roles = {(a.role, b.role, c.role) for a, b, c in triples}
        if roles != {("part", "part", "whole")} or len(self.terms) != 3 * len(triples):
            raise refuse_unchecked("relation_terms", f"{self.id} is not of two parts and a whole each time")
        return triples


@dataclass(frozen=True)
class Finding:
    """What a relation comes to: an outcome, and the two numbers that were compared."""

    outcome: Outcome
    stated: Fraction
    computed: Fraction
