-- printed_example: 141616

select mentions.source_id, sources.title, mentions."offset", mentions.printed, codes.label_vi as kind_vi,
  mentions.kind, mentions.observation_id
from mentions
join sources on sources.id = mentions.source_id
left join codes on codes.resource = 'mentions' and codes.field = 'kind' and codes.value = mentions.kind
where :printed = ''
  or replace(rtrim(mentions.printed, '%'), '.', '') = replace(rtrim(trim(:printed), '%'), '.', '')
order by mentions.source_id, mentions."offset"
