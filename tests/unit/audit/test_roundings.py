"""Whether two printed figures can be one value, at the limits: half a digit below, a digit above, a tenth."""

import pytest

from scripts.audit.roundings import is_same_reading
from tests.unit.audit.test_audit import make_term

PAIRS = [
    ("74.15%", "exact", "74.2%", "exact", True),  # half of the last digit below
    ("74.14%", "exact", "74.2%", "exact", False),
    ("74.29%", "exact", "74.2%", "exact", True),  # cut off
    ("74.30%", "exact", "74.2%", "exact", False),
    ("74.2%", "exact", "74.2%", "exact", True),
    ("74.1%", "exact", "74.2%", "exact", False),  # as many digits: no rounding of one another
    ("77.7%", "exact", "70%", "more-than", False),  # 70.7 is more than a tenth below
    ("77.0%", "exact", "70%", "more-than", True),
    ("77.1%", "exact", "70.05%", "about", True),  # 77.055, the end of the tenth, rounds to it
    ("77.1%", "exact", "70%", "about", False),
    ("86%", "exact", "70%", "about", False),
    ("110", "about", "90", "about", True),  # both reach 99
    ("110.1", "about", "90", "about", False),
    ("-100%", "about", "-105%", "exact", False),  # below what the unit allows
]
"""One figure, another, and whether they may be one and the same."""


@pytest.mark.parametrize(("one", "hedge", "other", "other_hedge", "same"), PAIRS)
def test_two_figures_may_be_one_value(one: str, hedge: str, other: str, other_hedge: str, same: bool) -> None:
    pair = make_term("one", one, hedge), make_term("other", other, other_hedge)
    assert [is_same_reading(*pair), is_same_reading(*reversed(pair))] == [same, same]
