/* What search, picker, tables and comparison share: the folding of Vietnamese, and the site's addresses. */

/** The text in lower case without any diacritic: "Đà Nẵng" and "da nang" are one. */
export const fold = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

export const language = document.documentElement.lang;
export const vietnamese = language === "vi";

const WORDS = {}; // filled when the site is published, from site/words/browser.toml

/** The text of a key in the page's language, with the values that it names; n = 1 takes the form for one. */
export function t(key, values = {}) {
  const text = (values.n === 1 && WORDS[key][`${language}_one`]) || WORDS[key][language];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** The site's root, and the root of this language. */
export const site = new URL("../", import.meta.url);
export const home = vietnamese ? site : new URL("en/", site);

/** A row's field in the page's language. */
export const named = (row, field) => row[`${field}_${language}`] ?? "";

export async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** An element with attributes and children; text is text, never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
