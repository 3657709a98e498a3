-- title_vi: Xếp hạng của một năm
-- title_en: The ranks of a year
-- description_vi: Thứ hạng và trên bao nhiêu đơn vị. Hạng 2 trên 34 và hạng 3 trên 63 không phải là tăng một bậc.
-- description_en: Each rank, and of how many. Rank 2 of 34 and rank 3 of 63 are not one place up.
-- year_vi: Năm (để trống: mọi năm)
-- year_en: Year (empty: every year)
-- year_example: 2022
-- indicator_vi: Mã chỉ số hoặc chữ trong tên (để trống: tất cả)
-- indicator_en: Id of the indicator, or words of its name (empty: all)
-- indicator_example: dti-rank

select indicator_id, time_period, cast(obs_value as integer) as rank, cast(denominator as integer) as of_how_many,
  area_vi, display_vi, publisher, id as figure
from figures
where unit_measure = 'rank' and measure = 'result'
  and time_period like :year || '%'
  and (:indicator = '' or indicator_id = :indicator or indicator_id in (
    select indicators.id
    from indicators_search join indicators on indicators.rowid = indicators_search.rowid
    where indicators_search match '{name_vi name_en} : ' || '"' || replace(:indicator, '"', ' ') || '"'
  ))
order by indicator_id, time_period, denominator, obs_value, area_vi, id
