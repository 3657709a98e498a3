-- source_example: ha tinh

select source_id, paragraph, id as figure, area_vi, indicator_vi, breakdown_vi, period_vi, measure, printed, quote
from figures
where not withdrawn and (:source = '' or source_id = :source or source_id in (
    select sources.id
    from sources_search join sources on sources.rowid = sources_search.rowid
    where sources_search match '"' || replace(:source, '"', ' ') || '"'
  ))
order by source_id, paragraph, id
