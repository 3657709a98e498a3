"""Pictures as files: PNG, of a chart SVG too. Only those are drawn that have not been drawn before."""

import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from scripts.charts.cards import Card, draw_card
from scripts.charts.picture_store import PictureStore
from scripts.charts.raster import encode_png, rasterize
from scripts.shared.tied import tie_worker

AT_ONCE = 5
"""Pictures that a process draws at a time: few, so that no processor waits long for the last."""


@dataclass(frozen=True)
class Picture:
    """A picture to be made: its path without suffix, and its card or the SVG of its file."""

    path: str
    content: Card | str

    @property
    def text(self) -> str:
        """What the picture shows, in full: equal texts are drawn alike."""
        return self.content if isinstance(self.content, str) else repr(self.content)


def write_pictures(pictures: Iterable[Picture], fonts: Path, folder: Path, kept: PictureStore) -> int:
    """Write pictures as PNG into a folder, charts as SVG too; return how many had to be drawn.

    Drawing begins while the pictures are still being listed, as many at once as there are processors.
    """
    drawing: list[tuple[list[Picture], Future[list[bytes]]]] = []
    with ProcessPoolExecutor(min(os.cpu_count() or 1, 8), initializer=tie_worker) as pool:
        try:
            missing = _write_known(pictures, folder, kept)
            while part := list(islice(missing, AT_ONCE)):
                contents = [picture.content for picture in part]
                drawing.append((part, pool.submit(draw_pictures, contents, fonts)))
            return _write_drawn(drawing, folder, kept)
        except BaseException:
            pool.shutdown(cancel_futures=True)  # nobody waits for what is still to be drawn
            raise


def draw_pictures(contents: list[Card | str], fonts: Path) -> list[bytes]:
    """Draw cards and charts (their SVG) as PNG files."""
    return [
        encode_png(draw_card(content, fonts) if isinstance(content, Card) else rasterize(content, fonts))
        for content in contents
    ]


def _write_known(pictures: Iterable[Picture], folder: Path, kept: PictureStore) -> Iterator[Picture]:
    """Write every SVG and the pictures that are kept; yield those that have to be drawn."""
    for picture in pictures:
        target = folder / picture.path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(picture.content, str):
            Path(f"{target}.svg").write_text(f"{picture.content}\n", encoding="utf-8", newline="\n")
        known = kept.find(picture.text)
        if known is None:
            yield picture
        else:
            Path(f"{target}.png").write_bytes(known)


def _write_drawn(
    drawing: list[tuple[list[Picture], Future[list[bytes]]]], folder: Path, kept: PictureStore
) -> int:
    """Write and keep the pictures as they come to be drawn, and tell the progress; return how many."""
    done, total = 0, sum(len(part) for part, _ in drawing)
    for part, future in drawing:
        for picture, png in zip(part, future.result(), strict=True):
            Path(f"{folder / picture.path}.png").write_bytes(png)
            kept.put(picture.text, png)
        done += len(part)
        if sys.stderr.isatty():
            print(f"\r{done} of {total} pictures drawn", end="", file=sys.stderr, flush=True)
    return done
