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
            w.observation_id IS NOT NULL, -- a withdrawn figure is never shown first
            {shown_first}
    )
FROM observations o
JOIN periods p ON p.time_period = o.time_period
JOIN sources s ON s.id = o.source_id
LEFT JOIN withdrawals w ON w.observation_id = o.id
ORDER BY o.id;

-- The era of each figure: of a rank, the one whose units it ranks; else the only one in which its area existed; else
-- that of the table of the whole country that it stands in; else the one in which its period ends.
CREATE TABLE figure_eras (
    observation_id TEXT PRIMARY KEY NOT NULL REFERENCES observations (id),
    era_id TEXT NOT NULL REFERENCES eras (id)
) STRICT;

INSERT INTO figure_eras
SELECT
    o.id,
    coalesce(
        ranked.id,
        (
            SELECT CASE count(*) WHEN 1 THEN max(e.id) END FROM eras e
            WHERE coalesce(a.valid_from, '') <= coalesce(e.valid_to, a.valid_from, '')
                AND coalesce(a.valid_to, e.valid_from) >= e.valid_from
        ),
        framed.era_id,
        (SELECT e.id FROM eras e WHERE p."end" >= e.valid_from ORDER BY e.valid_from DESC LIMIT 1),
        (SELECT e.id FROM eras e ORDER BY e.valid_from LIMIT 1)
    )
FROM observations o
JOIN areas a ON a.id = o.area_id
JOIN indicators i ON i.id = o.indicator_id
JOIN periods p ON p.time_period = o.time_period
LEFT JOIN eras ranked ON ranked.id = i.ranked_set
LEFT JOIN frames framed ON framed.indicator_id = o.indicator_id AND framed.time_period = o.time_period
ORDER BY o.id;

CREATE INDEX idx_figure_eras_era_id ON figure_eras (era_id);

-- Between which values the truth lies, by the source's hedge and the limits of the unit; both are empty for "about".
CREATE TABLE bounds (
    observation_id TEXT PRIMARY KEY NOT NULL REFERENCES observations (id),
    bound_low REAL,
    bound_high REAL
) STRICT;

INSERT INTO bounds
SELECT
    o.id,
    CASE
        WHEN o.qualifier IN ('exact', 'at-least', 'more-than') THEN o.obs_value
        WHEN o.qualifier IN ('at-most', 'less-than', 'nearly') THEN u.minimum
    END,
    CASE
        WHEN o.qualifier IN ('exact', 'at-most', 'less-than', 'nearly') THEN o.obs_value
        WHEN o.qualifier IN ('at-least', 'more-than') THEN u.maximum
    END
FROM observations o
JOIN indicators i ON i.id = o.indicator_id
JOIN units u ON u.id = i.unit_measure
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
    i.family_id,
    families.name_vi AS family_vi,
    families.name_en AS family_en,
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
    bounds.bound_low,
    bounds.bound_high,
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
    o.value_basis,
    o.quote,
    o.table_row,
    o.table_column,
    o.paragraph,
    o.locator,
    o.source_id,
    s.kind AS source_kind,
    s.title AS source_title,
    s.publisher,
    s.issued,
    s.url,
    terms.title AS licence,
    terms.id AS licence_id,
    terms.url AS licence_url,
    o.checked,
    c.label_vi AS checked_vi,
    c.label_en AS checked_en,
    o.note_vi,
    o.note_en,
    o.added,
    CAST(eras.units AS TEXT) AS era,
    preferred.place = 1 AND withdrawals.observation_id IS NULL AS first_shown,
    coalesce(audited.audit, 'none') AS audit,
    withdrawals.observation_id IS NOT NULL AS withdrawn,
    {site} || 'figures/' || o.id || '/' AS permalink,
    o.rowid AS rowid
FROM observations o
LEFT JOIN areas a ON a.id = o.area_id
LEFT JOIN indicators i ON i.id = o.indicator_id
LEFT JOIN families ON families.id = i.family_id
LEFT JOIN pillars ON pillars.id = i.pillar_id
LEFT JOIN units u ON u.id = i.unit_measure
LEFT JOIN breakdowns b ON b.id = o.breakdown
LEFT JOIN periods p ON p.time_period = o.time_period
LEFT JOIN sources s ON s.id = o.source_id
LEFT JOIN licences terms ON terms.id = coalesce(i.licence_id, s.licence_id)
LEFT JOIN displays d ON d.observation_id = o.id
LEFT JOIN preferred ON preferred.observation_id = o.id
LEFT JOIN bounds ON bounds.observation_id = o.id
LEFT JOIN figure_eras ON figure_eras.observation_id = o.id
LEFT JOIN eras ON eras.id = figure_eras.era_id
LEFT JOIN audited ON audited.observation_id = o.id
LEFT JOIN withdrawals ON withdrawals.observation_id = o.id
LEFT JOIN codes q ON q.resource = 'observations' AND q.field = 'qualifier' AND q.value = o.qualifier
LEFT JOIN codes c ON c.resource = 'observations' AND c.field = 'checked' AND c.value = o.checked;

-- Two sources that give different values for the same thing; the first is the one shown first. Who prints the same
-- value with fewer digits, or hedges it, does not disagree: `roundings` has those pairs.
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
    second.obs_value - first.obs_value AS difference
FROM observations o1
JOIN observations o2 ON {of_one_thing}
JOIN preferred p1 ON p1.observation_id = o1.id
JOIN preferred p2 ON p2.observation_id = o2.id AND p2.place > p1.place
JOIN figures first ON first.id = o1.id
JOIN figures second ON second.id = o2.id
WHERE NOT first.withdrawn AND NOT second.withdrawn AND NOT EXISTS (
    SELECT 1 FROM roundings r
    WHERE r.observation_id IN (o1.id, o2.id) AND r.same_as IN (o1.id, o2.id)
);

-- Which provinces stand in the list of each era. Those that did not merge stand in both; Huế, for its half year
-- before the mergers, is in the list of 63 as Thừa Thiên Huế.
CREATE VIEW area_eras AS
SELECT a.id AS area_id, CAST(e.units AS TEXT) AS era
FROM eras e
JOIN areas a ON a.level = 'province'
    AND coalesce(a.valid_from, '') <= e.valid_from
    AND coalesce(a.valid_to, e.valid_from) >= e.valid_from;
