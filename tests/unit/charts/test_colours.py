"""The colours: written down in one place, and true wherever CSS, HTML or SVG needs them written out."""

import re
import shutil
from pathlib import Path

import pytest

from scripts.charts.palette import COLOURS, Tables, read_colours
from scripts.charts.stylesheets import FILES, format_theme, write_stylesheets

ROOT = Path(__file__).parents[3]
HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")
NOBODYS = {"#fff", "#ffffff"}
"""White is also the paper's when a page is printed."""
TEXTS = {".css", ".html", ".j2", ".js", ".json", ".md", ".py", ".svg", ".toml", ".yml"}
TABLES: Tables = {
    "ground": {"page": {"light": "#fff", "dark": "#001"}, "wash": {"light": "#eee", "dark": "#002"}},
    "letters": {"brand": {"light": "#123456", "dark": "#003"}},
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with copies of the files that hold colours."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_every_file_has_the_colours_of_the_table(copy: Path) -> None:
    assert write_stylesheets(read_colours(), copy) == []


@pytest.mark.parametrize("name", FILES)
def test_another_colour_in_a_file_is_put_right(name: str, copy: Path) -> None:
    path = copy / name
    right = path.read_text(encoding="utf-8")
    brand = read_colours()["letters"]["brand"]["light"]
    dark = read_colours()["ground"]["page"]["dark"]
    path.write_text(right.replace(brand, "#abcdef").replace(dark, "#abcdef"), encoding="utf-8")
    assert write_stylesheets(read_colours(), copy) == [path]
    assert path.read_text(encoding="utf-8") == right


def test_the_first_run_is_light_and_the_others_dark() -> None:
    css = (
        ":root {\n  --page: #abc;\n  --gap: 1rem;\n}\n.dark {\n    --a: #abc; --b: #abc;\n    --c: #abc;\n}\n"
    )

    rules = ".chart .f-ink { fill: var(--ink); }\n"
    made = format_theme(css + rules, TABLES)
    assert made.partition(".chart")[0] == (
        ":root {\n  --page: #fff; --wash: #eee;\n  --brand: #123456;\n  --gap: 1rem;\n}\n"
        ".dark {\n    --page: #001; --wash: #002;\n    --brand: #003;\n}\n"
    )


def test_a_file_without_a_place_for_colours_is_refused(copy: Path) -> None:
    (copy / "site/theme/assets/icon.svg").write_text("<svg/>", encoding="utf-8")
    with pytest.raises(ValueError, match="no place for colours"):
        write_stylesheets(read_colours(), copy)


def find_colours_elsewhere(files: dict[str, str]) -> list[str]:
    """Return where a colour of the table is written that `make format` does not write."""
    own = {colour for table in read_colours().values() for pair in table.values() for colour in pair.values()}
    return [
        f"{name}: {colour}"
        for name, text in files.items()
        for colour in HEX.findall(text)
        if colour.lower() in own - NOBODYS
    ]


def test_no_colour_of_the_table_is_written_anywhere_else() -> None:
    files = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for room in ("scripts", "site", "deploy")
        for path in (ROOT / room).rglob("*")
        if path.suffix in TEXTS and path != COLOURS
    }
    assert find_colours_elsewhere({name: text for name, text in files.items() if name not in FILES}) == []


def test_a_colour_written_elsewhere_is_found() -> None:
    brand = read_colours()["letters"]["brand"]["light"]
    assert find_colours_elsewhere({"cards.py": f'BRAND = "{brand.upper()}"'}) == [
        f"cards.py: {brand.upper()}"
    ]
