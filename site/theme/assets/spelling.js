/* How texts are compared: folded, word by word, and with one letter wrong. */
import { fold } from "./words.js";

/** A text in lower case, without diacritics and signs, its words with single spaces: "TP. Huế" is "tp hue". After a consonant "ký" and "kí" are one. */
export const simplify = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim().replace(/\b(qu|[hklmstv])y\b/g, "$1i");

export const wordsOf = (text) => simplify(text).split(" ").filter(Boolean);

/** Whether one letter changed, left out, put in, or swapped with the next makes one word of the other. */
export function isOneApart(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const rest = one.slice(start);
  const others = other.slice(start);
  if (rest.length === others.length)
    return rest.slice(1) === others.slice(1) || (rest[0] === others[1] && rest[1] === others[0] && rest.slice(2) === others.slice(2));
  return rest.length > others.length ? rest.slice(1) === others : rest === others.slice(1);
}
