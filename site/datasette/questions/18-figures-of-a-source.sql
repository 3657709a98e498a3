-- title_vi: Một nguồn nói gì
-- title_en: What a source says
-- description_vi: Mọi số liệu lấy từ một nguồn, theo thứ tự đoạn văn, kèm trích dẫn.
-- description_en: Every figure taken from a source, in the order of its paragraphs, with the quote.
-- source_vi: Mã nguồn, hoặc chữ trong nhan đề hay nơi công bố (để trống: tất cả)
-- source_en: Id of the source, or words of its title or publisher (empty: all)
-- source_example: ha tinh

select source_id, paragraph, id as figure, area_vi, indicator_vi, breakdown_vi, period_vi, measure, printed, quote
from figures
where :source = '' or source_id = :source or source_id in (
    select sources.id
    from sources_search join sources on sources.rowid = sources_search.rowid
    where sources_search match '"' || replace(:source, '"', ' ') || '"'
  )
order by source_id, paragraph, id
