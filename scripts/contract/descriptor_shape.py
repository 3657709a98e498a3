"""What a descriptor may say, and the sentence for what it may not: JSON Schema's findings, told to a person.

The shape stands in ``descriptor.schema.json``; what no shape can say (that a key leads to a field which there
is) stands in ``descriptor_rules``.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

SCHEMA = Path(__file__).with_name("descriptor.schema.json")
SHOWN = 60
"""Letters of a wrong value that a sentence shows."""
Kind = Literal["package", "computed"]
Step = str | int
"""A key, or a place in a list."""
NOUNS = {
    "object": "an object",
    "array": "a list",
    "string": "a text",
    "boolean": "true or false",
    "integer": "a whole number",
}

WRONG = {
    "uniqueItems": "{found} names one thing twice",
    "minItems": "it is empty",
    "minLength": "it is empty",
    "maxLength": "{found} is too long",
}


def iter_shape_faults(kind: Kind, descriptor: object) -> Iterator[tuple[list[Step], str]]:
    """Yield (path within the descriptor, sentence) for each thing that the shape does not allow."""
    errors = sorted(_make_validator(kind).iter_errors(descriptor), key=lambda error: str(error.path))
    for error in errors:
        for fault in _tell(error):
            yield list(error.absolute_path), fault


def _tell(error: Any) -> list[str]:
    """Return the sentences for one finding of the validator."""
    if error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        is_first = error.message.startswith(repr(missing[0]))  # of several the validator tells one by one
        return [f"{', '.join(missing)} is missing: add it"] if is_first else []
    if error.validator == "additionalProperties":
        known = error.schema["properties"]
        other = error.schema.get("patternProperties", {})
        unknown = [key for key in error.instance if key not in known and not _matches(other, key)]
        return [
            f"the key {show(key)} is not known: remove it, or use one of {', '.join(known)}"
            for key in unknown
        ]
    advice = error.schema.get("$comment", "mend it")
    return [f"{_describe(error)}: {advice}"]


def _matches(patterns: Iterable[str], key: str) -> bool:
    return any(re.search(pattern, key) for pattern in patterns)


def _describe(error: Any) -> str:
    """Return what is wrong with one value."""
    found = show(error.instance)
    if error.validator == "type":
        wanted = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
        return f"{found} is not {' or '.join(NOUNS.get(name, f'a {name}') for name in wanted)}"
    return WRONG.get(error.validator, "{found} does not fit").format(found=found)


def show(value: object) -> str:
    """Return a value as a sentence shows it: as JSON, and no more of it than a line holds."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


@cache
def _make_validator(kind: Kind) -> Any:
    from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # here, as it loads slowly

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return Draft202012Validator({**schema, "$ref": f"#/$defs/{kind}"})
