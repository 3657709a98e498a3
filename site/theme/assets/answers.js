/* Figures as answers: of an area and subject, and of a number. The columns are those of search-figures.json. */
import { keysOf } from "./numerals.js";
import { simplify } from "./spelling.js";

const TARGET = 1;
const FAILS = 2;
const ENOUGH = 0.6;  // of the best indicator's points, or the best family's, for a figure of another to be an answer
const MEMBER = 0.6;  // what the points of a family count for its indicators
const SHOWN = 3;
const OF_A_NUMBER = 6;

/** The figures, as objects with the names of what they are of. */
export function unpack(packed) {
  const { id, area, indicator, part, period, place, shown, printed, marks } = packed.figures;
  let number = 0;
  return id.map((step, row) => {
    const [name, family] = packed.indicators[indicator[row]];
    const [time, periodText] = packed.periods[period[row]];
    number += step;
    return {
      url: `figures/f${String(number).padStart(4, "0")}/`,
      area: area[row], indicator: name, family: packed.families[family][0], headline: packed.families[family][1] === name,
      part: part[row] ? packed.parts[part[row] - 1] : "", time, period: periodText, place: place[row], shown: shown[row], printed: printed[row],
      isTarget: Boolean(marks[row] & TARGET), fails: Boolean(marks[row] & FAILS),
    };
  });
}

/** The figures that answer: of these areas (in order of preference) and the subject, by points of pages; of the year if there is one. */
export function ofSubject(figures, areas, points, { year, target, words }) {
  const ofIndicator = (figure) => points.get(`indicators/${figure.indicator}/`) ?? 0;
  const ofFamily = (figure) => points.get(`families/${figure.family}/`) ?? 0;
  const worth = (figure) => ofIndicator(figure) + MEMBER * ofFamily(figure);
  const [best, bestFamily] = [ofIndicator, ofFamily].map((of) => Math.max(1e-9, ...figures.map(of)));
  const within = figures.filter((figure) => areas.includes(figure.area) && (ofIndicator(figure) >= ENOUGH * best || ofFamily(figure) >= ENOUGH * bestFamily));
  const dated = within.filter((figure) => figure.time.startsWith(year));
  const ranked = (year && dated.length ? dated : within).map((figure) => [figure, worth(figure) * liking(figure, target, words)]);
  ranked.sort(([one, points1], [other, points2]) => points2 - points1 || one.place - other.place);
  return firstOfEach(ranked.map(([figure]) => figure)).slice(0, SHOWN);
}

/** How likely a figure is meant, beside its subject: the whole, a result, recent, sound. */
function liking(figure, target, words) {
  const part = simplify(figure.part);
  const named = part && part.split(" ").every((word) => words.includes(word));
  const kind = figure.isTarget === target ? 1 : 0.4;
  return (figure.headline ? 1.1 : 1) * (part ? (named ? 1.3 : 0.7) : 1) * kind * (figure.fails ? 0.5 : 1) * 0.96 ** (2030 - Number(figure.time.slice(0, 4)));
}

/** One figure of each area, indicator and part: the first. */
function firstOfEach(figures) {
  const known = new Set();
  return figures.filter((figure) => {
    const key = `${figure.area} ${figure.indicator} ${figure.part}`;
    return !known.has(key) && known.add(key);
  });
}

/** The figures of a part of the total that is named, such as an enterprise, of these areas if any is named. */
export function ofPart(figures, words, areas) {
  const named = (figure) => figure.part && words.length && ` ${simplify(figure.part)} `.includes(` ${words.join(" ")} `);
  return figures.filter((figure) => named(figure) && (!areas.length || areas.includes(figure.area))).sort((one, other) => one.place - other.place).slice(0, OF_A_NUMBER);
}

const keys = new WeakMap();

/** The figures with a number, of these areas if any is named: written just so first, then those shown first. */
export function ofNumber(figures, numeral, areas) {
  if (!keys.has(figures)) keys.set(figures, figures.map((figure) => keysOf(figure.shown, figure.printed)));
  const known = keys.get(figures);
  const found = figures.filter((figure, row) => numeral.values.some((value) => known[row].has(value)) && (!areas.length || areas.includes(figure.area)));
  const likes = (figure) => Number(figure.shown.includes(numeral.typed) || String(figure.printed).includes(numeral.typed)) * 4 + Number(!figure.part) * 2 + Number(!figure.isTarget);
  return found.sort((one, other) => likes(other) - likes(one) || one.place - other.place || (one.url < other.url ? -1 : 1)).slice(0, OF_A_NUMBER);
}
