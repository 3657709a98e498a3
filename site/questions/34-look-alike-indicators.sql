-- indicator_example: internet

select one.name_vi, other.name_vi as other_name_vi, lookalikes.reason_vi,
  one.name_en, other.name_en as other_name_en, lookalikes.reason_en,
  lookalikes.indicator_id, lookalikes.other_indicator_id
from lookalikes
join indicators as one on one.id = lookalikes.indicator_id
join indicators as other on other.id = lookalikes.other_indicator_id
where instr(lookalikes.indicator_id || ' ' || lookalikes.other_indicator_id, lower(trim(:indicator)))
order by lookalikes.indicator_id, lookalikes.other_indicator_id
