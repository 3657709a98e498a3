/* How people put things: titles of places, words that say nothing, words for one thing (site/search/lexicon.toml). All is folded. */
import { simplify, wordsOf } from "./spelling.js";

const LEXICON = {}; // filled when the site is published

export const titles = LEXICON.titles.map(wordsOf);
const [ignored, compare, target] = [LEXICON.ignored, LEXICON.compare, LEXICON.target].map((phrases) => phrases.map(wordsOf));
const groups = new Map(LEXICON.same.map((group) => [...new Set(group.map(simplify))]).flatMap((group) => group.map((phrase) => [phrase, group])));
const longest = Math.max(...[...groups.keys()].map((phrase) => phrase.split(" ").length));

/** Whether a list of words has this phrase at a place. */
export const stands = (words, place, phrase) => phrase.every((word, step) => words[place + step] === word);

/** The longest phrase of a list that stands at a place of the words, or undefined. */
export const phraseAt = (words, place, phrases) =>
  phrases.filter((phrase) => stands(words, place, phrase)).sort((one, other) => other.length - one.length)[0];

/** The words without those of these phrases, but where they would be cut out of another that is known. */
function without(words, phrases) {
  const left = [];
  for (let place = 0; place < words.length; place += 1) {
    const phrase = phraseAt(words, place, phrases);
    if (phrase && !isWithin(words, place, phrase.length)) place += phrase.length - 1;
    else left.push(words[place]);
  }
  return left;
}

/** The words without those that say what a place is; all of them where none would be left. */
export function withoutTitleWords(words) {
  const left = without(words, titles);
  return left.length ? left : words;
}

const has = (words, phrases) => words.some((_, place) => phraseAt(words, place, phrases));
export const asksToCompare = (words) => has(words, compare);
export const asksForTarget = (words) => has(words, target);

/** The words that have a subject; all of them where none would be left. */
export function withoutIgnored(words) {
  const left = without(words, ignored);
  return left.length ? left : words;
}

/** Whether a word is one of the lexicon's. */
const own = new Set([...groups.keys()].flatMap((phrase) => phrase.split(" ")));
export const isOwn = (word) => own.has(word);

/** Whether these words stand within a longer known phrase. */
function isWithin(words, start, length) {
  for (let first = Math.max(0, start - longest + 1); first <= start; first += 1)
    for (let last = start + length; last <= Math.min(words.length, first + longest); last += 1)
      if (last - first > length && groups.has(words.slice(first, last).join(" "))) return true;
  return false;
}

/** Whether taking so many words out at a place would cut a known phrase in two. */
export function splitsPhrase(words, start, length) {
  const end = start + length;
  for (let first = Math.max(0, start - longest + 1); first < end; first += 1)
    for (let last = first + 2; last <= Math.min(words.length, first + longest); last += 1)
      if (((first < start && last > start && last <= end) || (first >= start && first < end && last > end)) && groups.has(words.slice(first, last).join(" "))) return true;
  return false;
}

/** Words → terms: each a phrase, with the other phrases for the same thing; the longest known phrase is taken first. */
export function toTerms(words) {
  const terms = [];
  for (let place = 0; place < words.length; ) {
    let length = Math.min(longest, words.length - place);
    while (length > 1 && !groups.has(words.slice(place, place + length).join(" "))) length -= 1;
    const phrase = words.slice(place, place + length).join(" ");
    terms.push({ phrase, others: (groups.get(phrase) ?? []).filter((other) => other !== phrase) });
    place += length;
  }
  return terms;
}
