"""`python -m scripts damage`: try damages, say per table and column what survives, and why that is harmless.

A survivor is a damage that no rule notices. `harmless.toml` names those that are left at that, with the
reason; the others are the gaps. Damages are tried table by table, and of a sample in the order
of the tables, so that progress can be seen.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, TextIO

from scripts.checks import runner
from scripts.checks.damage.bench import Bench
from scripts.checks.damage.harmless import Reasons, read_reasons
from scripts.checks.damage.kinds_of_damage import Damage, iter_damages
from scripts.contract.package import Package, PackageError

SAID_BY_A_FIGURE: Final = (
    "area_id", "indicator_id", "breakdown", "time_period", "measure", "obs_value", "denominator", "qualifier",
    "source_id",
)  # fmt: skip
OBSERVATIONS: Final = "observations"
STEP: Final = 5_000


@dataclass
class Tally:
    """How many damages of a table were tried, and which survived, by column and kind."""

    table: str
    tried: int = 0
    survivors: list[Damage] = field(default_factory=list)
    harmless: int = 0

    @property
    def share(self) -> float:
        return len(self.survivors) / self.tried if self.tried else 0.0


def try_damages(package: Package, options: argparse.Namespace) -> int:
    """Try the damages that the options ask for and print the tallies; 1 if one survives without a reason."""
    is_published = options.published if options.published or options.unpublished else None
    bench = Bench(package, runner.RULES, options.seed, is_published=is_published)
    damages = choose_damages(bench, options.table, options.sample, options.seed, figures=options.figures)
    reasons = read_reasons(bench)
    tallies = tally_damages(bench, damages, reasons, sys.stderr)
    print(format_tallies(tallies, reasons))
    if options.list:
        for line in iter_survivors(bench, tallies, reasons):
            print(line)
    return int(any(len(tally.survivors) > tally.harmless for tally in tallies))


def choose_damages(
    bench: Bench, tables: list[str] | None, sample: int | None, seed: int, *, figures: bool = False
) -> list[Damage]:
    """Return the damages to try; PackageError for a table that does not exist."""
    names = [OBSERVATIONS] if figures else (tables or list(bench.package.resources))
    if unknown := [name for name in names if name not in bench.package.resources]:
        raise PackageError(f"datapackage.json has no table {', '.join(unknown)}: name one of its tables")
    damages = [
        damage
        for name in names
        for damage in iter_damages(bench.get_sheet(name))
        if not figures or damage.field in SAID_BY_A_FIGURE
    ]
    if sample is None or sample >= len(damages):
        return damages
    chosen = sorted(random.Random(seed).sample(range(len(damages)), sample))
    return [damages[index] for index in chosen]


def tally_damages(
    bench: Bench, damages: Iterable[Damage], reasons: Reasons, progress: TextIO | None = None
) -> list[Tally]:
    """Try damages and return the tallies by table, in the descriptor's order."""
    tallies = {name: Tally(name) for name in bench.package.resources}
    for count, damage in enumerate(damages, start=1):
        tally = tallies[damage.table]
        tally.tried += 1
        if bench.judge(damage) is None:
            tally.survivors.append(damage)
            tally.harmless += reasons.find(damage) is not None
        if progress is not None and count % STEP == 0:
            print(f"{count:,} damages tried, now {damage.table}", file=progress, flush=True)
    return [tally for tally in tallies.values() if tally.tried]


def format_tallies(tallies: list[Tally], reasons: Reasons) -> str:
    """Return a table: a line a table, then its columns whose survivors have no reason."""
    lines = [f"{'table':16}{'tried':>9}{'survive':>9}{'share':>8}{'harmless':>10}  without a reason"]
    for tally in [*tallies, _sum(tallies)]:
        gaps = Counter(
            f"{damage.field or 'row'} {damage.kind}"
            for damage in tally.survivors
            if reasons.find(damage) is None
        )
        shown = ", ".join(f"{what} {count}" for what, count in gaps.most_common(12))
        if tally.table == TOTAL:
            shown = str(gaps.total())
        lines.append(
            f"{tally.table:16}{tally.tried:9,}{len(tally.survivors):9,}"
            f"{tally.share:8.2%}{tally.harmless:10,}  {shown}"
        )
    return "\n".join(lines)


def iter_survivors(bench: Bench, tallies: list[Tally], reasons: Reasons) -> Iterator[str]:
    """Yield a line for each survivor: where, what it was, what it became, and why that is harmless."""
    for tally in tallies:
        names, texts = bench.package.resources[tally.table].field_names, bench.texts[tally.table]
        for damage in tally.survivors:
            place = f"{tally.table}.csv:{damage.row + 2} {damage.field or ''} {damage.kind}"
            changes = [
                f"{texts[row][names.index(damage.field)]} → {cells[names.index(damage.field)]}"
                for row, cells in damage.cells.items()
                if damage.field
            ]
            yield f"{place}: {'; '.join(changes)} ({reasons.find(damage) or 'no reason given'})"


TOTAL: Final = "all"


def _sum(tallies: list[Tally]) -> Tally:
    total = Tally(TOTAL)
    for tally in tallies:
        total.tried += tally.tried
        total.survivors += tally.survivors
        total.harmless += tally.harmless
    return total
