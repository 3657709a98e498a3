"""The search's matcher in a real browser: what people type is answered among the first three; its parts."""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.built

TABLE = Path("tests/published/queries.toml")
DATA = Path("data")
ROOTS = {"vi": "", "en": "en/"}
GOAL = 0.95
FIRST = 3

FIND = """async (typed) => {
    const root = new URL(document.documentElement.lang === "vi" ? "/" : "/en/", location.href);
    const read = async (name) => (await fetch(new URL(name, root))).json();
    const { makeFinder } = await import("/assets/find.js");
    const find = makeFinder(await read("search.json"), await read("search-figures.json"));
    return typed.map((text) => {
        const { figures, pages, lead } = find(text);
        return (lead === "pages" ? [...pages, ...figures] : [...figures, ...pages]).map(({ url }) => url);
    });
}"""
"""All texts, asked in one page of a language: the addresses that answer each, the best first."""


@dataclass(frozen=True)
class Query:
    """A text that is typed in a language, and the answers of which one is to be among the first three."""

    language: str
    kind: str
    typed: str
    answers: list[str]
    is_held: bool
    """Whether it was left out when the matcher was tuned."""


def iter_queries() -> Iterator[Query]:
    for language, kinds in tomllib.loads(TABLE.read_text(encoding="utf-8")).items():
        for kind, queries in kinds.items():
            for place, (typed, answers) in enumerate(queries.items()):
                for typed_in in ROOTS if language == "both" else [language]:
                    yield Query(typed_in, kind, typed, answers, place % 2 == 1)


class Answers:
    """Whether an address is an answer that the table names, by the published data."""

    def __init__(self) -> None:
        self.figures = {row["id"]: row for row in read_rows("observations")}
        self.families = {row["id"]: row["family_id"] for row in read_rows("indicators")}

    def is_one(self, url: str, answer: str) -> bool:
        """An indicator's page is its family's too; "ha-noi dti 2022" is any figure of that, "= 59.21" too."""
        folder, _, id = url.partition("?")[0].strip("/").partition("/")
        if answer.endswith("/"):
            return url.partition("?")[0] == answer or (
                folder == "indicators" and f"families/{self.families.get(id)}/" == answer
            )
        if folder != "figures":
            return False
        figure = self.figures[id]
        if answer.startswith("= "):
            return float(figure["obs_value"]) == float(answer.removeprefix("= "))
        area, family, *year = answer.split()
        own = (figure["area_id"], self.families[figure["indicator_id"]])
        return own == (area, family) and figure["time_period"].startswith("".join(year))


def read_rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ask(desk: Page, language: str, typed: list[str]) -> list[list[str]]:
    """Ask the matcher of a language many texts at once; return the addresses that answer each."""
    desk.goto(f"{ROOTS[language]}method/")
    answers: list[list[str]] = desk.evaluate(FIND, typed)
    return answers


def test_what_people_type_is_answered_among_the_first_three(desk: Page) -> None:
    """The score by kind, of the queries that served to tune the matcher and of those held out."""
    answers = Answers()
    asked, right, wrong = Counter[tuple[str, bool]](), Counter[tuple[str, bool]](), []
    for language in ROOTS:
        queries = [query for query in iter_queries() if query.language == language]
        for query, found in zip(
            queries, ask(desk, language, [query.typed for query in queries]), strict=True
        ):
            asked[query.kind, query.is_held] += 1
            if any(answers.is_one(url, answer) for url in found[:FIRST] for answer in query.answers):
                right[query.kind, query.is_held] += 1
            else:
                wrong.append((language, query.kind, query.typed, found[:FIRST]))
    print(f"\n{'kind':28}{'tuned':>10}{'held out':>10}")
    for kind in dict.fromkeys(kind for kind, _ in asked):
        scores = (f"{right[kind, is_held]}/{asked[kind, is_held]}" for is_held in (False, True))
        print(f"{kind:28}" + "".join(f"{score:>10}" for score in scores))
    for is_held in (False, True):
        whole, good = (
            sum(n for (_, held), n in count.items() if held == is_held) for count in (asked, right)
        )
        print(f"{'held out' if is_held else 'tuned'}: {good} of {whole}, {good / whole:.1%}")
        assert good / whole >= GOAL, wrong
    print(*wrong, sep="\n")


def test_the_table_is_large_and_names_what_there_is(site_folder: Path) -> None:
    queries = list(iter_queries())
    answers = Answers()
    pages = {answer for query in queries for answer in query.answers if answer.endswith("/")}
    assert [page for page in sorted(pages) if not (site_folder / page / "index.html").is_file()] == []
    named = {
        tuple(answer.split()[:2])
        for query in queries
        for answer in query.answers
        if answer[0] not in "=f" or " " in answer
    }
    areas = {row["id"] for row in read_rows("areas")}
    known = {pair for pair in named if len(pair) == 2 and pair[0] in areas}
    assert {family for _, family in known} <= set(answers.families.values())
    assert len({query.typed for query in queries}) >= 130
    assert min(Counter(query.is_held for query in queries).values()) > 130


# The parts, one by one


def run(desk: Page, module: str, function: str, cases: list[object]) -> list[object]:
    """Return what a function of ``m``, what a script of the site exports, makes of each case."""
    desk.goto("method/")
    code = (
        f"async (cases) => {{ const m = await import('/assets/{module}.js'); return cases.map({function}); }}"
    )
    made: list[object] = desk.evaluate(code, cases)
    return made


APART = {
    ("dti", "dtii"): True,
    ("tir", "tri"): True,
    ("nang", "nagn"): True,
    ("cong", "cog"): True,
    ("tee", "te"): True,
    ("quang", "quamg"): True,
    ("quang", "quang"): False,
    ("quang", "qaugn"): False,
    ("papi", "pa"): False,
    ("abc", "cba"): False,
    ("abcd", "xbcdy"): False,
}


def test_one_letter_apart(desk: Page) -> None:
    found = run(desk, "spelling", "([a, b]) => [m.isOneApart(a, b), m.isOneApart(b, a)]", [*APART])
    assert dict(zip(APART, found, strict=True)) == {pair: [apart, apart] for pair, apart in APART.items()}


SIMPLE = {
    "TP. Huế": "tp hue",
    "Đắk Lắk": "dak lak",
    "Chữ kí số": "chu ki so",
    "chữ ký số": "chu ki so",
    "tỷ lệ": "ti le",
    "y tế": "y te",
    "quý I": "qui i",
    "Wi-Fi  5G!": "wi fi 5g",
    "…": "",
}


def test_texts_are_simplified(desk: Page) -> None:
    assert dict(zip(SIMPLE, run(desk, "spelling", "m.simplify", [*SIMPLE]), strict=True)) == SIMPLE


READINGS = {
    "59,21": ["59.21"],
    "59.21": ["59.21"],
    "1.126": ["1126", "1.126"],
    "1,126": ["1126", "1.126"],
    "1 126": ["1126"],
    "2.933.667": ["2933667"],
    "2,933,667.5": ["2933667.5"],
    "2.933.667,5": ["2933667.5"],
    "0,3897": ["0.3897"],
    "55/63": ["55/63"],
    "1234,567": ["1234.567"],
}


def test_numbers_are_read_in_either_notation(desk: Page) -> None:
    found = run(desk, "numerals", "(typed) => m.readings(typed)", [*READINGS])
    assert dict(zip(READINGS, found, strict=True)) == READINGS


NUMERALS = {
    "59,21% quảng bình": ["59,21"],
    "721 568 hóa đơn": ["721 568"],
    "hạng 55 trong 63": ["55/63"],
    "55 of 63": ["55/63"],
    "năm 2022": [],
    "10/2023": [],
    "mạng 5g": [],
    "f0058": [],
    "bộ chỉ số 766": ["766"],
}


def test_numerals_are_told_from_years_and_names(desk: Page) -> None:
    found = run(desk, "numerals", "(text) => m.numeralsIn(text).map(({ typed }) => typed)", [*NUMERALS])
    assert dict(zip(NUMERALS, found, strict=True)) == NUMERALS


KEYS = {
    ("59,21%", ""): ["59.21"],
    ("trên 70.000", ""): ["70000"],
    ("55/63", "55"): ["55/63", "55"],
    ("2,622 điểm", "2.6221478"): ["2.622", "2.6221478"],
    ("1.126", "1,126"): ["1126"],
}


def test_a_figure_is_found_by_what_is_shown_and_printed(desk: Page) -> None:
    found = run(desk, "numerals", "([shown, printed]) => [...m.keysOf(shown, printed)]", [*KEYS])
    assert dict(zip(KEYS, found, strict=True)) == KEYS


AREAS = """[
    { id: "quang-tri", names: ["Quảng Trị"] }, { id: "ha-noi", names: ["Hà Nội", "HN"] },
    { id: "ha-nam", names: ["Hà Nam"] }, { id: "tuyen-quang", names: ["Tuyên Quang"] },
    { id: "khanh-hoa", names: ["Khánh Hòa"], centre: "Nha Trang" },
    { id: "nghe-an", names: ["Nghệ An"], centre: "Vinh" }, { id: "da-nang", names: ["Đà Nẵng"] },
]"""
PLACES = {
    "tp hà nội": (["ha-noi"], ""),
    "hanoi dti": (["ha-noi"], "dti"),
    "tỉnh quảng trị 4g": (["quang-tri"], "4g"),
    "quang tir": (["quang-tri"], ""),
    "dti quang tr": (["quang-tri"], "dti"),
    "da na": (["da-nang"], ""),
    "tp kh": (["khanh-hoa"], ""),
    "nha trang": (["khanh-hoa"], ""),
    "vinh": (["nghe-an"], "vinh"),
    "vinh danh": ([], "vinh danh"),
    "trực tuyến quảng cáo": ([], "truc tuyen quang cao"),
    "trực tuyến quảng trị": (["quang-tri"], "truc tuyen"),
    "hà nội và hà nam": (["ha-noi", "ha-nam"], "va"),
    "ha n": ([], "ha n"),
    "thành phố": ([], "thanh pho"),
}
"""What is typed → the places that it names, and the words that are left."""


def test_places_are_taken_out_of_what_is_typed(desk: Page) -> None:
    function = f"""(typed) => {{ const names = new m.Names({AREAS});
        const words = typed.normalize("NFD").replace(/\\p{{M}}/gu, "").replace(/đ/g, "d").split(" ");
        const read = names.read(words, typed, () => false);
        return [read.areas.map(([first]) => names.areas[first].id), read.words.join(" ")]; }}"""
    found = run(desk, "names", function, [*PLACES])
    assert dict(zip(PLACES, found, strict=True)) == {typed: [*read] for typed, read in PLACES.items()}


def test_unknown_words_are_ignored_and_a_slip_is_told(desk: Page) -> None:
    plain, strange, slip = ask(desk, "vi", ["hóa đơn điện tử", "hóa đơn điện tử qwrtz", "hoa don dine tu"])
    assert plain[:FIRST] == strange[:FIRST] == slip[:FIRST]
    desk.locator("#search").fill("hoa don dine tu")
    count = desk.locator(".search-count")
    count.get_by_text("Ý bạn là “hóa đơn điện tử”?").wait_for()
    desk.locator("#search").fill("hoa don dien tu")
    count.get_by_text("Ý bạn là").wait_for(state="hidden")


def test_nothing_typed_and_nonsense_find_nothing(desk: Page) -> None:
    assert ask(desk, "vi", ["qwertyuiop", "…", "f9999999"]) == [[], [], []]


def test_several_places_are_compared_where_that_is_asked(desk: Page) -> None:
    [found, not_asked] = ask(desk, "vi", ["so sánh hà nội và đà nẵng", "hà nội và đà nẵng"])
    assert found[0] == "compare/?a=ha-noi&b=da-nang-2025"
    assert [url for url in not_asked if url.startswith("compare")] == []


def test_a_name_of_both_eras_answers_with_the_unit_that_has_the_figure(desk: Page) -> None:
    answers = Answers()
    [found] = ask(desk, "vi", ["dti quảng trị 2022"])
    assert answers.figures[found[0].strip("/").partition("/")[2]]["area_id"] == "quang-tri"
