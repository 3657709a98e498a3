"""The package as one Excel workbook: a sheet on what it is and on which terms, then a sheet a table."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.contract.computed import load_computed
from scripts.contract.package import Package, Resource, Value
from scripts.exports.contents import Contents, Table

NARROWEST, WIDEST = 8, 60  # in characters
Sheet = Any
Format = Any
"""XlsxWriter has no types of its own."""


def write_workbook(contents: Contents, target: Path) -> None:
    """Write the workbook; its date is the package's, so that the same data give the same bytes."""
    import xlsxwriter  # type: ignore[import-untyped]  # here, as in ``parquet``

    about = contents.package.descriptor
    created = datetime.datetime.fromisoformat(about["created"]).replace(tzinfo=None)
    with xlsxwriter.Workbook(target) as workbook:
        workbook.set_properties({"title": about["title_vi"], "created": created})
        header = workbook.add_format({"bold": True, "bottom": 1})
        write_readme(workbook.add_worksheet("README"), contents.package, header)
        for table in [*contents.tables, contents.figures]:
            write_table(workbook.add_worksheet(table.name), table, header)


def write_table(sheet: Sheet, table: Table, header: Format) -> None:
    """Write a table with a header that stays in sight and filters."""
    write_row(sheet, 0, table.columns, header)
    for line, row in enumerate(table.rows, start=1):
        write_row(sheet, line, row)
    for column, name in enumerate(table.columns):
        lengths = [len(str(row[column])) for row in table.rows if row[column] is not None]
        widest = max(NARROWEST, len(name) + 3, *lengths)  # three for the filter's button
        sheet.set_column(column, column, min(widest, WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def write_row(sheet: Sheet, line: int, values: Iterable[Value], style: Format | None = None) -> None:
    """Write values as what they are: a text that looks like a number, a date or a formula stays a text."""
    for column, value in enumerate(values):
        if value is None or value == "":
            continue
        if isinstance(value, str):
            sheet.write_string(line, column, value, style)
        else:
            sheet.write_number(line, column, value, style)


def write_readme(sheet: Sheet, package: Package, header: Format) -> None:
    """Say in both languages what the workbook is, on which terms, and what each sheet holds."""
    about = package.descriptor
    texts = [about["title_vi"], about["description_vi"], about["title"], about["description"]]
    texts += [f"{terms['title']}: {terms['path']}" for terms in (*about["licenses"], *about["sources"])]
    texts += [f"Phiên bản · version {about['version']}", ""]
    for line, text in enumerate(texts):
        write_row(sheet, line, [text])
    write_row(sheet, len(texts), ["sheet", "tiếng Việt", "English"], header)
    resources = [*package.resources.values(), load_computed(package)["figures"]]
    for line, resource in enumerate(resources, start=len(texts) + 1):
        item = resource.descriptor
        write_row(sheet, line, [resource.name, item["description_vi"], item["description"]])
    write_columns(sheet, resources, len(texts) + len(resources) + 2, header)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 3, WIDEST)


def write_columns(sheet: Sheet, resources: Iterable[Resource], line: int, header: Format) -> None:
    """Say in both languages what each column of each sheet holds, from a line on."""
    write_row(sheet, line, ["sheet", "column", "tiếng Việt", "English"], header)
    fields = ((resource.name, field) for resource in resources for field in resource.fields)
    for place, (name, field) in enumerate(fields, start=line + 1):
        write_row(sheet, place, [name, field["name"], field["description_vi"], field["description"]])
