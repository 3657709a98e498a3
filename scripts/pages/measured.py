"""By which method an indicator was made, period by period."""

from dataclasses import dataclass

from scripts.pages.known import Method
from scripts.pages.site import Site
from scripts.pages.subjects import Indicator


@dataclass(frozen=True)
class Component:
    """An indicator that goes into an index, and its weight as the reader's language writes it."""

    indicator: Indicator
    weight: str


@dataclass(frozen=True)
class Measured:
    """A method with the weight that it gives the indicator itself, "" without one, and all its weights."""

    method: Method
    weight: str
    components: list[Component]


def list_methods(site: Site, indicators: list[Indicator]) -> list[Measured]:
    """Return the methods that make any of some indicators, the newest first.

    A method's weight is told for a single indicator alone.
    """
    ids = {indicator.id for indicator in indicators}
    found = [
        method for method in site.store.methods if any(row.indicator_id in ids for row in method.weights)
    ]
    found.sort(key=lambda method: (method.valid_from, method.id), reverse=True)
    return [_measure(site, method, ids) for method in found]


def _measure(site: Site, method: Method, ids: set[str]) -> Measured:
    components = [
        Component(site.indicators[row.indicator_id], site.words.count(row.weight or 0))
        for row in method.published_weights
    ]
    own = [part.weight for part in components if part.indicator.id in ids]
    return Measured(method, own[0] if len(ids) == 1 and own else "", components)
