"""The pictures drawn before: found by what they show and by what draws them, never when damaged."""

import ast
import shutil
from pathlib import Path

import pytest

from scripts.charts.palette import COLOURS
from scripts.charts.picture_store import DRAWN_BY, ROOM, PictureStore, hash_drawing

FONTS = Path(__file__).parents[3] / "site" / "fonts"


def test_a_picture_is_found_by_what_it_shows(tmp_path: Path) -> None:
    PictureStore(tmp_path, "code").put("a map", b"picture")
    store = PictureStore(tmp_path, "code")
    assert (store.find("a map"), store.find("another map")) == (b"picture", None)


def test_a_picture_drawn_in_another_way_is_not_found(tmp_path: Path) -> None:
    PictureStore(tmp_path, "code").put("a map", b"picture")
    assert PictureStore(tmp_path, "newer code").find("a map") is None


@pytest.mark.parametrize("damaged", [b"", b"pict", b"picturf"])
def test_a_damaged_picture_is_not_used_and_goes(damaged: bytes, tmp_path: Path) -> None:
    PictureStore(tmp_path, "code").put("a map", b"picture")
    (path,) = tmp_path.iterdir()
    path.write_bytes(damaged)
    assert PictureStore(tmp_path, "code").find("a map") is None
    assert list(tmp_path.iterdir()) == []


def test_what_nothing_asked_for_is_swept(tmp_path: Path) -> None:
    for content in ("a map", "an older map"):
        PictureStore(tmp_path, "code").put(content, content.encode())
    (tmp_path / ".half-written.new").write_bytes(b"pict")
    store = PictureStore(tmp_path, "code")
    store.find("a map")
    store.sweep()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"a map"]


def copy_what_draws(folder: Path) -> tuple[Path, Path, Path]:
    """Copy the fonts, the colours and the room into a folder."""
    shutil.copytree(FONTS, folder / "fonts")
    shutil.copytree(ROOM, folder / "room")
    shutil.copy(COLOURS, folder / "colours.toml")
    return folder / "fonts", folder / "colours.toml", folder / "room"


@pytest.mark.parametrize(
    "changed", ["fonts/be-vietnam-pro-400.ttf", "colours.toml", *(f"room/{name}.py" for name in DRAWN_BY)]
)
def test_another_way_of_drawing_has_another_hash(changed: str, tmp_path: Path) -> None:
    places = copy_what_draws(tmp_path)
    before = hash_drawing(*places)
    assert before == hash_drawing(FONTS)
    (tmp_path / changed).write_bytes((tmp_path / changed).read_bytes() + b"\n")
    assert hash_drawing(*places) != before


def test_other_libraries_have_another_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    before = hash_drawing(FONTS)
    monkeypatch.setattr("scripts.charts.picture_store.version", lambda name: f"{name} 99")
    assert hash_drawing(FONTS) != before


def test_the_hash_holds_every_module_that_draws_a_picture() -> None:
    """Cards and PNG files import nothing of this room that the hash leaves out."""
    imported = {"cards", "raster"}
    for name in DRAWN_BY:
        tree = ast.parse((ROOM / f"{name}.py").read_text(encoding="utf-8"))
        modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        imported |= {module.rpartition(".")[2] for module in modules if module.startswith("scripts.charts.")}
    assert imported == set(DRAWN_BY)
