"""make dev over HTTP: an edit is seen, and what is wrong is told on the page."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[2]
COPIED = ("scripts", "site", "data")
PATIENCE = 60
"""Seconds until a test gives up; how long an edit takes is measured, not tested."""


class Dev(NamedTuple):
    """A running ``make dev`` of one page, in a copy of what the site is made from."""

    folder: Path
    address: str

    def read(self, place: str) -> str:
        with urlopen(f"{self.address}{place}") as answer:
            return str(answer.read().decode())

    def wait(self, place: str, is_there: Callable[[str], bool]) -> str:
        """Return what stands at a place as soon as it is as wanted."""
        end = time.monotonic() + PATIENCE
        while not is_there(text := self.read(place)):
            assert time.monotonic() < end, text[-500:]
            time.sleep(0.1)
        return text

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def dev(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dev]:
    folder = tmp_path_factory.mktemp("dev")
    for name in COPIED:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("datapackage.json", "mkdocs.yml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(site_folder.parent, folder / "build", copy_function=os.link)
    command = [sys.executable, "-u", "-m", "scripts", "dev", "areas/hue", "--port", "0"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as running:
        assert running.stdout is not None
        found = re.match(r"(http://127\.0\.0\.1:\d+/)areas/hue", running.stdout.readline())
        assert found is not None
        started = Dev(folder, found[1])
        started.wait("dev/state.json", lambda text: not json.loads(text)["version"].endswith("-0"))
        yield started
        running.terminate()


def test_the_page_is_served_with_the_script_that_reloads_it(dev: Dev) -> None:
    page = dev.read("areas/hue/")
    assert page.count('<script type="module" src="/dev/reload.js"></script>') == 1
    assert "location.reload()" in dev.read("dev/reload.js")
    assert "Trang chủ" in dev.read("method/")


@pytest.mark.parametrize(
    ("path", "old", "new", "place"),
    [
        ("site/templates/area.md.j2", '<p class="lede">', '<p class="lede">Sửa mẫu. ', "areas/hue/"),
        ("site/theme/partials/footer.html", "<footer", '<footer data-x="edited"', "areas/hue/"),
        ("site/theme/assets/tinh-so.css", "{", "{ /* edited */", "assets/tinh-so.css"),
        ("site/words/browser.toml", "Đã sao chép", "Sao chép xong", "assets/tinh-so.js"),
        ("site/words/theme.toml", "Đến nội dung chính", "Sửa chữ", "areas/hue/"),
        ("data/areas.csv", "Thành phố Huế", "Thành phố Huế mới", "areas/hue/"),
    ],
)
def test_an_edit_is_seen(dev: Dev, path: str, old: str, new: str, place: str) -> None:
    assert new not in dev.read(place)
    dev.edit(path, old, new)
    dev.wait(place, lambda text: new in text)


def test_what_is_wrong_is_told_in_a_sentence_until_it_is_mended(dev: Dev) -> None:
    dev.edit("site/templates/area.md.j2", "# ", "{{ nowhere.at_all }}# ")
    told = json.loads(dev.wait("dev/state.json", lambda text: json.loads(text)["error"] != ""))
    assert re.fullmatch(
        r"site/templates/area\.md\.j2:\d+: UndefinedError: 'nowhere' is undefined", told["error"]
    )
    dev.edit("site/templates/area.md.j2", "{{ nowhere.at_all }}# ", "# ")
    dev.wait("dev/state.json", lambda text: json.loads(text)["error"] == "")
    dev.edit("data/observations.csv", "f0616,hue,", "f0616,huế,")
    told = json.loads(dev.wait("dev/state.json", lambda text: json.loads(text)["error"] != ""))
    assert "observations.csv" in told["error"] and "huế" in told["error"]
