/* The words of all pages: which pages have a word, what an unknown word may have been meant to be, how well pages answer terms. */
import { isOwn } from "./lexicon.js";
import { isOneApart, simplify, wordsOf } from "./spelling.js";

const WEIGHTS = { title: 10, names: 8, hint: 5, headings: 3, description: 3, text: 1.5 };
const BEGUN = 0.6;  // what a word counts that is only begun
const LONGER = 0.25;  // the same, where the beginning is a word itself
const OTHER = 0.85;  // what another phrase for the same thing counts
const SCATTERED = 0.5;  // what a phrase counts whose words do not stand together
const NAMED = 6;  // from here on a weight is one of the page's names
const WHOLE = 14;
const START = 3;
const PAIR = 3;

export class Vocabulary {
  constructor(pages) {
    this.pages = pages.map(prepare);
    this.postings = new Map();  // word → Map(page's place → weight)
    this.pages.forEach((page, place) => page.fields.forEach(([name, text]) => this.#add(place, WEIGHTS[name], text)));
    this.names = pages.flatMap((page) => [page.title, ...page.aliases]);
    this.sorted = [...this.postings.keys()].sort();
  }

  #add(place, weight, text) {
    const words = text.split(" ").filter(Boolean);
    const each = weight >= WEIGHTS.names ? weight * (0.55 + 0.45 * (3 / (2 + Math.max(words.length, 1)))) : weight;
    for (const word of words) {
      if (!this.postings.has(word)) this.postings.set(word, new Map());
      const found = this.postings.get(word);
      found.set(place, Math.max(found.get(place) ?? 0, each));
    }
  }

  has(word) {
    return this.postings.has(word);
  }

  /** Whether some page has these words side by side. */
  stands(phrase) {
    const first = phrase.split(" ", 1)[0];
    return [...(this.postings.get(first)?.keys() ?? [])].some((place) => this.pages[place].all.includes(` ${phrase} `));
  }

  /** The known words that begin so. */
  begun(start) {
    let low = 0;
    for (let high = this.sorted.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (this.sorted[end]?.startsWith(start)) end += 1;
    return this.sorted.slice(low, end);
  }

  /** How much a word tells: more the rarer it is. */
  tells(word) {
    return Math.log(1 + this.pages.length / (1 + (this.postings.get(word)?.size ?? 0)));
  }

  /** An unknown word as the known words that it is made of, without spaces, if some page has them so; else null. */
  split(word, isName = () => false) {
    const ways = [[[]]];
    for (let end = 1; end <= word.length; end += 1) {
      ways[end] = [];
      for (let start = Math.max(0, end - 8); start < end; start += 1) {
        const piece = simplify(word.slice(start, end));
        if (piece.length > 1 && this.has(piece)) ways[end].push(...ways[start].slice(0, 6).map((way) => [...way, piece]));
      }
    }
    const found = ways[word.length].filter((way) => this.stands(way.join(" "))).sort((one, other) => one.length - other.length)[0];
    if (found) return found;
    for (let cut = 3; cut <= word.length - 3; cut += 1) {
      const [start, end] = [word.slice(0, cut), word.slice(cut)];
      if (isName(end) && (this.has(start) || this.split(start))) return [...(this.has(start) ? [start] : this.split(start)), end];
      if (isName(start) && (this.has(end) || this.split(end))) return [start, ...(this.has(end) ? [end] : this.split(end))];
    }
    return null;
  }

  /** What an unknown word was meant to be: one letter apart, in the company of its neighbours if possible, or the word itself. */
  mend(word, before, after) {
    if (word.length < 3 || /\d/.test(word)) return word;
    const beside = (known) => Number(Boolean(before) && this.stands(`${before} ${known}`)) + Number(Boolean(after) && this.stands(`${known} ${after}`));
    const near = this.sorted.filter((known) => known.length > 1 && !/\d/.test(known) && isOneApart(word, known));
    const sure = (known) => beside(known) > 0 || word.length > 4 || (word.length > 3 && known[0] === word[0]);
    const scored = near.filter(sure).map((known) => [known, beside(known) * 100 + Number(known[0] === word[0]) * 10 + Number(isOwn(known)) * 5 + Math.log(this.postings.get(known).size)]);
    return scored.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))[0]?.[0] ?? word;
  }

  /** Folded words as some page's name writes them, with their diacritics; as they are where none has them side by side. */
  spell(words) {
    for (const name of this.names) {
      const written = name.toLowerCase().normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
      const start = written.findIndex((_, place) => words.every((word, step) => written[place + step] !== undefined && simplify(written[place + step]) === word));
      if (start >= 0) return written.slice(start, start + words.length).join(" ");
    }
    return words.join(" ");
  }

  /** The pages that have a phrase, with how much it counts in each; its last word may only be begun. */
  #find(phrase, mayBegin) {
    const words = phrase.split(" ");
    const maps = words.map((word, place) => this.#expand(word, mayBegin && place === words.length - 1));
    const [first, ...rest] = maps;
    const found = new Map();
    for (const [place, weight] of first) {
      if (!rest.every((map) => map.has(place))) continue;
      const mean = (weight + rest.reduce((sum, map) => sum + map.get(place), 0)) / words.length;
      found.set(place, this.pages[place].all.includes(` ${phrase}`) ? mean : mean * SCATTERED);
    }
    return found;
  }

  #expand(word, mayBegin) {
    const exact = this.postings.get(word);
    if (exact && !mayBegin) return exact;
    const found = new Map(exact);
    if (word.length > 1) for (const known of this.begun(word)) for (const [place, weight] of this.postings.get(known)) found.set(place, Math.max(found.get(place) ?? 0, weight * (known === word ? 1 : exact ? LONGER : BEGUN)));
    return found;
  }

  /** How well each page answers the terms: [its place, points, share of the terms that its names have]. `subject` is all their words, in order. */
  score(terms, subject) {
    const points = new Map();
    const covered = new Map();
    const firm = new Map();
    let sought = 0;
    terms.forEach((term, number) => {
      const best = this.#find(term.phrase, number === terms.length - 1);
      for (const other of term.others) for (const [place, weight] of this.#find(other, false)) best.set(place, Math.max(best.get(place) ?? 0, weight * OTHER));
      if (!best.size) return;
      const worth = Math.max(...[term.phrase, ...term.others].map((phrase) => phrase.split(" ").filter((word) => this.has(word)).reduce((sum, word) => sum + this.tells(word), 0))) || 1;
      sought += worth;
      for (const [place, weight] of best) {
        points.set(place, (points.get(place) ?? 0) + worth * weight);
        covered.set(place, (covered.get(place) ?? 0) + worth);
        firm.set(place, (firm.get(place) ?? 0) + worth * Math.min(1, weight / NAMED));
      }
    });
    return [...points].map(([place, sum]) => {
      const share = covered.get(place) / sought;
      return [place, (sum + this.#closeness(this.pages[place], subject, terms)) * share ** 2 * this.pages[place].boost, firm.get(place) / sought];
    });
  }

  /** What a page gains by having the words side by side, or being named just so. */
  #closeness(page, subject, terms) {
    const worth = subject.reduce((sum, word) => sum + this.tells(word), 0);
    const phrases = [subject.join(" "), ...(terms.length === 1 ? terms[0].others : [])];
    let gained = 0;
    if (phrases.some((phrase) => page.titles.includes(phrase))) gained += worth * WHOLE * (page.titles.includes(phrases[0]) ? 1 : OTHER);
    else if (page.titles.some((title) => title.startsWith(`${phrases[0]} `))) gained += worth * START;
    for (let place = 0; place + 1 < subject.length; place += 1)
      if (page.named.includes(` ${subject[place]} ${subject[place + 1]}`)) gained += (this.tells(subject[place]) + this.tells(subject[place + 1])) * PAIR;
    return gained;
  }
}

/** A page of the index with its texts folded once. */
function prepare(page) {
  const names = page.aliases.map(simplify);
  const title = simplify(page.title);
  const fields = [["title", title], ...names.map((name) => ["names", name]), ...["hint", "headings", "description", "text"].map((name) => [name, simplify(page[name] ?? "")])];
  const titles = [title, ...names, ...withoutBrackets(page.title, page.aliases)];
  const hint = simplify(page.hint ?? "");
  return { boost: page.boost, fields, titles, whole: [title, ...names, hint], named: ` ${[title, ...names, hint].join(" | ")} `, all: ` ${fields.map(([, text]) => text).join(" | ")} ` };
}

/** Names without what stands in brackets or before a colon, and that which stands in them: "(DTI)". */
const withoutBrackets = (title, aliases) =>
  [title, ...aliases].flatMap((name) => [name.replace(/\(.*?\)/g, ""), ...[...name.matchAll(/\((.*?)\)/g)].map((found) => found[1])].map(simplify)).filter((name) => wordsOf(name).length);
