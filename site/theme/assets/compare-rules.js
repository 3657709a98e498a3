/* How two figures stand to each other, as scripts/pages/answers/verdicts.py has it: tests/comparisons.json holds both to one table. */

/** Whether every value of one is below every value of the other; null is no limit. */
function isBelow(one, other) {
  if (one.high === null || other.low === null) return false;
  return one.high < other.low || (one.high === other.low && (one.high_open || other.low_open));
}

const isPoint = (figure) => figure.low !== null && figure.low === figure.high;
const isUnlimited = (figure) => figure.low === null && figure.high === null;

/** Why two figures of different units do not compare, whatever their values; "" if they do. */
export function findObstacle(one, other, indicators, units) {
  const [first, second] = [indicators[one.indicator], indicators[other.indicator]];
  if (one.measure !== other.measure) return "target";
  if (first.is_rank && second.is_rank && (first.set !== second.set || one.ranked !== other.ranked)) return "other-set";
  if (one.indicator !== other.indicator || one.part !== other.part) return "other-base";
  if (one.period !== other.period) return "other-year";
  const [here, there] = [units[one.area], units[other.area]];
  if (one.era !== other.era && here.origin !== there.origin && !(here.unchanged && there.unchanged)) return "other-territory";
  return first.grows ? "count-by-size" : "";
}

/** What a figure is beside another: higher, lower, same, or the reason why that is not said. */
export function compareFigures(one, other, indicators, units) {
  return findObstacle(one, other, indicators, units) || weigh(one, other);
}

function weigh(one, other) {
  if (isBelow(other, one)) return "higher";
  if (isBelow(one, other)) return "lower";
  if (isPoint(one) && isPoint(other)) return "same";
  return isUnlimited(one) && isUnlimited(other) ? "two-approximate" : "overlap";
}

/** What figures have in common that stand in one row: all but the period. */
export const rowOf = (figure) => [figure.indicator, figure.part, figure.measure, figure.era, figure.ranked].join("|");

/** Who is first and who last among figures of one row and period, or the first reason why that is not said. */
export function judge(figures, indicators, units) {
  const isRank = indicators[figures[0].indicator].is_rank;
  const refusals = [];
  const leads = (side) => figures.filter((one) => figures.every((other) => {
    if (one === other) return true;
    const outcome = compareFigures(one, other, indicators, units);
    if (!["higher", "lower", "same"].includes(outcome)) refusals.push(outcome);
    return outcome === side || outcome === "same";
  }));
  const [first, last] = [leads(isRank ? "lower" : "higher"), leads(isRank ? "higher" : "lower")];
  return first.length || last.length ? { first, last } : { refusal: refusals[0] };
}
