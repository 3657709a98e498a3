-- chart: none

SELECT
    disagreements.area_id,
    disagreements.indicator_id,
    figures.era,
    first_id AS first_figure,
    second_id AS second_figure,
    round(difference, 3) AS difference
FROM disagreements
JOIN figures ON figures.id = first_id
ORDER BY disagreements.indicator_id, era, disagreements.area_vi, disagreements.time_period DESC, first_id, second_id
