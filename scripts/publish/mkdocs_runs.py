"""Rendering the pages that have to be: each language in a process of its own, at the same time.

What one process does is in ``render_language``. While it works MkDocs says nothing, so its progress is told
by counting the pages that it has written.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from scripts.contract.package import PackageError
from scripts.publish.page_notes import Notes, read_notes
from scripts.publish.render_language import Job
from scripts.shared.disk_faults import FULL
from scripts.shared.languages import MANNERS, Language
from scripts.shared.tied import start_tied

FIXED = {"SOURCE_DATE_EPOCH": "315532800", "PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"}
"""Whatever dates MkDocs writes, it writes the same each time: the first day of 1980."""


PROGRESS = ("INFO", "  - ")
"""How the lines begin in which MkDocs tells what it does, not what is wrong."""


def run_jobs(jobs: Mapping[Language, Job]) -> dict[str, Notes]:
    """Render the pages of each job into its store; return their notes by key.

    Raises PackageError with MkDocs' own words when a page cannot be rendered, OSError for a full disk; one
    failure ends the others.
    """
    running = {language: start_job(job) for language, job in jobs.items()}
    total = sum(len(job.pages) for job in jobs.values())
    try:
        while any(process.poll() is None for process in running.values()):
            wait_for(running.values(), 0.5)
            if sys.stderr.isatty():
                tell_progress(jobs.values(), total)
    finally:
        for process in running.values():
            process.terminate()
            process.communicate()
    for language, process in running.items():
        if process.returncode in FULL:
            raise OSError(process.returncode, os.strerror(process.returncode), jobs[language].store)
        if process.returncode:
            raise PackageError(explain_failure(language, Path(jobs[language].scratch)))
    return {key: noted for job in jobs.values() for key, noted in read_notes(job.notes).items()}


def start_job(job: Job) -> "subprocess.Popen[bytes]":
    """Start the process of a job; its words go to a log."""
    scratch = Path(job.scratch)
    scratch.mkdir()
    (scratch / "job.json").write_text(json.dumps(vars(job)), encoding="utf-8")
    command = ["scripts.publish.render_language", str(scratch / "job.json")]
    with (scratch / "log").open("wb") as words:
        return start_tied(command, words, os.environ | FIXED)


def wait_for(processes: Iterable["subprocess.Popen[bytes]"], seconds: float) -> None:
    """Wait until all have ended, but no longer than some seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and any(process.poll() is None for process in processes):
        time.sleep(0.02)


def tell_progress(jobs: Iterable[Job], total: int) -> None:
    done = sum(1 for job in jobs for _ in job.target.rglob("*.html"))
    print(f"\r{done} of {total} pages rendered", end="", file=sys.stderr, flush=True)


def explain_failure(language: Language, scratch: Path) -> str:
    """Return what a failed process said, without the names of scratch folders."""
    said = (scratch / "log").read_text(encoding="utf-8", errors="replace")
    lines = said.replace(f"{scratch.resolve()}{os.sep}", "").strip().splitlines()
    said = "\n".join(line for line in lines if not line.startswith(PROGRESS))
    return f"The site under /{MANNERS[language].folder} cannot be rendered; mend what MkDocs says:\n{said}"
