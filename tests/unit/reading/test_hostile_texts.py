"""Any text is read: none breaks the reader, none makes it find what is not there, none holds it up."""

import random
import re
import resource
import subprocess
import sys
from pathlib import Path
from typing import get_args

from scripts.reading.archive import iter_paragraphs
from scripts.reading.mentions import Mention, find_mentions
from scripts.reading.numerals import parse_printed
from scripts.reading.quantities import QUANTITIES
from scripts.reading.shapes import Kind
from scripts.shared.languages import Language

ROOT = Path(__file__).parents[3]
TEXTS = 2_000
PIECES = [
    *"0123456789",
    *" \n\t|.,;:-–—−+/%()[]{}“”\"'*@#&<>≥≤~≈_…²½٣１đĐâmT",
    "\xa0", "\u202f", "\u2028", "\r\n", "\n\n", "\n- ", "  ",
    "000", "126", "1.126", "54,9", "95.22", "1 126 000", "2022", "2025", "06", "100", "14/9", "17/2/2023",
    " triệu", " tỷ", " nghìn", " rưỡi", " đồng", " hồ sơ", " xã", " km", " thuê bao/100 dân", " lần lượt",
    " lần", " điểm", "trên ", "dưới ", "trên dưới ", "non ", "gần ", "hơn ", "không quá ", "từ ", "đến ",
    "ước đạt ", "âm ", "năm ", "tháng ", "ngày ", "quý ", "thứ ", "hạng ", "vị trí số ", "trong số ",
    "trong nhóm ", "đường ", "mức độ ", "Đề án ", "mã bưu chính ", "MST ", "ĐT: ", "Quyết định số ",
    "/QĐ-UBND", "http://a.vn/", "a@b.vn ", "4G", "IPv6", "6T/2025", "19h30", " trở lên", " phần trăm",
    " tại chỗ", " không", "Lượt truy cập: ", "(1)", "[2]", "STT\t", "Tỷ lệ (%)",
]  # fmt: skip


def make_text(source: random.Random) -> str:
    """Put a few to many pieces together, some of them repeated."""
    pieces = [source.choice(PIECES) * source.choice((1, 1, 1, 2, 5)) for _ in range(source.randint(1, 40))]
    return "".join(pieces)


def find_faults(text: str) -> list[str]:
    """Return what is wrong with the mentions of a text, in words."""
    mentions = find_mentions(text)
    covered = [0] * len(text)
    faults = []
    for mention in mentions:
        end = mention.offset + len(mention.printed)
        for index in range(mention.offset, min(end, len(text))):
            covered[index] += 1
        if text[mention.offset : end] != mention.printed:
            faults.append(f"{mention.printed!r} does not stand at {mention.offset}")
        faults += find_faults_of(mention, len(list(iter_paragraphs(text))))
    faults += [
        f"the digit at {index} lies in {covered[index]} mentions"
        for index, character in enumerate(text)
        if character.isdecimal() and covered[index] != 1
    ]
    offsets = [mention.offset for mention in mentions]
    return faults if offsets == sorted(set(offsets)) else [*faults, "the mentions are not in order"]


def find_faults_of(mention: Mention, paragraphs: int) -> list[str]:
    """Return what is wrong with one mention: its digits are its number's, its fields are of their kind."""
    printed, value = mention.printed, mention.value
    faults = []
    if not (printed[0].isdecimal() and printed[-1].isdecimal()) or "\n" in printed:
        faults.append(f"{printed!r} is not from digit to digit on a line")
    if mention.kind not in get_args(Kind) or not 1 <= mention.paragraph <= paragraphs:
        faults.append(f"{printed!r} has the kind {mention.kind} and the paragraph {mention.paragraph}")
    if value is not None and get_digits(f"{value:f}") not in list_digits(printed):
        faults.append(f"{printed!r} is read as {value}")
    if mention.kind not in QUANTITIES | {"rank"} and (
        mention.unit or mention.qualifier != "exact" or mention.percent
    ):
        faults.append(f"the {mention.kind} {printed!r} has a unit or a hedge")
    return faults


def get_digits(written: str) -> str:
    """Return the digits of a number that are not zeros at its ends: 1.20 and 120 have the same."""
    return "".join(str(int(digit)) for digit in written if digit.isdecimal()).strip("0")


def list_digits(printed: str) -> set[str]:
    """Return the digits that a value may have: those printed, with a half more, or a compound's sum."""
    if re.search(r"[^\W\d]", printed):  # 1 tỷ 200
        scales = ("", "nghìn", "triệu", "tỷ", "nghìn tỷ")
        return {get_digits(f"{parse_printed(f'{printed} {scale}').value:f}") for scale in scales}
    digits = "".join(str(int(digit)) for digit in printed if digit.isdecimal())
    return {get_digits(printed), (digits + "5").strip("0"), get_digits(f"{int(digits[:4000]) * 10 + 5}")}


def test_no_fuzzed_text_is_misread() -> None:
    source = random.Random(9)
    faults = {
        text: found for text in (make_text(source) for _ in range(TEXTS)) if (found := find_faults(text))
    }
    assert faults == {}


def test_a_printed_form_is_read_or_refused_in_a_sentence() -> None:
    source = random.Random(10)
    for _ in range(TEXTS):
        text = make_text(source)[:80]
        for language in get_args(Language):
            try:
                reading = parse_printed(text, language)
            except ValueError as error:
                assert ": " in str(error)
            else:
                assert reading.value.is_finite() and reading.scaled_value.is_finite()


def test_no_run_of_any_character_holds_the_reader_up() -> None:
    """100 kB of each run, read in a process that may use 20 s of processor time for all of them."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.unit.reading.hostile_runs"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (20, 20)),
    )
    assert (result.returncode, result.stdout.split()[-1:]) == (0, ["read"]), result.stderr
