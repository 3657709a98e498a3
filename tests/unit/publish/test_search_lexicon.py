"""The search's lexicon: folded, each word in one group, and in the script that is served."""

import json
from pathlib import Path

import pytest

from scripts.contract.package import PackageError
from scripts.publish.search_lexicon import EMPTY, fill_lexicon, read_lexicon

LISTS = 'titles = ["TP."]\nignored = ["là"]\ncompare = ["so sánh"]\ntarget = ["chỉ tiêu"]\n'


def write(folder: Path, text: str) -> Path:
    path = folder / "lexicon.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_are_folded_each_once(tmp_path: Path) -> None:
    path = write(tmp_path, LISTS + 'same = [["wi-fi", "Wi Fi", "mạng"]]\n')
    assert read_lexicon(path) == {
        "titles": ["tp"],
        "ignored": ["la"],
        "compare": ["so sanh"],
        "target": ["chi tieu"],
        "same": [["wi fi", "mang"]],
    }


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (LISTS, "there is no list same"),
        ('same = [["a", "b"]]\n', "there is no list compare, ignored, target, titles"),
        (LISTS + 'same = [["a", "b"], ["b", "c"]]\n', '"b" is in two groups'),
        (LISTS + 'same = [["wi-fi", "wi fi"]]\n', '"wi fi" stands alone'),
    ],
)
def test_a_broken_lexicon_is_reported(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(PackageError, match=fault):
        read_lexicon(write(tmp_path, text))


def test_a_script_is_filled_if_it_asks(tmp_path: Path) -> None:
    path = write(tmp_path, LISTS + 'same = [["a", "b"]]\n')
    filled = fill_lexicon(f"{EMPTY} // filled", path)
    assert json.loads(filled.removeprefix("const LEXICON = ").removesuffix("; // filled")) == read_lexicon(
        path
    )
    assert fill_lexicon("const a = 1;", tmp_path / "missing.toml") == "const a = 1;"


def test_the_published_lexicon_holds() -> None:
    assert len(read_lexicon()["same"]) > 40
