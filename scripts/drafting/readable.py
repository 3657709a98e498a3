"""Whether bytes are a text that a person can read, or one of the things that come in its place.

A source's text is proved against by its hash for good, so what is put into the archive by mistake stays
there: an error page that came with status 200, a PDF's bytes, letters read in the wrong encoding.
"""

import json
import re
from collections.abc import Callable
from typing import Final

from scripts.contract.errors import PackageError
from scripts.reading.lexicon import read_lexicon

LARGEST: Final = 2_000_000
"""Bytes of a text: twenty times the longest report that was read so far."""
LONGEST: Final = 10_000
"""Characters of one paragraph; a page without its line ends has more."""
SHORT: Final = 1_500
"""Characters of a page so short that the words of an error say what it is."""
WORDS: Final = read_lexicon(__file__)
MISSING: Final = re.compile(rf"(?<!\w){WORDS.any('missing')}(?!\w)", re.IGNORECASE)
GUARDED: Final = re.compile(rf"(?<!\w){WORDS.any('guarded')}(?!\w)", re.IGNORECASE)
FORMATS: Final = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a document of Word, Excel or the like",
    b"\xd0\xcf\x11\xe0": "a document of an old Word or Excel",
    b"{\\rtf": "a document in RTF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"\xff\xfe": "text in UTF-16",
    b"\xfe\xff": "text in UTF-16",
}
"""How files begin that hold a text, at best, but are none."""
CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
TAGS: Final = "html|head|body|p|div|span|br|a|ul|li|table|t[rdh]|h[1-6]|script|style"
MARKUP: Final = re.compile(rf"</?(?:{TAGS})\b[^<>]*>", re.IGNORECASE)
UTF8_AS_LATIN: Final = re.compile(
    "[\u0080-\u009f]|Ã[\u00a0-\u00bf]|á[º»][\u00a0-\u00bf\u2010-\u203a]|Æ[°¡]|Ä[\u00a0-\u00bf‘’]|â€"
)
"""How ``á ạ ư đ –`` look where the bytes of UTF-8 were taken for those of Windows' Latin."""
OLD_FONTS: Final = re.compile(
    r"[^\W\d_][«®µ¸¹¶·¨¬\u00ad]|[«®µ¸¹¶·¨¬\u00ad][^\W\d_]|[aeou][åäëïö]|[ae][øù]|ñ[aeo]", re.IGNORECASE
)
"""How ``ô đ à á`` look in the encodings of before Unicode (TCVN3, VNI)."""
VIETNAMESE: Final = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
FEW: Final = 3
"""What may come by chance, or be quoted."""


def decode_text(content: bytes, name: str) -> str:
    """Return the text of bytes; PackageError, naming where they come from, where they are no text."""
    for beginning, what in FORMATS.items():
        if content.startswith(beginning):
            raise PackageError(f"{name} is {what}: save its text as UTF-8 and give the path of that file")
    if len(content) > LARGEST:
        raise PackageError(f"{name} has over {LARGEST:,} bytes: save the part that has the figures")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackageError(
            f"{name} is not UTF-8 text (byte {error.start}): convert it, then give the path of the file"
        ) from None
    if control := CONTROL.search(text):
        place = f"the control character U+{ord(control[0]):04X} (character {control.start()})"
        raise PackageError(f"{name} holds {place}: it is no plain text; save it anew as UTF-8")
    return text


def require_readable(text: str, name: str) -> None:
    """Raise PackageError, with what it seems to be, where a text is not the one of a document."""
    for is_so, fault in FAULTS.items():
        if is_so(text):
            raise PackageError(f"{name} {fault}")
    if len(text) <= SHORT:
        for words, fault in ((MISSING, MISSES), (GUARDED, GUARDS)):
            if match := words.search(text):
                raise PackageError(f"{name} {fault.format(said=match[0])}")


def _has_no_words(text: str) -> bool:
    return re.search(r"[^\W\d_]", text) is None


def _has_markup(text: str) -> bool:
    return len(MARKUP.findall(text)) > FEW


def _has_lost_letters(text: str) -> bool:
    return "\ufffd" in text


def _is_misread(text: str) -> bool:
    return len(UTF8_AS_LATIN.findall(text)) > FEW


def _is_in_old_letters(text: str) -> bool:
    return VIETNAMESE.search(text) is None and len(OLD_FONTS.findall(text)) > FEW


def _is_json(text: str) -> bool:
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


FAULTS: Final[dict[Callable[[str], bool], str]] = {
    _has_no_words: "has no words: give a text that says something",
    _has_markup: "holds HTML: give the page's address, or save its visible text",
    _is_json: "is JSON, not a text: give the address of the page that people read",
    _has_lost_letters: "holds � where letters were lost: save the text anew from its source",
    _is_misread: "was read in a wrong encoding (Ã¡ in the place of á): save the text anew as UTF-8",
    _is_in_old_letters: "is in an old Vietnamese encoding (TCVN3 or VNI): convert it to Unicode first",
}
MISSES: Final = "seems to be an error page (it says “{said}”): find the text's address, or save the text"
GUARDS: Final = "seems to keep programs out (it says “{said}”): open it in a browser and save the text"
