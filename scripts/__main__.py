"""The command line of the pipeline: one command a step, ``python -m scripts <step>``.

A step imports what it needs only when it runs, so that ``--help`` and the small steps answer at once.
What a person can get wrong comes as a PackageError and leaves as one sentence and exit status 1.
"""

import argparse
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from scripts.contract.package import PackageError, load_package
from scripts.options import OPTIONS
from scripts.shared.build_lock import building
from scripts.shared.disk_faults import explain_disk_fault
from scripts.shared.settings import find_archive_folder
from scripts.shared.tied import leave_in_order

BUILD = Path("build")
DATABASE = BUILD / "tinh-so.db"
ACCEPTED = Path("tests/published/accepted.json")
Step = Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Run one step and return its exit status: 0 done, 1 input or disk at fault, 130 for Ctrl-C."""
    options = make_parser().parse_args(arguments)
    step: Step = options.step
    try:
        leave_in_order()
        with building(BUILD, get_name(step)) if step in BUILDING else nullcontext():
            return step(options)
    except PackageError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if not (sentence := explain_disk_fault(error)):
            raise
        print(sentence, file=sys.stderr)
        return 1


def get_name(step: Step) -> str:
    """Return the name by which a step is called."""
    return step.__name__.removeprefix("run_")


def make_parser() -> argparse.ArgumentParser:
    """Make the parser: one subcommand a step, each with its own help."""
    parser = argparse.ArgumentParser(prog="python -m scripts", description="The pipeline of Tỉnh Số.")
    steps = parser.add_subparsers(required=True, metavar="step")
    for step, text in STEPS.items():
        command = steps.add_parser(get_name(step), help=text, description=text)
        command.set_defaults(step=step)
        for names, settings in OPTIONS.get(get_name(step), []):
            command.add_argument(names, **settings)
    return parser


def run_check(options: argparse.Namespace) -> int:
    from scripts.checks.runner import check_package

    report = check_package(load_package(Path()), find_archive_folder())
    for notice in report.skipped:
        print(notice)
    for problem in report.problems:
        print(problem, file=sys.stderr)
    if report.problems:
        print(f"Problems found: {len(report.problems)}.", file=sys.stderr)
        return 1
    print("No problems found.")
    return 0


def run_proofs(options: argparse.Namespace) -> int:
    from scripts.checks.proof_rows import write_proofs
    from scripts.checks.runner import read_tables

    package = load_package(Path())
    print(f"Proofs written: {write_proofs(package, read_tables(package)[0], find_archive())}.")
    return 0


def run_damage(options: argparse.Namespace) -> int:
    from scripts.checks.damage.tally import try_damages

    return try_damages(load_package(Path()), options)


def run_format(options: argparse.Namespace) -> int:
    from scripts.charts.palette import read_colours
    from scripts.charts.stylesheets import write_stylesheets
    from scripts.contract.canonical import rewrite_package

    for path in [*rewrite_package(load_package(Path())), *write_stylesheets(read_colours(), Path())]:
        print(f"rewritten: {path}")
    return 0


def run_database(options: argparse.Namespace) -> int:
    from scripts.database import loader as database

    database.build(load_package(Path()), DATABASE)
    return 0


def run_downloads(options: argparse.Namespace) -> int:
    from scripts.exports import downloads

    downloads.build(DATABASE, load_package(Path()), BUILD / "downloads")
    return 0


def run_datasette(options: argparse.Namespace) -> int:
    from scripts.publish import datasette_folder as datasette

    datasette.build(load_package(Path()), BUILD / "datasette")
    return 0


def run_pages(options: argparse.Namespace) -> int:
    from scripts.pages import writer as pages

    pages.build(DATABASE, load_package(Path()), Path("site/templates"), BUILD / "pages")
    return 0


def run_catalogue(options: argparse.Namespace) -> int:
    from scripts.exports import catalogue

    catalogue.build(DATABASE, load_package(Path()), BUILD / "downloads", BUILD / "catalogue")
    return 0


def run_feed(options: argparse.Namespace) -> int:
    from scripts.exports import feed

    feed.build(DATABASE, load_package(Path()), BUILD / "feed")
    return 0


def run_pictures(options: argparse.Namespace) -> int:
    from scripts.pages import pictures

    pictures.build(DATABASE, Path("site"), BUILD / "pictures")
    return 0


def run_site(options: argparse.Namespace) -> int:
    from scripts.publish import render as site

    extras = {BUILD / "catalogue": "", BUILD / "feed": "", BUILD / "pictures": "pictures"}
    site.build(BUILD / "pages", BUILD / "downloads", BUILD / "site", extras)
    return 0


def run_serve(options: argparse.Namespace) -> int:
    from scripts.publish import serve

    serve.serve(BUILD / "site", BUILD / "datasette", DATABASE, options.port, options.datasette_port)
    return 0


def run_dev(options: argparse.Namespace) -> int:
    from scripts.publish.dev import dev

    dev(options.page, BUILD, options.port)
    return 0


def run_readme(options: argparse.Namespace) -> int:
    from scripts.exports import tables_readme as readme

    readme.build(load_package(Path()), Path("data/README.md"))
    return 0


def run_accept(options: argparse.Namespace) -> int:
    from scripts.exports import accepted

    accepted.build(DATABASE, load_package(Path()), ACCEPTED)
    return 0


def run_mentions(options: argparse.Namespace) -> int:
    from scripts.reading.mentions import write_csv

    write_csv(options.text, sys.stdout)
    return 0


def run_propose(options: argparse.Namespace) -> int:
    from scripts.drafting.propose import propose

    folder = propose(load_package(Path()), options.text, options.source, options.area, options.output)
    print(f"Drafts written to {folder}; correct them, then append them to data/ and run make check.")
    return 0


def run_agreement(options: argparse.Namespace) -> int:
    from scripts.drafting.agreement import format_agreement, measure_agreement

    print(format_agreement(measure_agreement(load_package(Path()), find_archive())))
    return 0


def run_changes(options: argparse.Namespace) -> int:
    from scripts.exports.change_files import FORMATTERS, make_diff
    from scripts.exports.editions import read_edition

    old, new = (read_edition(place, Path()) for place in (options.old, options.new))
    sys.stdout.write(FORMATTERS[options.format](make_diff(old, new, load_package(Path()))))
    return 0


def run_manifest(options: argparse.Namespace) -> int:
    from scripts.exports import release_manifest

    print(f"written: {release_manifest.build(load_package(Path()), find_archive_folder())}")
    return 0


def run_release(options: argparse.Namespace) -> int:
    from scripts.exports import release_folder

    package = load_package(Path())
    since = options.since or release_folder.find_previous(package.descriptor["version"], Path())
    release_folder.build(package, BUILD / "downloads", since, BUILD / "release")
    print(f"build/release: {f'changes since {since}' if since else 'no release before this one'}")
    return 0


def run_snapshot(options: argparse.Namespace) -> int:
    from scripts.drafting.snapshot import snapshot

    print(snapshot(options.text, find_archive(), load_package(Path()).resources["sources"]))
    return 0


def run_scan(options: argparse.Namespace) -> int:
    from scripts.drafting.scan import format_scan, scan

    package = load_package(Path())
    found = [row for row in scan(package) if not options.topic or row.topic in options.topic]
    print(format_scan(found, package))
    return 0


def run_links(options: argparse.Namespace) -> int:
    from datetime import date

    from scripts.shared import settings
    from scripts.upkeep.link_asking import Guest
    from scripts.upkeep.link_table import Plan, check_links

    package = load_package(Path())
    agent = f"{package.descriptor['name']}-links/{package.descriptor['version']} (+{settings.SITE_URL})"
    plan = Plan(date.today(), options.days, options.archive, frozenset(options.source))
    counts = check_links(package, Guest(agent, options.pause, options.timeout), plan)
    for status, count in sorted(counts.items()):
        print(f"{status}: {count}")
    return 0


def find_archive() -> Path:
    """Return the archive's folder; PackageError where none is at hand."""
    folder = find_archive_folder()
    if folder is None:
        raise PackageError("There is no archive at hand: set TINH_SO_ARCHIVE to the folder of the texts.")
    return folder


STEPS: dict[Step, str] = {
    run_check: "check the package and print every problem, one line each; exit status 1 if there are any",
    run_proofs: "prove the figures and numerals of the archived texts and write data/proofs.csv",
    run_damage: "damage the tables in memory, cell by cell, and print what no rule notices",
    run_format: "write the tables of data/ in their canonical form, and the colours into the stylesheets",
    run_database: "package → build/tinh-so.db",
    run_downloads: "database → build/downloads/",
    run_datasette: "package → build/datasette/, all that Datasette needs beside the database",
    run_pages: "database and templates → build/pages/",
    run_catalogue: "downloads → build/catalogue/, the DCAT catalogue and llms.txt",
    run_feed: "database → build/feed/, the Atom feeds of new and corrected figures",
    run_pictures: "database → build/pictures/, charts as files and the pictures that links are shown with",
    run_site: "pages, downloads, catalogue, feeds and pictures → build/site/",
    run_serve: "serve the site on http://127.0.0.1:8000 and Datasette on http://127.0.0.1:8001",
    run_dev: "serve the site and show every edit at once",
    run_readme: "write the tables' description of data/README.md from datapackage.json",
    run_accept: "write the counts of the published data into tests/published/accepted.json and the papers",
    run_mentions: "print every numeral of a Vietnamese text, as CSV",
    run_propose: "read a new text and write draft rows for mentions.csv and observations.csv",
    run_agreement: "compare what propose makes of the archived texts with the curated rows",
    run_scan: "propose relations between figures, with reasons and draft rows; a curator decides",
    run_changes: "print what changed between two editions, row by row, with the reason of each change",
    run_manifest: "write what this edition publishes into data/release.json, for check to hold it",
    run_release: "downloads, manifest, notes and the diff since the last release → build/release/",
    run_links: "ask whether the sources' addresses still answer, and write data/links.csv",
    run_snapshot: "put a text into the archive and print its row for sources.csv",
}

BUILDING: set[Step] = {
    *(run_database, run_downloads, run_datasette, run_catalogue),
    *(run_feed, run_pictures, run_pages, run_site),
}
"""The steps that write under build/: one process at a time does so."""

if __name__ == "__main__":
    sys.exit(main())
