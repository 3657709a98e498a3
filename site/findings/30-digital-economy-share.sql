-- chart: bars share_figure

SELECT area_id, indicator_id, era, id AS share_figure
FROM figures
WHERE indicator_id IN (
    'digital-economy-grdp-share',
    'digital-economy-grdp-share-provincial',
    'digital-economy-gdp-share-ministry',
    'digital-economy-gdp-share-gso'
) AND measure = 'result' AND breakdown = 'total' AND first_shown
ORDER BY area_level = 'country', indicator_id, era, obs_value DESC, area_vi
