"""The table of formats: what it promises is written, told and served."""

from pathlib import Path

from scripts.exports.formats import FORMATS, MEDIA_TYPES, find_media_type
from scripts.publish.static_server import SiteHandler
from scripts.shared.words import read_surface

ROOT = Path(__file__).parents[3]


def test_every_format_has_a_file_and_a_key_of_its_own() -> None:
    assert len({entry.file for entry in FORMATS}) == len(FORMATS)
    assert len({entry.words for entry in FORMATS}) == len(FORMATS)


def test_the_words_say_what_each_format_holds_and_of_no_other() -> None:
    about = {key for key in read_surface("pages") if key.startswith("download_")}
    assert about == {entry.words for entry in FORMATS}


def test_the_checksums_are_written_when_all_other_files_are_there() -> None:
    assert FORMATS[-1].file == "SHA256SUMS"


def test_only_files_of_data_have_a_media_type() -> None:
    assert find_media_type("csv/areas.csv") == "text/csv"
    assert find_media_type("data/areas/hue.json") == "application/json"
    assert find_media_type("SHA256SUMS") is None
    assert find_media_type("index.html") is None


def test_the_server_sends_the_media_types_of_the_table() -> None:
    handler = SiteHandler.__new__(SiteHandler)
    served = {suffix: handler.guess_type(f"/figures{suffix}").partition(";")[0] for suffix in MEDIA_TYPES}
    assert served == MEDIA_TYPES
