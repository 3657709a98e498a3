/* Numbers in a text, in either notation: "59,21" and "59.21" are one, "1.126" may be 1126 or 1.126. */
import { vietnamese } from "./words.js";

const NUMERAL = /(?<![\p{L}\d])(?:\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,/]\d+)?)(?![\p{L}\d])/gu;
const YEAR = /^20[0-4]\d$/;
const MONTH = /(?<![\d/])(?:0?[1-9]|1[0-2])\/(20[0-4]\d)(?!\d)/g;
const PLACE = /(?<![\d.,])(\d{1,3}) (?:of|tr\u00ean|trong) (\d{1,3})(?![\d.,])/gi;
const FRACTION = /^\D*(\d+) ?(?:\/|of) ?(\d+)\D*$/;

/** The text with "10/2023" as its year and "55 of 63" as "55/63". */
const plainly = (text) => text.normalize("NFC").replace(MONTH, "$1").replace(PLACE, "$1/$2");

/** The numerals of a typed text: [{typed, values: what it may mean, plain: whether it is digits alone}]; years are not among them. */
export const numeralsIn = (text) =>
  [...plainly(text).matchAll(NUMERAL)]
    .filter(([typed]) => !YEAR.test(typed))
    .map((found) => ({ typed: found[0], values: readings(found[0]), plain: /^\d+$/.test(found[0]) && !/^ ?%/.test(plainly(text).slice(found.index + found[0].length)) }));

/** The text without its formatted numerals, whose parts are no words; digits alone may be a name, such as 766. */
export const withoutNumerals = (text) => plainly(text).replace(NUMERAL, (typed) => (/^\d+$/.test(typed) ? typed : " "));

export const yearsIn = (words) => words.filter((word) => YEAR.test(word));

/** What a numeral may mean, as keys: numbers, or "55/63". */
export function readings(typed) {
  if (typed.includes("/")) return [typed];
  const text = typed.replace(/[ \u00a0\u202f]/g, "");
  const signs = text.match(/[.,]/g) ?? [];
  if (!signs.length) return [String(Number(text))];
  const last = signs.at(-1);
  const decimal = String(Number(text.replaceAll(last === "." ? "," : ".", "").replace(last, ".")));
  const whole = String(Number(text.replace(/[.,]/g, "")));
  if (signs.length > 1) return [new Set(signs).size > 1 ? decimal : whole];
  return /^\d{1,3}[.,]\d{3}$/.test(text) ? [whole, decimal] : [decimal];
}

/** All that a figure may be looked for by: a rank by "55/63" and 55; else the numbers shown, in the page's notation, and as printed. */
export function keysOf(shown, printed) {
  const fraction = FRACTION.exec(shown);
  if (fraction) return new Set([`${fraction[1]}/${fraction[2]}`, fraction[1]]);
  const known = new Set((shown.match(NUMERAL) ?? []).map(inNotation));
  for (const typed of String(printed || "").match(NUMERAL) ?? []) {
    const values = readings(typed);
    if (!values.some((value) => known.has(value))) values.forEach((value) => known.add(value));
  }
  return known;
}

const inNotation = (typed) => String(Number(vietnamese ? typed.replace(/[^\d,]/g, "").replace(",", ".") : typed.replace(/[^\d.]/g, "")));
