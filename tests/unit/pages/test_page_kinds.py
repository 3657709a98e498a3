"""The kinds of page: each is told once, and what reads them gets all of them."""

import ast
from collections import defaultdict
from pathlib import Path

from scripts.checks.identifiers import NAMING, find_use
from scripts.contract.package import load_package
from scripts.pages import page_kinds
from scripts.pages.chart_list import list_charts
from scripts.pages.page import Kind, Material
from scripts.pages.page_kinds import KINDS, WEIGHTS
from scripts.pages.site import Site

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
        "family": 1.5,
        "finding": 1.1,
        "home": 0.5,
        "index": 1.0,
        "indicator": 1.2,
        "page": 0.9,
        "source": 0.6,
        "table": 0.5,
    }


def test_pages_with_a_data_set_have_a_card() -> None:
    assert [kind.name for kind in KINDS if kind.has_card] == ["home", "area", "indicator"]
    assert [kind.name for kind in KINDS if kind.describe] == ["home", "area", "indicator"]


def test_no_page_is_told_apart_by_its_front_matter() -> None:
    for path in (ROOT / "scripts" / "pages").rglob("*.py"):
        assert 'front["kind"]' not in path.read_text(encoding="utf-8"), path.name


def test_no_row_can_take_the_address_of_a_page_that_a_list_has(vietnamese: Site) -> None:
    """What stands in the folder of a table's pages and is no row of it is a name that no row may have."""
    material = Material(vietnamese, load_package(ROOT), [], list_charts(vietnamese, []))
    places = {tuple(page.path.split("/")[:2]) for kind in KINDS for page in kind.iter_pages(material)}
    rows = {
        name: {str(row.id) for row in getattr(vietnamese.store, name)}
        for name in NAMING
        if name != "redirects"
    }
    others = {
        part
        for folder, part in (place for place in places if len(place) > 1)
        if part not in rows.get(folder, {part})
    }
    assert {name: find_use(name) for name in others} == dict.fromkeys(others, find_use("index"))
    assert {"by-name", "page-2"} < others


def test_what_a_row_may_be_named() -> None:
    free = ("contents", "index-2022", "english", "page", "by", "more-2025", "com10", "auxiliary")
    assert {name: find_use(name) for name in free} == dict.fromkeys(free, "")
    kept = ("con", "nul", "nul.2020", "lpt9", "index", "page-2", "pages", "more", "en", "today", "by-name")
    assert [name for name in kept if not find_use(name)] == []
