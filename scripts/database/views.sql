-- The joins that the pages and Datasette share. What stands in braces is filled in when the database is made.

-- Each figure's place among those of the same area, indicator, breakdown and measure; 1 is the one shown first.
-- The rule is in shown_first.py.
CREATE TABLE preferred (
    observation_id TEXT PRIMARY KEY NOT NULL REFERENCES observations (id),
    place INTEGER NOT NULL
) STRICT;

INSERT INTO preferred
SELECT
    o.id,
    row_number() OVER (
        PARTITION BY o.area_id, o.indicator_id, o.breakdown, o.measure
        ORDER BY
            {shown_first}
    )
FROM observations o
JOIN periods p ON p.time_period = o.time_period
JOIN sources s ON s.id = o.source_id
ORDER BY o.id;

-- One row a figure, with everything that a reader needs to know about it. `rowid` is for the search. Each join finds
-- exactly one row; as they are left joins, SQLite leaves those that a query does not use out of its plan.
CREATE VIEW figures AS
SELECT
    o.id,
    o.area_id,
    a.name_vi AS area_vi,
    a.name_en AS area_en,
    a.level AS area_level,
    a.type AS area_type,
    CASE a.level WHEN 'district' THEN a.parent_id ELSE a.id END AS province_id,
    o.indicator_id,
    i.name_vi AS indicator_vi,
    i.name_en AS indicator_en,
    i.pillar_id,
    pillars.name_vi AS pillar_vi,
    pillars.name_en AS pillar_en,
    pillars.position AS pillar_position,
    o.breakdown,
    b.name_vi AS breakdown_vi,
    b.name_en AS breakdown_en,
    o.time_period,
    p.name_vi AS period_vi,
    p.name_en AS period_en,
    p.start AS period_start,
    p."end" AS period_end,
    o.time_basis,
    o.measure,
    o.obs_value,
    o.denominator,
    o.denominator_basis,
    o.qualifier,
    q.label_vi AS qualifier_vi,
    q.label_en AS qualifier_en,
    o.obs_status,
    o.derivation,
    i.unit_measure,
    u.name_vi AS unit_vi,
    u.name_en AS unit_en,
    d.display_vi,
    d.display_en,
    o.printed,
    o.quote,
    o.paragraph,
    o.locator,
    o.source_id,
    s.kind AS source_kind,
    s.title AS source_title,
    s.publisher,
    s.issued,
    s.url,
    s.licence,
    o.checked,
    c.label_vi AS checked_vi,
    c.label_en AS checked_en,
    o.note_vi,
    o.note_en,
    o.added,
    {era_of_period} AS era,
    preferred.place = 1 AS first_shown,
    o.rowid AS rowid
FROM observations o
LEFT JOIN areas a ON a.id = o.area_id
LEFT JOIN indicators i ON i.id = o.indicator_id
LEFT JOIN pillars ON pillars.id = i.pillar_id
LEFT JOIN units u ON u.id = i.unit_measure
LEFT JOIN breakdowns b ON b.id = o.breakdown
LEFT JOIN periods p ON p.time_period = o.time_period
LEFT JOIN sources s ON s.id = o.source_id
LEFT JOIN displays d ON d.observation_id = o.id
LEFT JOIN preferred ON preferred.observation_id = o.id
LEFT JOIN codes q ON q.resource = 'observations' AND q.field = 'qualifier' AND q.value = o.qualifier
LEFT JOIN codes c ON c.resource = 'observations' AND c.field = 'checked' AND c.value = o.checked;

-- Two sources that give different values for the same thing; the first is the one shown first. `is_rounding` is 1
-- where one value is the other, rounded to at most three decimals.
CREATE VIEW disagreements AS
SELECT
    first.area_id,
    first.area_vi,
    first.area_en,
    first.indicator_id,
    first.indicator_vi,
    first.indicator_en,
    first.breakdown,
    first.breakdown_vi,
    first.breakdown_en,
    first.time_period,
    first.period_vi,
    first.period_en,
    first.measure,
    first.id AS first_id,
    first.obs_value AS first_value,
    first.display_vi AS first_display_vi,
    first.display_en AS first_display_en,
    first.source_id AS first_source_id,
    second.id AS second_id,
    second.obs_value AS second_value,
    second.display_vi AS second_display_vi,
    second.display_en AS second_display_en,
    second.source_id AS second_source_id,
    second.obs_value - first.obs_value AS difference,
    o1.obs_value IN (
        round(o2.obs_value), round(o2.obs_value, 1), round(o2.obs_value, 2), round(o2.obs_value, 3)
    )
    OR o2.obs_value IN (
        round(o1.obs_value), round(o1.obs_value, 1), round(o1.obs_value, 2), round(o1.obs_value, 3)
    ) AS is_rounding
FROM observations o1
JOIN observations o2
    ON o2.area_id = o1.area_id
    AND o2.indicator_id = o1.indicator_id
    AND o2.breakdown = o1.breakdown
    AND o2.time_period = o1.time_period
    AND o2.measure = o1.measure
    AND o2.source_id <> o1.source_id
    AND o2.obs_value <> o1.obs_value
JOIN preferred p1 ON p1.observation_id = o1.id
JOIN preferred p2 ON p2.observation_id = o2.id AND p2.place > p1.place
JOIN figures first ON first.id = o1.id
JOIN figures second ON second.id = o2.id;

-- Which provinces stand in the list of each era. Those that did not merge stand in both; Huế, for its half year
-- before the mergers, is in the list of 63 as Thừa Thiên Huế.
CREATE VIEW area_eras AS
{era_lists};
