"""Every template writes values escaped, whichever engine reads it; what it calls safe is counted here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

THEME = sorted(Path("site/theme").rglob("*.html"))
DATASETTE = sorted(Path("site/datasette/templates").rglob("*.html"))
PAGES = sorted(Path("site/templates").rglob("*.j2"))
SAFE = {
    "site/theme/embed.html": 1,
    "site/theme/main.html": 1,
    "site/theme/partials/head.html": 1,
    "site/datasette/templates/_description_source_license.html": 1,
    "site/datasette/templates/_lists.html": 1,
    "site/datasette/templates/table.html": 2,
    "site/templates/dictionary_table.md.j2": 1,
}
"""How often each file writes something as it is: HTML that MkDocs or we made, or text without its signs."""


def parse(path: Path) -> nodes.Template:
    sign = "#" if path.suffix == ".j2" else ""
    environment = Environment(comment_start_string=f"{{#{sign}", comment_end_string=f"{sign}#}}")
    return environment.parse(path.read_text(encoding="utf-8"))


def iter_unescaped(node: nodes.Node, escaping: bool) -> Iterator[int]:
    """Yield the lines where a value is written without escaping."""
    if isinstance(node, nodes.ScopedEvalContextModifier):
        given = {option.key: option.value for option in node.options}
        escaping = isinstance(value := given.get("autoescape"), nodes.Const) and value.value is True
    if isinstance(node, nodes.Block):
        escaping = False  # a block is a function of its own, whatever it stands in
    if isinstance(node, nodes.Output) and not escaping:
        values = [part for part in node.nodes if not isinstance(part, nodes.TemplateData)]
        yield from (part.lineno for part in values if not is_safe(part))
    for child in node.iter_child_nodes():
        yield from iter_unescaped(child, escaping)


def is_safe(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Filter) and node.name == "safe"


@pytest.mark.parametrize("path", THEME, ids=str)
def test_the_theme_escapes_for_itself(path: Path) -> None:
    """MkDocs' engine escapes nothing, so each file and each block switches it on."""
    assert list(iter_unescaped(parse(path), escaping=False)) == []


@pytest.mark.parametrize("path", [*THEME, *DATASETTE, *PAGES], ids=str)
def test_what_is_written_as_it_is_is_known(path: Path) -> None:
    safe = [node for node in parse(path).find_all(nodes.Filter) if is_safe(node)]
    assert len(safe) == SAFE.get(path.as_posix(), 0)
    off = [
        option.value
        for node in parse(path).find_all(nodes.ScopedEvalContextModifier)
        for option in node.options
    ]
    assert all(isinstance(value, nodes.Const) and value.value is True for value in off)


def test_a_value_outside_of_the_tag_is_found() -> None:
    """A block within the tag does not inherit it: that is how Jinja works."""
    block = "{% autoescape true %}{{ a }}{% block b %}\n{{ c }}{% endblock %}{% endautoescape %}"
    text = f"{block}\n{{{{ d }}}}{{{{ e|safe }}}}"
    assert list(iter_unescaped(Environment().parse(text), escaping=False)) == [2, 3]


def test_browser_code_makes_text_and_never_markup() -> None:
    """Text becomes a node of text; nothing is parsed as HTML but a page of ours, whose scripts do not run."""
    writes = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "createContextualFragment",
        "eval(",
    )
    scripts = {path: path.read_text(encoding="utf-8") for path in Path("site").rglob("*.js")}
    assert scripts
    assert [(path, write) for path, text in scripts.items() for write in writes if write in text] == []
