"""Pictures drawn before, each under a key of all that decides its bytes: a build draws only what changed.

A picture's name in the store is its key and the hash of its bytes. So a file that is damaged, or that an
interrupted build left half-written, never passes for the picture: it is drawn again.
"""

import hashlib
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from PIL import features

from scripts.charts.palette import COLOURS
from scripts.shared.replace import replaced_file

ROOM = Path(__file__).parent
DRAWN_BY = ("cards", "palette", "raster", "svg")
"""Modules of this room that decide how a content is drawn; the others decide what the content is."""
LIBRARIES = ("pillow", "resvg-py")


class PictureStore:
    """A folder of pictures by what they show; ``drawn_with`` tells how they are drawn (``hash_drawing``)."""

    def __init__(self, folder: Path, drawn_with: str) -> None:
        self._folder = folder
        self._drawn_with = drawn_with
        self._asked: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)
        self._paths = {_get_key(path): path for path in folder.glob("*-*.png")}

    def find(self, content: str) -> bytes | None:
        """Return the picture of a content; None where it has to be drawn (again, if its file is damaged)."""
        key = self._make_key(content)
        self._asked.add(key)
        path = self._paths.get(key)
        if path is None:
            return None
        with suppress(FileNotFoundError):  # another build has just swept it away
            picture = path.read_bytes()
            if path.name == _name_file(key, picture):
                return picture
            path.unlink()
        return None

    def put(self, content: str, picture: bytes) -> None:
        """Keep the picture of a content."""
        name = _name_file(self._make_key(content), picture)
        # where another build sweeps the unfinished file away, the picture is drawn again next time
        with suppress(FileNotFoundError), replaced_file(self._folder / name) as path:
            path.write_bytes(picture)

    def sweep(self) -> None:
        """Remove every file but the pictures that were asked for."""
        for path in self._folder.iterdir():
            if _get_key(path) not in self._asked:
                path.unlink(missing_ok=True)

    def _make_key(self, content: str) -> str:
        return _hash(f"{self._drawn_with}\n{content}".encode())


def hash_drawing(fonts: Path, colours: Path = COLOURS, room: Path = ROOM) -> str:
    """Return the hash of all that decides a picture beside its content: code, colours, fonts, libraries."""
    files = [*(room / f"{name}.py" for name in DRAWN_BY), colours, *sorted(fonts.glob("*.ttf"))]
    parts = [f"{path.name} {_hash(path.read_bytes())}" for path in files]
    parts += [f"{name} {version(name)}" for name in LIBRARIES]
    parts += [f"{name} {features.version(name)}" for name in ("freetype2", "zlib", "zlib_ng")]
    return _hash("\n".join(parts).encode())


def _get_key(path: Path) -> str:
    return path.name.partition("-")[0]


def _name_file(key: str, picture: bytes) -> str:
    return f"{key}-{_hash(picture)}.png"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
