"""Changes to a small package in its files, for tests that then build the database of it."""

from scripts.contract.package import Package


def add_lines(package: Package, table: str, *lines: str) -> None:
    """Add rows, as lines of CSV, at the end of a table's file."""
    path = package.resources[table].path
    path.write_text(
        path.read_text(encoding="utf-8") + "".join(f"{line}\n" for line in lines), encoding="utf-8"
    )


def replace_text(package: Package, table: str, old: str, new: str) -> None:
    """Replace the first place of a text that stands in a table's file."""
    path = package.resources[table].path
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_figure(package: Package, changes: dict[str, str]) -> None:
    """Add a figure like f0002, with some fields changed."""
    values = dict.fromkeys(package.resources["observations"].field_names, "") | {
        "id": "f0002",
        "area_id": "ha-tinh",
        "indicator_id": "digitised-share",
        "breakdown": "total",
        "time_period": "2023-02",
        "time_basis": "inferred",
        "measure": "result",
        "obs_value": "74.16",
        "qualifier": "exact",
        "obs_status": "A",
        "source_id": "ha-tinh-2023-02",
        "paragraph": "2",
        "printed": "74",
        "value_basis": "digits",
        "checked": "archived",
        "added": "2026-11-21",
    }
    add_lines(package, "observations", ",".join((values | changes).values()))
