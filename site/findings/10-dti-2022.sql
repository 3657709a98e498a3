-- chart: map rank_figure

WITH ranks AS (
    SELECT figures.*, min(place)
    FROM figures
    JOIN preferred ON preferred.observation_id = figures.id
    WHERE indicator_id = 'dti-rank' AND time_period = '2022' AND measure = 'result' AND NOT withdrawn
    GROUP BY area_id
)
SELECT area_id, indicator_id, era, id AS rank_figure
FROM ranks
ORDER BY obs_value, area_vi
