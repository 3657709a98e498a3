/* The search in the header. Fetched, like its index, when somebody first goes into the field. */
import { element, fetched, fold, home, t } from "./words.js";

const SHOWN = 12;
const field = document.getElementById("search");
const panel = field.form.querySelector(".search-panel");
const count = panel.querySelector(".search-count");
const list = panel.querySelector(".search-results");
const index = fetched(new URL("search.json", home)).then((pages) => pages.map(prepare));
index.catch(() => {});  // reported when a search needs it

const simplify = (text) => fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** A page of the index with its texts folded once: title, other names, headings, words. */
function prepare(page) {
  const names = page.aliases.map(simplify);
  const parts = [[page.title, 40], [names.join(" "), 30], [page.headings, 8], [page.text, 2]];
  return { ...page, names: [simplify(page.title), ...names], plain: page.title.toLowerCase(), parts: parts.map(([text, weight]) => [` ${simplify(text)}`, weight]) };
}

/** How well a page answers: 0 unless every word begins a word of it; whole phrases, titles and weight count most. */
function score(page, phrase, typed) {
  let total = 0;
  for (const word of phrase.split(" ")) {
    const found = page.parts.filter(([text]) => text.includes(` ${word}`));
    if (!found.length) return 0;
    total += Math.max(...found.map(([text, weight]) => weight * (`${text} `.includes(` ${word} `) ? 1 : 0.6)));
  }
  for (const [text, weight] of page.parts) if (text.includes(` ${phrase}`)) total += weight * 2;
  total += Math.max(...page.names.map((name) => (name.includes(phrase) ? (60 * phrase.length) / name.length : 0)));
  if (page.names.includes(phrase)) total += 100;
  if (page.names[0].startsWith(phrase)) total += 60;
  if (page.plain.includes(typed)) total += 5;
  return total * page.boost;
}

function found(pages, typed) {
  const phrase = simplify(typed);
  if (!phrase) return [];
  return pages
    .map((page) => ({ page, points: score(page, phrase, typed.trim().toLowerCase()) }))
    .filter(({ points }) => points > 0)
    .sort((one, other) => other.points - one.points)
    .map(({ page }) => page);
}

async function answer() {
  const typed = field.value;
  if (!typed.trim()) return close();
  let pages = [];
  try {
    pages = found(await index, typed);
  } catch {
    return tell([], t("search_failed"));
  }
  if (typed !== field.value) return;
  tell(pages, pages.length ? t("search_found", { n: pages.length }) : t("search_nothing"));
}

function row(page) {
  const link = element("a", { href: new URL(page.url, home) }, element("b", {}, page.title));
  if (page.hint) link.append(element("span", {}, page.hint));
  if (page.description) link.append(element("span", { class: "search-excerpt" }, page.description));
  return element("li", {}, link);
}

function tell(pages, message) {
  list.replaceChildren(...pages.slice(0, SHOWN).map(row));
  count.textContent = message;
  panel.hidden = false;
  field.dataset.answered = field.value;
}

function close() {
  panel.hidden = true;
}

field.addEventListener("input", answer);
field.addEventListener("focus", answer);
field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.click();
});
field.form.addEventListener("focusout", (event) => field.form.contains(event.relatedTarget) || event.relatedTarget === null || close());
document.addEventListener("pointerdown", (event) => field.form.contains(event.target) || close());
field.form.addEventListener("keydown", (event) => {
  const links = [...list.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") {
    close();
    field.focus();
  } else if (step && !panel.hidden) {
    event.preventDefault();
    (links[links.indexOf(document.activeElement) + step] ?? field).focus();
  }
});
if (document.activeElement === field) answer();
