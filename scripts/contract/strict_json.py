"""JSON as people edit it, read strictly: what a general reader lets pass in silence is a fault here.

Of two equal keys a general reader takes the last; it takes NaN for a number, and a deep nest for an excuse to
end with a traceback.
"""

import codecs
import json
from pathlib import Path
from typing import Any, NoReturn

from scripts.contract.errors import PackageError

LARGEST = 5_000_000
"""Bytes: ten times what a descriptor of this kind weighs."""


def read_bytes(path: Path, name: str) -> bytes:
    """Return a file's bytes; PackageError, naming it by ``name``, where it cannot be a descriptor."""
    try:
        if path.stat().st_size > LARGEST:
            raise PackageError(f"{name} is larger than {LARGEST:,} bytes: it is no descriptor; put that back")
        return path.read_bytes()
    except OSError as error:
        raise PackageError(f"{name} cannot be read ({error.strerror}): mend the file") from None


def parse_json(content: bytes, name: str) -> Any:
    """Return what JSON says; PackageError, naming its file by ``name``, where it is not strict."""
    if content.startswith(codecs.BOM_UTF8):
        raise PackageError(f"{name} is not strict JSON: it begins with a byte-order mark; save it without")
    try:
        return json.loads(
            content.decode("utf-8"), object_pairs_hook=_refuse_twice, parse_constant=_refuse_constant
        )
    except UnicodeDecodeError as error:
        raise PackageError(f"{name} is not UTF-8 (byte {error.start}): save it as UTF-8") from None
    except RecursionError:
        raise PackageError(f"{name} is nested too deeply: it is no descriptor; put that back") from None
    except json.JSONDecodeError as error:
        raise PackageError(
            f"{name}:{error.lineno} is not JSON (column {error.colno}: {error.msg}): mend the line"
        ) from None
    except ValueError as error:
        raise PackageError(f"{name} is not strict JSON: {error}") from None


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; ValueError where a key stands in it twice."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice} stands twice in one object; remove one of the two")
    return made


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number; write one in digits")
