-- hedge_example: trên

select id as figure, area_vi, indicator_vi, period_vi, qualifier, obs_status, display_vi, printed, quote, publisher
from figures
where not withdrawn and (qualifier <> 'exact' or obs_status <> 'A')
  and (:hedge in ('', qualifier, qualifier_vi, qualifier_en))
order by qualifier, obs_status, area_vi, indicator_vi, id
