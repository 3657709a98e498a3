-- title_vi: Con số này nằm ở đâu
-- title_en: Where is this number?
-- description_vi: Mọi chỗ trong các văn bản lưu trữ in con số ấy, và nó là gì: số liệu, chỉ tiêu, ngày, số hiệu văn bản …
-- description_en: Every place in the archived texts that prints the number, and what it is there: a figure, a target, a date, a document's number …
-- printed_vi: Con số như đã in, không kể dấu chấm và dấu % (để trống: tất cả)
-- printed_en: The number as printed, points and % left aside (empty: all)
-- printed_example: 141616

select mentions.source_id, sources.title, mentions."offset", mentions.printed, codes.label_vi as kind_vi,
  mentions.kind, mentions.observation_id
from mentions
join sources on sources.id = mentions.source_id
left join codes on codes.resource = 'mentions' and codes.field = 'kind' and codes.value = mentions.kind
where :printed = ''
  or replace(rtrim(mentions.printed, '%'), '.', '') = replace(rtrim(trim(:printed), '%'), '.', '')
order by mentions.source_id, mentions."offset"
