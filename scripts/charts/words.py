"""The words that charts and maps say of themselves, in Vietnamese and English."""

from collections.abc import Mapping

from scripts.shared.languages import Language

CHART_WORDS: Mapping[Language, Mapping[str, str]] = {
    "vi": {
        "no-figure": "chưa có số liệu",
        "groups": "nhóm đều nhau",
        "map": "Mỗi ô là một đơn vị cấp tỉnh, đặt ở vị trí gần đúng. {groups} nhóm màu, mỗi nhóm có số tỉnh, "
        "thành gần bằng nhau; màu đứng đầu chú giải là {strongest}. Có số liệu: {known}/{all}. "
        "Hoàng Sa thuộc {hoang-sa}, Trường Sa thuộc {truong-sa}.",
        "map-empty": "Chưa có số liệu của đơn vị nào.",
        "highest": "nhóm có giá trị cao nhất",
        "lowest": "nhóm có giá trị thấp nhất",
        "median": "trung vị",
        "strip": "{label}: {marked}; {median}{count} tỉnh, thành có số liệu, từ {low} đến {high}",
        "unmarked": "chưa có số liệu của tỉnh, thành này",
        "hedged": "số gần đúng (khoảng, trên, gần…)",
        "marked": "tỉnh, thành đang xem",
        "other": "các tỉnh, thành khác",
        "result": "kết quả",
        "target": "chỉ tiêu",
        "about": "khoảng, ước",
        "over": "cao hơn mức này (trên, tối thiểu…)",
        "under": "thấp hơn mức này (gần, dưới…)",
        "inferred": "thời kỳ do suy luận",
        "break": "đổi cách tính, không so sánh qua vạch này",
    },
    "en": {
        "no-figure": "no figure",
        "groups": "even groups",
        "map": "Each tile is a province-level unit in its rough place. {groups} groups of colour, each with "
        "about as many provinces; the first in the key is {strongest}. With a figure: {known} of {all}. "
        "Hoàng Sa belongs to {hoang-sa}, Trường Sa to {truong-sa}.",
        "map-empty": "No unit has a figure.",
        "highest": "the one with the highest values",
        "lowest": "the one with the lowest values",
        "median": "median",
        "strip": "{label}: {marked}; {median}{count} provinces with a figure, from {low} to {high}",
        "unmarked": "no figure for this province",
        "hedged": "approximate (about, more than, nearly …)",
        "marked": "this province",
        "other": "other provinces",
        "result": "result",
        "target": "target",
        "about": "about, estimated",
        "over": "above this (more than, at least)",
        "under": "below this (nearly, less than)",
        "inferred": "period inferred",
        "break": "method changed: do not compare across this line",
    },
}
