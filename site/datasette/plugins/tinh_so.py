"""Datasette plugin: links from rows to the pages of the site.

The address of the site stands in the metadata that the build writes. A value is linked where its column says
what it is; a foreign key that Datasette shows with the name of its row keeps Datasette's link.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request, Response
from markupsafe import Markup

PAGES = {
    "figure": "figures",
    "observation_id": "figures",
    "indicator_id": "indicators",
    "source_id": "sources",
    "area_id": "areas",
    "province_id": "areas",
}
ROW_PAGES = {"areas": "areas", "observations": "figures", "indicators": "indicators", "sources": "sources"}


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(value: object, column: str, table: str | None, datasette: Datasette) -> Markup | None:
    """Link an id to its page on the site; None leaves the cell to Datasette."""
    folder = "figures" if (table, column) == ("figures", "id") else PAGES.get(column)
    if folder is None or not isinstance(value, str) or not value:
        return None
    return Markup('<a class="site" href="{}{}/{}/">{}</a>').format(site_url(datasette), folder, value, value)


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(datasette: Datasette) -> dict[str, Any]:
    """Give the templates ``site_url`` and ``page_of_row(table, row)``: a page on the site, or None."""

    def page_of_row(table: str, row: Mapping[str, Any]) -> str | None:
        if table not in ROW_PAGES:
            return None
        return f"{site_url(datasette)}{ROW_PAGES[table]}/{row['id']}/"

    return {"site_url": site_url(datasette), "page_of_row": page_of_row}


@hookimpl  # type: ignore[untyped-decorator]
def register_routes(datasette: Datasette) -> list[tuple[str, Callable[[Request], Awaitable[Response]]]]:
    """Lead from the rows of things that were renamed to those that stand now."""
    renamed: dict[str, str] = datasette.plugin_config("tinh-so").get("renamed", {})
    return [
        (rf"/(?P<database>[^/]+)/{old}(?P<format>\.json)?$", lead_to(new)) for old, new in renamed.items()
    ]


def lead_to(new: str) -> Callable[[Request], Awaitable[Response]]:
    """Return the view that leads on to a row, in the form in which the old one was asked for."""

    async def lead_on(request: Request) -> Response:
        asked = request.url_vars
        return Response.redirect(f"/{asked['database']}/{new}{asked['format'] or ''}", status=301)

    return lead_on


def site_url(datasette: Datasette) -> str:
    """Return the address of the site, with a slash at the end."""
    url: str = datasette.plugin_config("tinh-so")["site_url"]
    return url
