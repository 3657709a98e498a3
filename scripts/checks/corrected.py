"""Rules on corrections: the chain of old and new values ends at what stands in the figure now."""

from collections.abc import Iterator
from itertools import pairwise

from scripts.contract.tables import Problem, Rule, Tables, format_plain


def correction_ends_at_the_figure(tables: Tables) -> Iterator[Problem]:
    names = set(tables.package.resources["observations"].field_names)
    for (figure_id, name), rows in tables.group("corrections", "observation_id", "field").items():
        figure = tables.find("observations", figure_id)
        if figure is None or name not in names:
            continue
        ordered = sorted(rows, key=lambda row: row.text("date"))
        for earlier, later in pairwise(ordered):
            if earlier["new_value"] != later["old_value"]:
                yield later.blame("old_value", f"{later['old_value']}, but it was made {earlier['new_value']} before")
        value = figure[str(name)]
        now = format_plain(value) if isinstance(value, float) else figure.text(str(name))
        if ordered[-1].text("new_value") != now:
            yield ordered[-1].blame(
                "new_value", f"{ordered[-1].text('new_value') or 'empty'}, but {figure_id} has {now or 'nothing'} now"
            )


def correction_changes_something(tables: Tables) -> Iterator[Problem]:
    for row in tables["corrections"]:
        if row["field"] is not None and row["old_value"] == row["new_value"]:
            yield row.blame("new_value", "it is the old value: say what was changed")


RULES: tuple[Rule, ...] = (correction_ends_at_the_figure, correction_changes_something)
