"""Reading a descriptor whole: strict JSON, then its shape, then its rules; a sentence for each fault.

A sentence names its place as a person would look for it: ``datapackage.json areas.level constraints.enum``.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from scripts.contract.descriptor_rules import file_stays_in_the_folder, iter_package_faults
from scripts.contract.descriptor_shape import Kind, Step, iter_shape_faults
from scripts.contract.errors import PackageError
from scripts.contract.strict_json import parse_json, read_bytes

SHOWN = 20
"""Faults that are told at once."""


def read_package_descriptor(path: Path) -> dict[str, Any]:
    """Return what ``datapackage.json`` says; PackageError where it is not as the pipeline reads it."""
    content = read_bytes(path, path.name)
    descriptor: dict[str, Any] = parse_json(content, path.name)
    faults = list(_find_package_faults(content, path.name))
    if not faults:
        rule = (
            fault for each in descriptor["resources"] for fault in file_stays_in_the_folder(path.parent, each)
        )
        faults = [f"{path.name} {place}: {sentence}" for place, sentence in rule]
    refuse(faults)
    return descriptor


def refuse(faults: list[str]) -> None:
    """Raise PackageError, a line a fault, where there are any."""
    if faults:
        more = [f"… and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        raise PackageError("\n".join([*faults[:SHOWN], *more]))


@lru_cache(maxsize=8)
def _find_package_faults(content: bytes, name: str) -> tuple[str, ...]:
    """Return the faults of a descriptor; the same bytes, which are read often, are judged once."""
    descriptor = parse_json(content, name)
    faults = find_shape_faults("package", descriptor, name)
    if not faults:
        faults = [f"{name} {place}: {sentence}" for place, sentence in iter_package_faults(descriptor)]
    return tuple(faults)


def find_shape_faults(kind: Kind, descriptor: object, name: str) -> list[str]:
    """Return a sentence for each thing that has not the shape of its kind."""
    return [
        f"{' '.join(filter(None, (name, name_place(descriptor, path))))}: {sentence}"
        for path, sentence in iter_shape_faults(kind, descriptor)
    ]


def name_place(descriptor: Any, path: list[Step]) -> str:
    """Return the place of a part of a descriptor: of a field ``areas.level``, and what of it, by its keys."""
    names: list[str] = []
    keys: list[str] = []
    for step in path:
        descriptor = descriptor[step]
        if isinstance(step, int):
            named = descriptor.get("name") if isinstance(descriptor, dict) else None
            if keys[-1] in ("resources", "fields"):
                keys = keys[: -1 if keys[-1] == "resources" else -2]
                names.append(named if isinstance(named, str) else f"[{step}]")
            else:
                keys[-1] += f"[{step}]"
        else:
            keys.append(step)
    return " ".join(filter(None, (".".join(names), ".".join(keys))))
