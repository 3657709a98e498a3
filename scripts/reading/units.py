"""The unit word after a figure: a lexicon of what Vietnamese public news counts and measures, and a fallback.

A counted noun ("hồ sơ", "xã") is told from a measure ("km", "đồng", "năm"), because it decides the reading of
`1,126` (a thousand procedures, but not a thousand kilometres) and of "trên" (on three pillars, over three
years).
"""

import re
from typing import Final

MEASURES: Final = (
    "km2|km²|km|m2|m²|m3|m³|mét|cm|mm|m|hecta|héc-ta|ha|kg|tấn|tạ|lít|MW|kWh|kW|MWh|GB|TB|MB|Gbps|Mbps|"
    "kbps|Gb/s|Mb/s|"
    "đồng|VNĐ|VND|đ|USD|euro|EUR|đô la Mỹ|đô la|lần|năm tuổi|năm|tháng|tuần|ngày làm việc|ngày đêm|ngày|"
    "giờ|h|phút|"
    "giây|tuổi|quý|điểm phần trăm|điểm %|điểm|độ|bậc|hạng|phần nghìn|‰"
)
COUNTS: Final = (
    "hồ sơ|dịch vụ công|dịch vụ|thủ tục hành chính|thủ tục|TTHC|DVC|DVCTT|văn bản|tài liệu|trang|giao dịch|"
    "đơn hàng|"
    "đơn vị|cơ quan|sở, ban, ngành|sở, ngành|sở|ban, ngành|ban|bộ, ngành|bộ|phòng|xã, phường, thị trấn|"
    "xã, phường|"
    "xã|phường|thị trấn|thị xã|huyện, thị xã, thành phố|huyện|quận|tỉnh, thành phố|tỉnh, thành|tỉnh thành|"
    "tỉnh|"
    "thành phố|địa phương|thôn|bản|buôn|làng|ấp|tổ dân phố|khu dân cư|khu phố|khu|vùng|điểm bưu điện|"
    "điểm cầu|"
    "điểm phát sóng|điểm truy cập|điểm giao dịch|điểm phục vụ|điểm bán|điểm trường|tổ hợp tác|tổ viên|"
    "tổ chức|tổ|"
    "đội|nhóm|ban chỉ đạo|hội|câu lạc bộ|chi nhánh|trung tâm|trạm BTS|trạm thu phát sóng|trạm y tế|trạm|"
    "cột|nhà văn hóa|"
    "người dùng|người dân|người lao động|người|dân|lượt người|lượt truy cập|lượt xem|lượt tải|lượt|"
    "thành viên|"
    "cán bộ, công chức, viên chức|cán bộ, công chức|cán bộ|công chức|viên chức|đại biểu|học viên|học sinh|"
    "sinh viên|"
    "giáo viên|công dân|hội viên|đoàn viên|đảng viên|lao động|bệnh nhân|chuyên gia|kỹ sư|thạc sỹ|thạc sĩ|"
    "tiến sĩ|đại học|"
    "hộ gia đình|hộ nông dân|hộ sản xuất nông nghiệp|hộ kinh doanh|hộ dân|hộ|nhân khẩu|khách hàng|khách|"
    "doanh nghiệp|hợp tác xã|HTX|cửa hàng|cơ sở|trường học|trường|bệnh viện|nhà máy|chợ|siêu thị|sàn|"
    "gian hàng|"
    "sản phẩm|mặt hàng|thuê bao|tài khoản|thẻ|chữ ký số|chứng thư số|chứng thư|camera|máy tính|máy|thiết bị|"
    "hệ thống|phần mềm|ứng dụng|nền tảng|cơ sở dữ liệu|CSDL|bộ dữ liệu|tập dữ liệu|trường dữ liệu|dữ liệu|"
    "website|"
    "trang thông tin điện tử|cổng|chỉ tiêu|chỉ số|tiêu chí|nhiệm vụ|giải pháp|mục tiêu|hoạt động|nội dung|"
    "lĩnh vực|trụ cột|mô hình|dự án|đề tài|chương trình|kế hoạch|quyết định|nghị quyết|công trình|đề án|"
    "lớp tập huấn|lớp|khóa|buổi|cuộc họp|cuộc thi|cuộc gọi|cuộc|hội nghị|hội thảo|phiên|đợt|tin bài|"
    "tin, bài|tin|"
    "bài viết|bài|video|phản ánh|kiến nghị|ý kiến|hóa đơn|hoá đơn|mã số|mã|địa chỉ|tuyến|kênh|loại|cấp|"
    "trường hợp|vụ|sự cố|cuộc tấn công|giải|cá nhân|tập thể|nghìn hộ|bưu cục|công ty|ngân hàng|quốc gia|"
    "nước|vị trí"
)
# words after which no unit can follow: the figure stands alone
_FUNCTION_WORD: Final = re.compile(
    r"(?:của|và|được|đã|là|tại|trong|ngoài|trên|dưới|với|cho|có|không|các|những|theo|từ|đến|tới|để|do|bởi|về|"
    r"khi|nếu|so|đạt|hoàn|gồm|bằng|vào|ra|thì|mà|cũng|còn|đang|sẽ|sau|trước|trở|hoặc|hay|như|cùng|nhằm|lên|"
    r"xuống|này|đó|đủ|thuộc|ở|tăng|giảm|chiếm|toàn|tính|riêng|qua)",
    re.IGNORECASE,
)
_WORD: Final = r"[^\W\d_]+(?:[-/][^\W\d_]+)*"


def _compile(lexicon: str) -> re.Pattern[str]:
    """Compile a lexicon so that its longest unit wins; symbols may stand right behind the digits."""
    units = sorted(lexicon.split("|"), key=len, reverse=True)
    return re.compile(
        rf"\s*(?:(?:số|các)\s+)?({'|'.join(re.escape(unit) for unit in units)})(?!\w)", re.IGNORECASE
    )


MEASURE: Final = _compile(MEASURES)
COUNT: Final = _compile(COUNTS)
FALLBACK: Final = re.compile(rf"[ \t\xa0]+({_WORD})(?:[ \t\xa0]+({_WORD}))?")


def read_unit(after: str) -> str:
    """Return the unit at the start of the text after a figure (and its scale words); "" if there is none.

    The longest word of the lexicon, else the next one or two words, where these can be a noun.
    """
    known = [match for pattern in (MEASURE, COUNT) if (match := pattern.match(after))]
    if known:
        return max((match[1] for match in known), key=len)
    match = FALLBACK.match(after)
    if match is None or not _is_noun(match[1]):
        return ""
    return f"{match[1]} {match[2]}" if match[2] and match[2].islower() and _is_noun(match[2]) else match[1]


def is_counted(after: str) -> bool:
    """Say whether the text after a figure begins with a known counted noun, and not with a measure."""
    counted, measured = COUNT.match(after), MEASURE.match(after)
    return counted is not None and (measured is None or len(counted[1]) > len(measured[1]))


def is_measured(after: str) -> bool:
    """Say whether the text after a figure begins with a measure: a length, money, a time."""
    return MEASURE.match(after) is not None and not is_counted(after)


def _is_noun(word: str) -> bool:
    """Say whether a word may be a unit: a common noun or an acronym, no function word and no name."""
    return _FUNCTION_WORD.fullmatch(word) is None and (word.islower() or (word.isupper() and len(word) > 1))
