"""The entries of the feeds: new figures, and what changed in what was published."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.contract.canonical import order_value
from scripts.exports.feed_rows import Amendment, Correction, Figure, Redirect, Rows, Withdrawal
from scripts.shared.words import Words

PAGES = {"areas", "indicators", "sources", "families"}
"""Tables whose rows have pages of their own."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An entry: ``name`` is the end of its id, ``day`` is ISO 8601.

    ``place`` and ``page`` are the folder and the id of the page that it leads to; ``via`` is a source's
    address, ``category`` the id and the name of an indicator, ``rights`` the source's own terms.
    """

    name: str
    day: str
    title: str
    summary: str
    place: str
    page: str
    via: str | None = None
    category: tuple[str, str] | None = None
    rights: str | None = None


def list_new(rows: Rows, words: Words) -> list[Entry]:
    """Return an entry for each figure that stands, the newest first, of one day the newer id first."""
    figures = [figure for figure in rows.figures if not figure.withdrawn]
    figures.sort(key=lambda figure: (figure.added, order_value(figure.id)), reverse=True)
    return [_make_new(figure, words) for figure in figures]


def list_changes(rows: Rows, fields: dict[str, dict[str, str]], words: Words) -> list[Entry]:
    """Return an entry for each change of what was published, the newest first.

    ``fields`` has the titles of each table's fields, in the words' language.
    """
    figures = {figure.id: figure for figure in rows.figures}
    entries = [
        *(_make_withdrawal(figures[row.observation_id], row, words) for row in rows.withdrawals),
        *(
            _make_correction(figures[row.observation_id], row, fields["observations"], words)
            for row in rows.corrections
        ),
        *_iter_others(rows, fields, words),
    ]
    return sorted(entries, key=lambda entry: (entry.day, entry.name), reverse=True)


def _iter_others(rows: Rows, fields: dict[str, dict[str, str]], words: Words) -> Iterator[Entry]:
    for renamed in rows.redirects:
        yield _make_redirect(renamed, rows.kinds[renamed.kind], words)
    for row in rows.amendments:
        yield _make_amendment(row, rows.kinds[row.kind], fields[row.kind], words)


def _make_new(figure: Figure, words: Words) -> Entry:
    printed = words(
        "printed", printed=figure.printed, publisher=figure.publisher, source_title=figure.source_title
    )
    return _make_entry(figure, figure.id, figure.added, _tell(figure, words), printed)


def _make_correction(figure: Figure, row: Correction, fields: dict[str, str], words: Words) -> Entry:
    name = f"{figure.id}/{row.date}/{row.field}"
    title = words("corrected", title=_tell(figure, words))
    return _make_entry(figure, name, row.date, title, _tell_change(row, fields, words))


def _make_withdrawal(figure: Figure, row: Withdrawal, words: Words) -> Entry:
    title = words("withdrawn", title=_tell(figure, words))
    return _make_entry(figure, f"{figure.id}/withdrawn", row.date, title, row.reason)


def _make_entry(figure: Figure, name: str, day: str, title: str, summary: str) -> Entry:
    return Entry(
        name=f"figures/{name}",
        day=day,
        title=title,
        summary=summary,
        place="figures",
        page=figure.id,
        via=figure.url,
        category=(figure.indicator_id, figure.indicator),
        rights=figure.licence,
    )


def _make_redirect(row: Redirect, kind: str, words: Words) -> Entry:
    return Entry(
        name=f"{row.kind}/{row.old_id}/renamed",
        day=row.date,
        title=words("renamed", kind=kind, old=row.old_id, new=row.new_id),
        summary=words("renamed_note"),
        place=row.kind,
        page=row.old_id,
    )


def _make_amendment(row: Amendment, kind: str, fields: dict[str, str], words: Words) -> Entry:
    has_page = row.kind in PAGES and row.new_value is not None
    return Entry(
        name=f"{row.kind}/{row.row}/{row.date}/{row.field}",
        day=row.date,
        title=words("amended", kind=kind, row=row.row),
        summary=_tell_change(row, fields, words),
        place=row.kind if has_page else "changes",
        page=row.row if has_page else "",
    )


def _tell_change(row: Correction | Amendment, fields: dict[str, str], words: Words) -> str:
    return words(
        "change",
        field=fields.get(row.field, row.field),
        old=row.old_value or words("empty"),
        new=row.new_value or words("empty"),
        reason=row.reason,
    )


def _tell(figure: Figure, words: Words) -> str:
    """Return the figure as a line: area, indicator, part, period, value; a target is called one."""
    part = "" if figure.breakdown == "total" else f" ({figure.breakdown_text})"
    target = f" {words('target')}" if figure.measure == "target" else ""
    return f"{figure.area}: {figure.indicator}{part}, {figure.period}: {figure.display}{target}"
