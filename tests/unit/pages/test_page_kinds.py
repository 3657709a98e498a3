"""The kinds of page: each is told once, and what reads them gets all of them."""

import ast
from collections import defaultdict
from pathlib import Path

from scripts.pages import page_kinds
from scripts.pages.page import Kind
from scripts.pages.page_kinds import KINDS, WEIGHTS

ROOT = Path(__file__).parents[3]
KIND_MODULES = ROOT / "scripts" / "pages" / "kinds"
TEMPLATES = ROOT / "site" / "templates"


def test_every_kind_has_a_name_and_a_template_of_its_own() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert {kind.template for kind in KINDS} == {
        path.name for path in TEMPLATES.glob("*.j2") if not path.name.startswith("_")
    }


def test_every_kind_that_a_module_defines_is_listed() -> None:
    defined = {
        target.id
        for path in KIND_MODULES.glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "Kind"
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    listed = {name for name, value in vars(page_kinds).items() if isinstance(value, Kind)}
    assert defined == listed and len(listed) == len(KINDS)


def test_kinds_that_look_alike_weigh_alike() -> None:
    weights = defaultdict(set)
    for kind in KINDS:
        weights[kind.look].add(kind.weight)
    assert [look for look, found in weights.items() if len(found) > 1] == []


def test_the_search_weighs_pages_by_their_look() -> None:
    assert WEIGHTS == {
        "area": 1.3,
        "family": 1.0,
        "finding": 1.1,
        "home": 1.0,
        "index": 1.0,
        "indicator": 1.2,
        "page": 0.9,
        "source": 0.6,
    }


def test_pages_with_a_data_set_have_a_card() -> None:
    assert [kind.name for kind in KINDS if kind.has_card] == ["home", "area", "indicator"]
    assert [kind.name for kind in KINDS if kind.describe] == ["home", "area", "indicator"]


def test_no_page_is_told_apart_by_its_front_matter() -> None:
    for path in (ROOT / "scripts" / "pages").rglob("*.py"):
        assert 'front["kind"]' not in path.read_text(encoding="utf-8"), path.name
