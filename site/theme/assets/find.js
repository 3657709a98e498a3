/* The matcher: what was typed → figures and pages. It knows no document, so that it can be asked many things at once (tests do). */
import { ofNumber, ofPart, ofSubject, unpack } from "./answers.js";
import { asksForTarget, asksToCompare, isOwn, toTerms, withoutIgnored } from "./lexicon.js";
import { Names } from "./names.js";
import { numeralsIn, withoutNumerals, yearsIn } from "./numerals.js";
import { simplify, wordsOf } from "./spelling.js";
import { Vocabulary } from "./vocabulary.js";

const SHOWN = 12;
const NEAR_ALL = 0.6;  // of a title, for what was typed to be meant as that title
const MOST = 0.55;  // of what is asked, for a figure to be an answer
const ID = /^\s*f\s?(\d{1,7})\s*$/i;

/** Make the matcher of the index of pages (search.json) and of the figures (search-figures.json): typed text → {figures, pages, meant}. */
export function makeFinder(pages, packed) {
  const finder = {
    pages, packed, figures: unpack(packed), names: new Names(packed.areas), vocabulary: new Vocabulary(pages),
    byUrl: new Map(pages.map((page, place) => [page.url, place])), byId: new Map(packed.areas.map((area, place) => [area.id, place])),
  };
  return (typed) => find(finder, typed);
}

function find(finder, typed) {
  const id = ID.exec(typed);
  const own = id && finder.figures.find((figure) => figure.url === `figures/f${id[1].padStart(4, "0")}/`);
  if (own) return { figures: [own], pages: [], meant: "", lead: "figures" };
  const asked = read(finder, typed);
  const scored = finder.vocabulary.score(toTerms(asked.subject), asked.subject);
  const points = new Map(scored.map(([place, sum]) => [finder.pages[place].url, sum]));
  const near = new Map(scored.filter(([, , share]) => share >= MOST).map(([place, sum]) => [finder.pages[place].url, sum]));
  const figures = findFigures(finder, asked, near);
  const exact = asked.areas.length && !asked.subject.length ? [] : namedSo(finder, typed);
  const found = [...new Set([...exact, ...findPages(finder, asked, points)])].slice(0, SHOWN).map((url) => finder.pages[finder.byUrl.get(url)]);
  return { figures, pages: [...comparison(finder, asked), ...found], meant: asked.meant, lead: exact.length || (asked.isName && !asked.areas.length) ? "pages" : "figures" };
}

/** What was typed: areas, year, numbers, the words of the subject, and how it was understood where that is not as typed. */
function read(finder, typed) {
  const { names, vocabulary } = finder;
  const numerals = numeralsIn(typed);
  let words = wordsOf(withoutNumerals(typed));
  const years = yearsIn(words);
  if (words.length > years.length) words = words.filter((word) => !years.includes(word));
  const joined = words.flatMap((word) => (isKnown(finder, word) ? [word] : vocabulary.split(word, (letters) => names.byName.has(letters)) ?? [word]));
  const compare = asksToCompare(joined);
  const target = asksForTarget(joined);
  const named = names.read(joined, typed, (phrase) => phrase.split(" ").every((word) => vocabulary.has(word)) && vocabulary.stands(phrase));
  const left = named.words.length ? withoutIgnored(named.words) : [];
  const subject = left.map((word, place) => (isKnown(finder, word) ? word : vocabulary.mend(word, left[place - 1], left[place + 1])));
  const mended = [...named.mended, ...(subject.join(" ") === left.join(" ") ? [] : [vocabulary.spell(subject)])];
  const isName = numerals.length > 0 && numerals.every(({ typed, plain }) => plain && vocabulary.has(typed));
  return { areas: named.areas, numerals, isName, year: years[0] ?? "", subject, compare, target, meant: mended.join(" "), all: joined };
}

const isKnown = (finder, word) => isOwn(word) || finder.vocabulary.has(word) || finder.names.exact(word).length > 0 || finder.vocabulary.begun(word).length > 0;

function findFigures(finder, asked, points) {
  const areas = [...new Set(asked.areas.flat())];
  const wanted = { year: asked.year, target: asked.target, words: asked.subject };
  const ofAreas = (places) => (places.length ? ofSubject(finder.figures, places, points, wanted) : []);
  const found = () => [ofAreas(areas), ofAreas(areas.flatMap((area) => formers(finder, area)))].find((some) => some.length) ?? [];
  const numbered = () => asked.numerals.flatMap((numeral) => ofNumber(finder.figures, numeral, areas));
  const ways = [numbered, found, () => (points.size ? [] : ofPart(finder.figures, asked.subject, areas))];
  if (asked.isName && asked.subject.length > asked.numerals.length) ways.splice(0, 2, found, numbered);
  for (const way of ways) {
    const some = way();
    if (some.length) return some;
  }
  return [];
}

const formers = (finder, area) => (finder.packed.areas[area].from ?? []).map((id) => finder.byId.get(id));
const pageOf = (finder, area) => `areas/${finder.packed.areas[area].id}/`;

/** The pages by how well they answer: the areas named first where nothing else is asked, else the second of all. */
function findPages(finder, asked, points) {
  const areas = inOrder(finder, asked.areas.flat());
  const ofAreas = finder.vocabulary.score(asked.areas.map((found) => ({ phrase: simplify(finder.packed.areas[found[0]].names[0]), others: [] })), asked.areas.flatMap((found) => wordsOf(finder.packed.areas[found[0]].names[0])));
  const all = new Map(points);
  for (const [place, sum] of ofAreas) {
    const url = finder.pages[place].url;
    if (!points.size || points.has(url)) all.set(url, (points.get(url) ?? 0) + sum * (points.size ? 0.7 : 1));
  }
  const ranked = [...all].sort(([url1, one], [url2, other]) => other - one || (url1 < url2 ? -1 : 1)).map(([url]) => url);
  return points.size ? [...ranked.slice(0, 1), ...areas, ...ranked.slice(1)] : [...areas, ...ranked];
}

/** The comparison of the places named, if several are and that is asked for. */
function comparison(finder, asked) {
  const page = finder.pages[finder.byUrl.get("compare/")];
  if (!asked.compare || asked.areas.length < 2 || !page) return [];
  const areas = asked.areas.map((found) => finder.packed.areas[found.find((area) => !finder.packed.areas[area].until) ?? found[0]]);
  const address = new URLSearchParams(areas.map((area, place) => ["abcdef"[place], area.id]).slice(0, 6));
  return [{ ...page, url: `compare/?${address}`, hint: areas.map((area) => area.label).join(" – ") }];
}

/** The addresses of areas: today's before former ones, then the units that one became. */
function inOrder(finder, areas) {
  const all = finder.packed.areas;
  const today = areas.filter((area) => !all[area].until);
  const former = areas.filter((area) => all[area].until);
  const later = former.flatMap((area) => all.flatMap((other, place) => (other.from?.includes(all[area].id) ? [place] : [])));
  return [...new Set([...today, ...former, ...later])].map((area) => pageOf(finder, area));
}

/** The pages that what was typed nearly names in full. */
function namedSo(finder, typed) {
  const phrase = simplify(typed);
  if (phrase.split(" ").length < 2) return [];
  const names = (page) => page.whole.some((name) => ` ${name} `.includes(` ${phrase} `) && phrase.length >= NEAR_ALL * name.length);
  return finder.vocabulary.pages.flatMap((page, place) => (names(page) ? [finder.pages[place].url] : []));
}
