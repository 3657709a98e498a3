"""HTML that Markdown would carry through is taken out of a page, and comes back as it would be."""

from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest
import yaml

from scripts.contract.package import PackageError
from scripts.publish.shelving import shelve, unshelve

PAGES = [
    '# T {#t}\n\n<p class="a">x <a href="y">y</a><br>z</p>\n\n## U {#u}\n\n<p>1</p>\n<p>2</p>\n',
    "<div>\n\n<p>a</p>\n\n\n<ul>\n<li>b</li></ul>\n</div>\n\n\n<p>c</p>\n\n<p>d</p>",
    '## A {#a}\n<table class="x"><caption>&amp; <b>ô</b></caption><tr><td>1<td>2</table>\n\n## B {#b}\n',
    "# T\n\nwords *of* Markdown\n\n## U\n\n<p>a</p>\n",
    "# T\n\n<p>a</p> and text\n\n## U\n\n<p>b</p>\n",
    "<div>\n\n## Not a heading\n\n<p>x</p>\n\n</div>\n",
    "# T\n\n<span>inline</span>\n\n<p>x</p>\n",
    "# T\n\n<p>a\tb</p>\n\n<!-- note -->\n\n<p>b</p>\n",
    "# T\n\n<p>a</p><p>b</p>\n\n<figure><svg viewBox='0 0 1 1'><path d='M0 0'/></svg></figure>\n",
]


def convert(text: str) -> str:
    configuration = yaml.safe_load(Path("mkdocs.yml").read_text(encoding="utf-8"))
    names = [
        next(iter(name)) if isinstance(name, dict) else name for name in configuration["markdown_extensions"]
    ]
    html: str = markdown.markdown(text, extensions=names)
    return html


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_what_it_would_have_been(page: str) -> None:
    text, shelf = shelve(page)
    assert unshelve(convert(text), shelf) == convert(page)


def test_html_between_headings_is_shelved() -> None:
    text, shelf = shelve(PAGES[0])
    assert shelf == ['<p class="a">x <a href="y">y</a><br>z</p>', "<p>1</p>\n<p>2</p>"]
    assert "<p" not in text


@pytest.mark.parametrize("page", PAGES[4:8])
def test_a_page_in_which_html_is_not_whole_is_left_as_it_is(page: str) -> None:
    assert shelve(page) == (page, [])


def test_what_gets_lost_is_noticed() -> None:
    with pytest.raises(PackageError, match="has lost part 0 of its HTML: <p>x</p>"):
        unshelve("<h1>T</h1>", ["<p>x</p>"])
