/* Which places a text names: by name, spelling, centre or initials, with or without spaces and titles, with one letter wrong. */
import { phraseAt, splitsPhrase, titles } from "./lexicon.js";
import { isOneApart, simplify, wordsOf } from "./spelling.js";

const LONGEST = 6;
const SURE = 4;  // letters of a beginning, and of a name with one letter wrong, that are enough

/** The names of areas ({id, names, centre, from}) by their letters without spaces. */
export class Names {
  constructor(areas) {
    this.areas = areas;
    this.byName = new Map();
    this.byCentre = new Map();
    this.byShortCentre = new Map();  // of one syllable, which may be another word: taken where nothing else is typed
    this.byInitials = new Map();
    areas.forEach((area, place) => {
      for (const name of area.names) add(this.byName, squeeze(name), place);
      if (area.centre) add(wordsOf(area.centre).length > 1 ? this.byCentre : this.byShortCentre, squeeze(area.centre), place);
      const initials = wordsOf(area.names[0]).map((word) => word[0]).join("");
      if (initials.length > 1) for (const title of ["", "tp"]) add(this.byInitials, title + initials, place);
    });
  }

  /** The places of the areas of exactly this name; of this centre where there is none. */
  exact(letters) {
    return this.byName.get(letters) ?? this.byCentre.get(letters) ?? [];
  }

  /** The areas whose name is one letter apart from these, if that is one name. */
  near(letters) {
    return letters.length <= SURE ? [] : only([...this.byName.keys()].filter((name) => name.length > SURE && isOneApart(letters, name)), this);
  }

  /** The areas whose name begins so, if all those are of one name. */
  begun(letters) {
    return letters.length < SURE ? [] : only([...this.byName.keys()].filter((name) => name.startsWith(letters)), this);
  }

  /** Take the areas out of the words: {areas: [their places, by mention], words: what is left, mended: names that were not as typed}.
      A phrase that `known` says stands in some text is never taken for a name with a letter wrong. Names written with all their
      diacritics in `typed` come first, and no name is taken out of the midst of a phrase: "trực tuyến quảng ninh" is no Tuyên Quang. */
  read(words, typed, known) {
    const read = { areas: [], words: [...words], mended: [] };
    const text = typed.toLowerCase().normalize("NFC");
    const isSpeltSo = (areas) => areas.some((area) => this.areas[area].names.some((name) => text.includes(name.toLowerCase())));
    const take = (find, longest = LONGEST) => {
      const found = [];
      for (let length = Math.min(longest, words.length); length > 0; length -= 1)
        for (let start = 0; start + length <= words.length; start += 1) {
          const taken = words.slice(start, start + length);
          const areas = splitsPhrase(words, start, length) ? [] : find(taken.join(""), taken.join(" "), start, length);
          if (areas.length) found.push({ areas, start, length, first: Number(isSpeltSo(areas)) });
        }
      found.sort((one, other) => other.first - one.first || other.length - one.length || one.start - other.start);
      for (const { areas, start, length } of found) {
        if (read.words.slice(start, start + length).includes(null)) continue;
        read.areas.push(areas);
        if (!this.exact(words.slice(start, start + length).join("")).length) read.mended.push(this.areas[areas[0]].names[0]);
        read.words.fill(null, start, start + length);
      }
    };
    take((letters) => this.exact(letters));
    if (!read.areas.length && this.byShortCentre.has(words.join(""))) return { ...read, areas: [this.byShortCentre.get(words[0])] };
    take((letters, phrase) => (known(phrase) ? [] : this.near(letters)));
    take((letters, phrase, start, length) => (start + length === words.length && length > 1 && !known(phrase) ? this.begun(letters) : []));
    take((letters, phrase, start) => (afterTitle(words, start) || !known(phrase) ? this.byInitials.get(letters) ?? [] : []), 1);
    if (read.areas.length) read.words = withoutTitles(read.words);
    return read;
  }
}

const squeeze = (name) => simplify(name).replaceAll(" ", "");

function add(map, key, place) {
  const places = map.get(key) ?? [];
  if (!places.includes(place)) places.push(place);
  map.set(key, places);
}

/** The areas of these names if they share one name, else none. */
function only(found, names) {
  const places = [...new Set(found.flatMap((name) => names.byName.get(name)))];
  return new Set(places.map((place) => names.areas[place].names[0])).size === 1 ? places : [];
}

const afterTitle = (words, start) => titles.some((title) => start >= title.length && title.every((word, step) => words[start - title.length + step] === word));

/** The words without null, and without the titles beside a null. */
function withoutTitles(words) {
  const left = [...words];
  for (let place = 0; place < left.length; place += 1) {
    const title = left[place] === null ? undefined : phraseAt(left, place, titles);
    if (title && (left[place - 1] === null || left[place + title.length] === null)) left.fill(null, place, place + title.length);
  }
  return left.filter((word) => word !== null);
}
