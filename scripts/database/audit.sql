-- The audit of the sources: each relation with what came of it, and each figure with the relations that it is in.

CREATE VIEW audit AS
SELECT
    r.id AS relation_id,
    r.source_id,
    r.kind,
    k.label_vi AS kind_vi,
    k.label_en AS kind_en,
    r.nature,
    n.label_vi AS nature_vi,
    n.label_en AS nature_en,
    a.outcome,
    c.label_vi AS outcome_vi,
    c.label_en AS outcome_en,
    a.stated,
    a.computed,
    a.difference,
    a.computation_vi,
    a.computation_en,
    r.statement_vi,
    r.statement_en,
    r.conclusion_vi,
    r.conclusion_en,
    r.method_id,
    r.withdrawn
FROM relations r
JOIN audit_results a ON a.relation_id = r.id
JOIN codes k ON k.resource = 'relations' AND k.field = 'kind' AND k.value = r.kind
JOIN codes n ON n.resource = 'relations' AND n.field = 'nature' AND n.value = r.nature
JOIN codes c ON c.resource = 'audit' AND c.field = 'outcome' AND c.value = a.outcome;

CREATE VIEW audit_marks AS
SELECT DISTINCT t.observation_id, t.relation_id, a.outcome, r.nature
FROM relation_terms t
JOIN relations r ON r.id = t.relation_id
JOIN audit_results a ON a.relation_id = t.relation_id;

-- What the audit says of a figure that a relation uses: it fails where the source contradicts itself, and passes
-- where a relation holds. A base that the source does not name, or what can hardly be, is nobody's failure.
CREATE TABLE audited (
    observation_id TEXT PRIMARY KEY NOT NULL REFERENCES observations (id),
    audit TEXT NOT NULL
) STRICT;

INSERT INTO audited
SELECT observation_id, CASE WHEN max(outcome = 'disagrees') THEN 'fails' ELSE 'passes' END
FROM audit_marks
WHERE outcome IN ('agrees', 'agrees-rounded') OR (outcome = 'disagrees' AND nature = 'contradiction')
GROUP BY observation_id
ORDER BY observation_id;
