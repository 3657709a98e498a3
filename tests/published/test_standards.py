"""The descriptor against the standard's own profile: Data Package, second edition.

The package `dplib-py` ships the profile. It is asked with `jsonschema`, as dplib's own check looks for the
profile on the web.
"""

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for  # type: ignore[import-untyped]

ROOT = Path(__file__).parents[2]
PROFILE = "profiles/2.0/datapackage.json"

Descriptor = dict[str, Any]


def read_descriptor() -> Descriptor:
    descriptor: Descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    return descriptor


def find_faults(descriptor: Descriptor) -> list[str]:
    """Return where the profile finds a fault, each as a path: `resources/0/path`."""
    profile = json.loads((files("dplib") / PROFILE).read_text(encoding="utf-8"))
    validator = validator_for(profile)(profile)
    return ["/".join(map(str, error.absolute_path)) for error in validator.iter_errors(descriptor)]


def test_the_descriptor_is_valid() -> None:
    assert find_faults(read_descriptor()) == []


def test_the_descriptor_names_the_profile_that_it_is_checked_by() -> None:
    assert read_descriptor()["$schema"] == f"https://datapackage.org/{PROFILE}"


def give_a_number_as_example(descriptor: Descriptor) -> None:
    descriptor["resources"][0]["schema"]["fields"][0]["example"] = 1


def name_an_unknown_type(descriptor: Descriptor) -> None:
    descriptor["resources"][0]["schema"]["fields"][0]["type"] = "text"


def lead_out_of_the_folder(descriptor: Descriptor) -> None:
    descriptor["resources"][1]["path"] = "/etc/hosts"


def forget_a_name(descriptor: Descriptor) -> None:
    del descriptor["resources"][2]["name"]


def leave_no_resource(descriptor: Descriptor) -> None:
    descriptor["resources"] = []


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (give_a_number_as_example, "resources/0/schema/fields/0"),
        (name_an_unknown_type, "resources/0/schema/fields/0"),
        (lead_out_of_the_folder, "resources/1/path"),
        (forget_a_name, "resources/2"),
        (leave_no_resource, "resources"),
    ],
)
def test_a_broken_descriptor_is_invalid(spoil: Callable[[Descriptor], None], place: str) -> None:
    descriptor = read_descriptor()
    spoil(descriptor)
    assert find_faults(descriptor) == [place]
