"""Make's prerequisites are true: whatever file a step opens, the step is made anew when that file changes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.test_prerequisites import STEPS, find_all_prerequisites

ROOT = Path(__file__).parents[2]
READ = ("scripts", "site", "data", "datapackage.json", "mkdocs.yml", "LICENSE", "LICENSE-data")
NOTE_READS = """
import os, sys
noted = os.open(os.environ["READS"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
def note(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, os.PathLike)):
        os.write(noted, (os.path.abspath(arguments[0]) + "\\n").encode())
sys.addaudithook(note)
"""
"""Python runs this before anything else, in every process that a step starts."""


@pytest.fixture(scope="module")
def copy(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what steps read and a copy of the build, of links to the same files."""
    folder = tmp_path_factory.mktemp("reads")
    for name in READ:
        if name.startswith("data"):  # a package's files are in its own folder
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy2)(ROOT / name, folder / name)
        else:
            (folder / name).symlink_to(ROOT / name)
    shutil.copytree(site_folder.parent, folder / "build", copy_function=os.link)
    (folder / "sitecustomize.py").write_text(NOTE_READS, encoding="utf-8")
    return folder


@pytest.mark.built
@pytest.mark.parametrize("step", STEPS)
def test_a_step_opens_nothing_but_its_prerequisites(copy: Path, step: str) -> None:
    notes = copy / f"{step}.txt"
    environment = os.environ | {"PYTHONPATH": str(copy), "READS": str(notes), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [sys.executable, "-m", "scripts", step], cwd=copy, env=environment, check=True, capture_output=True
    )
    opened = {path.removeprefix(f"{copy}{os.sep}") for path in notes.read_text("utf-8").splitlines()}
    read = {path for path in opened if path.startswith(READ) and "__pycache__" not in path}
    assert {path for path in read if path.startswith("scripts/")} != set()
    assert {path for path in read if (copy / path).is_file()} - find_all_prerequisites(step) == set()
