"""Answers: what a figure says of its area beside others, or why it says nothing.

Pure functions over ``site.Site`` and ``model.Figure``; no words, no HTML. What other pages call:

- ``intervals.find_interval(figure) -> Interval``: between which values the truth lies, by the figure's hedge.
- ``territories.is_same(one, other) -> bool``: whether two areas are one territory (upgraded, never merged).
- ``groups.find_group(site, figure) -> Group``: the figures that may stand in one row or on one rail with it:
  same indicator, breakdown, period, units (era) and ranked set; one an area, by ``Group.figures[area_id]``;
  ``known`` of ``frame`` units.
- ``standings.find_standing(group, figure) -> Standing | Refusal``: place ``rank`` of ``among``, ties,
  published or computed.
- ``middles.find_middle(group) -> Middle | Refusal | None``: median and the band about it, of ten known units
  or more; None of ranks.
- ``verdicts.judge(figure, group) -> Verdict | Refusal | None``: its side of the band; better or worse by
  polarity.
- ``verdicts.compare(site, one, other) -> Comparison | Refusal``: two figures of any two units: which is
  higher, by how much, better or worse; or the typed reason (``reasons.Reason``, ten of them) why not.
- ``since_last.find_change(site, figure, earlier) -> Change | Refusal | None``: what changed since the last
  comparable figure.

A ``Refusal`` has its ``reason``, the figures that it speaks of, and for too few known ``known`` and
``frame``; the words for a reason are ``refusal_<reason>`` in ``site/words/pages/answers.toml``.
"""
