-- title_vi: Tìm trong tên, trích dẫn và ghi chú
-- title_en: Search names, quotes and notes
-- description_vi: Số liệu có các chữ ấy trong tên đơn vị, tên chỉ số, nguồn, trích dẫn hoặc ghi chú. Gõ có dấu hoặc không dấu.
-- description_en: Figures with these words in the area, the indicator, the source, the quote or the note. With or without accents.
-- words_vi: Chữ cần tìm (để trống: tất cả)
-- words_en: Words to find (empty: all)
-- words_example: dien thoai

select id as figure, area_vi, indicator_vi, period_vi, display_vi, quote, publisher
from figures
where :words = '' or id in (
    select observations.id
    from figures_search join observations on observations.rowid = figures_search.rowid
    where figures_search match '"' || replace(replace(trim(:words), '"', ' '), ' ', '" "') || '"'
  )
order by area_vi, indicator_vi, period_end desc, id
