-- outcome_example: disagrees

select relation_id, source_id, nature, outcome, outcome_vi, nature_vi, statement_vi, computation_vi, conclusion_vi,
  round(stated, 4) as stated, round(computed, 4) as computed, round(difference, 4) as difference, nature_en, statement_en, computation_en, conclusion_en
from audit
where :outcome in ('', outcome, outcome_vi, outcome_en)
order by outcome = 'agrees', outcome = 'agrees-rounded', nature, relation_id
