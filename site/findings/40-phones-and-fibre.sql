-- chart: bars share_figure

SELECT area_id, indicator_id, era, id AS share_figure
FROM figures
WHERE indicator_id IN (
    'household-fibre-share',
    'household-fibre-coverage-share',
    'household-internet-share',
    'household-fixed-broadband-share',
    'household-smartphone-share',
    'adult-smartphone-share',
    'smartphone-users-share',
    'smartphone-subscriptions-share',
    'mobile-phone-users-share'
) AND measure = 'result' AND NOT withdrawn AND breakdown = 'total' AND area_level = 'province'
ORDER BY indicator_id, era, obs_value DESC, area_vi, period_end DESC, id
