/* What search, picker, tables and comparison share: the folding of Vietnamese, and the site's addresses. */

/** The text in lower case without any diacritic: "Đà Nẵng" and "da nang" are one. */
export const fold = (text) =>
  text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

export const vietnamese = document.documentElement.lang === "vi";

/** The text in the page's language. */
export const say = (vi, en) => (vietnamese ? vi : en);

/** The site's root, and the root of this language. */
export const site = new URL("../", import.meta.url);
export const home = vietnamese ? site : new URL("en/", site);

/** A row's field in the page's language. */
export const named = (row, field) => row[`${field}_${vietnamese ? "vi" : "en"}`] ?? "";

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
