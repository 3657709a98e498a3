"""The Vietnamese alphabet's order, the letter that a text begins with, and the order of ids with numbers."""

import re

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLAIN = {
    plain: letter
    for letter, toned in {
        "a": "àáảãạ", "ă": "ằắẳẵặ", "â": "ầấẩẫậ", "e": "èéẻẽẹ", "ê": "ềếểễệ", "i": "ìíỉĩị",
        "o": "òóỏõọ", "ô": "ồốổỗộ", "ơ": "ờớởỡợ", "u": "ùúủũụ", "ư": "ừứửữự", "y": "ỳýỷỹỵ",
    }.items()
    for plain in toned
}  # fmt: skip


def alphabet_key(text: str) -> tuple[list[int], str]:
    """Sort key by the Vietnamese alphabet: letters first (a ă â … d đ), tones only among equals."""
    lowered = text.lower()
    letters = (_PLAIN.get(character, character) for character in lowered)
    return [_LETTERS.find(letter) for letter in letters], lowered


def find_letter(text: str) -> str:
    """Return the letter of the Vietnamese alphabet that a text begins with, without its tone; "" for none."""
    first = text[:1].lower()
    letter = _PLAIN.get(first, first)
    return letter if letter in _LETTERS else ""


def natural_key(name: str) -> list[tuple[bool, int, str]]:
    """Sort key of an id whose numbers count as numbers: papi-d2 before papi-d10.

    It brings the indicators of one family together, in the order of their numbers, in every language.
    """
    parts = re.findall(r"\d+|\D+", name)
    return [(part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts]
