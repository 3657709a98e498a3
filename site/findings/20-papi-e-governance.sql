-- chart: bars change

WITH papi AS (
    SELECT figures.*, min(place)
    FROM figures
    JOIN preferred ON preferred.observation_id = figures.id
    WHERE indicator_id = 'papi-d8' AND measure = 'result' AND NOT withdrawn AND area_level = 'province'
    GROUP BY area_id, time_period
)
SELECT
    new.area_id,
    new.indicator_id,
    new.era,
    before.id AS year_2020_figure,
    old.id AS year_2021_figure,
    new.id AS year_2024_figure,
    round(new.obs_value - old.obs_value, 3) AS change
FROM papi new
JOIN papi old ON old.area_id = new.area_id AND old.time_period = '2021'
LEFT JOIN papi before ON before.area_id = new.area_id AND before.time_period = '2020'
WHERE new.time_period = '2024'
ORDER BY change DESC, new.area_vi
