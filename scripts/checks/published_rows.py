"""Rules on what was published: it stays, and what changes in it is recorded.

They compare the package with the manifest of the last release; additions are free. RELEASING.md has the
rules in words.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from scripts.checks.manifest import describe_fields, format_key, get_policy
from scripts.checks.released import Released, is_removal
from scripts.checks.versions import find_rise, list_versions, read_version
from scripts.contract.tables import Problem

PublishedRule = Callable[[Released], Iterator[Problem]]

WHAT_IT_IS = {
    "observations": {"area_id", "indicator_id", "breakdown", "time_period", "measure", "source_id"},
    "indicators": {"name_vi", "definition_vi", "unit_measure", "statistic", "ranked_set"},
    "sources": {"title", "publisher", "issued", "url", "sha256"},
    "areas": {"name_vi", "level", "parent_id", "gso_code", "iso_3166_2", "valid_from"},
    "families": {"name_vi", "name_en"},
}
"""Fields that say what a row is about."""
MOST = 2
"""As many of them may be mended; a row in which more changed has been given to something else."""
LEADS_ON = {"areas", "indicators", "sources", "families"}
"""Tables whose rows can be renamed."""
HOW = {
    "corrections": "add a row to corrections.csv for each changed cell, with what stood there before",
    "amendments": "add a row to amendments.csv for each changed cell, with what stood there before",
    "never": "put it back, and add another row for what is new",
}


def published_rows_stay(released: Released) -> Iterator[Problem]:
    """A figure stays even when it is withdrawn; other rows go only with a record."""
    for name, change in released.changes.items():
        for key in change.gone:
            was = f"{name}.csv: {key} was published in {released.manifest.version} and is gone: put it back"
            if name == "observations":
                how = "; a figure that should not have been published stays, with a row in withdrawals.csv"
            elif get_policy(released.tables.package.resources[name]) == "never":
                how = ""
            elif name in LEADS_ON:
                how = ", or name what took its place in redirects.csv"
            else:
                how = ", or say why it went in amendments.csv"
            yield Problem(name, None, None, was + how)


def changed_cells_are_recorded(released: Released) -> Iterator[Problem]:
    for name, change in released.changes.items():
        policy = get_policy(released.tables.package.resources[name])
        for row in change.changed:
            key = format_key(row, released.manifest.tables[name].key)
            records = ", even with the old values of its records" if (name, key) in released.records else ""
            yield row.blame(
                None, f"the row is not as {released.manifest.version} published it{records}: {HOW[policy]}"
            )


def published_row_is_still_the_same(released: Released) -> Iterator[Problem]:
    """An id is never given to something else, however well each cell's change is recorded."""
    for (table, key), records in released.records.items():
        published = released.published(table)
        changed = {row.text("field") for row in records} & WHAT_IT_IS.get(table, set())
        if published and key in published.rows and len(changed) > MOST:
            yield records[0].blame(
                "field",
                f"{key} of {table}.csv changed in {', '.join(sorted(changed))}, and is no longer what was "
                "published: put it back, and give what is new an id of its own",
            )


def published_fields_stay(released: Released) -> Iterator[Problem]:
    """Fields, types, codes and keys are what programs hang on: they go with a major version alone."""
    if find_rise(released.manifest.version, get_version(released)) == "major":
        return
    for name, published in released.manifest.tables.items():
        resource = released.tables.package.resources.get(name)
        if resource is None:
            yield Problem("releases", None, None, _say_gone(f"the table {name}", released))
            continue
        fields = describe_fields(resource)
        if resource.primary_key != tuple(published.key):
            yield Problem(name, None, None, _say_gone(f"the key of {name}", released))
        for field, (kind, *codes) in published.fields.items():
            now = fields.get(field)
            if now is None or now[0] != kind:
                what = f"the field {name}.{field}" if now is None else f"the type of {name}.{field}"
                yield Problem(name, None, None, _say_gone(what, released))
                continue
            for code in codes:
                if code not in now[1:] and now[1:]:
                    yield Problem(name, None, None, _say_gone(f"the code {code} of {name}.{field}", released))


def _say_gone(what: str, released: Released) -> str:
    return (
        f"datapackage.json: {what} is not as {released.manifest.version} published it: put it back, or raise "
        f"the version to {list_versions(released.manifest.version)['major']}"
    )


def version_rises_with_the_changes(released: Released) -> Iterator[Problem]:
    """Additions wait for the next release; what was published changes only under a new version."""
    old, new = released.manifest.version, get_version(released)
    level, reasons = find_level(released)
    wanted = list_versions(old)[level] if level else old
    if read_version(new) < read_version(wanted):
        why = ", ".join(f"{what} {count}" for what, count in reasons.items())
        because = f"{old} was published" + (f" and has changed since ({why})" if level else "")
        yield Problem("releases", None, None, f"datapackage.json version {new}: {because}: make it {wanted}")


def find_level(released: Released) -> tuple[str, dict[str, int]]:
    """Return how much the version must rise ("" for nothing but additions), and the records that ask for it.

    A change of meaning, a renaming or a removal is major, every other change of what was published a patch.
    """
    counts: Counter[str] = Counter()
    for (table, key), records in released.records.items():
        published = released.published(table)
        for row in records:
            if published is None or (key not in published.rows and row["new_value"] is not None):
                continue
            is_gone = is_removal(row, released.tables.package.resources[table])
            counts["removal" if is_gone else row.text("reason_code")] += 1
    counts["renaming"] = sum(1 for _ in released.iter_new("redirects"))
    counts["withdrawal"] = sum(1 for _ in released.iter_new("withdrawals"))
    counts = +counts
    is_major = any(counts[what] for what in ("removal", "renaming", "method"))
    return "major" if is_major else "patch" if counts else "", dict(counts)


def has_additions(released: Released) -> bool:
    """Say whether there is a row, a table, a field or a code that the last release did not have."""
    tables = released.manifest.tables
    for name, resource in released.tables.package.resources.items():
        if name not in tables or (name in released.changes and released.changes[name].added):
            return True
        for field, (_, *codes) in describe_fields(resource).items():
            if field not in tables[name].fields or set(codes) - set(tables[name].fields[field][1:]):
                return True
    return False


def get_version(released: Released) -> str:
    """Return the package's version."""
    version: str = released.tables.package.descriptor["version"]
    return version


RULES: tuple[PublishedRule, ...] = (
    published_rows_stay,
    changed_cells_are_recorded,
    published_row_is_still_the_same,
    published_fields_stay,
    version_rises_with_the_changes,
)
