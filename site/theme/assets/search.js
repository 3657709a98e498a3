/* The search in the header, a combobox: the focus stays in the field, arrows walk the answers, Enter follows one. Fetched, like what
   it searches, when somebody first goes into the field. */
import { makeFinder } from "./find.js";
import { element, fetched, home, t } from "./words.js";

const field = document.getElementById("search");
const panel = field.form.querySelector(".search-panel");
const count = panel.querySelector(".search-count");
const status = field.form.querySelector(".search-status");
const list = panel.querySelector(".search-results");
const options = () => [...list.querySelectorAll("[role=option]")];
let areas;

const finder = Promise.all(["search.json", "search-figures.json"].map((name) => fetched(new URL(name, home)))).then(([pages, packed]) => {
  areas = packed.areas;
  const titles = new Map(pages.map((page) => [page.url, page.title]));
  const find = makeFinder(pages, packed);
  return (typed) => {
    const found = find(typed);
    return { ...found, figures: found.figures.map((figure) => ({ ...figure, title: titles.get(`indicators/${figure.indicator}/`) ?? "" })) };
  };
});
finder.catch(() => {});  // reported when a search needs it

async function answer() {
  const typed = field.value;
  if (!typed.trim()) return close();
  let found = { figures: [], pages: [], meant: "" };
  try {
    found = (await finder)(typed);
  } catch {
    return tell(found, t("search_failed"));
  }
  if (typed === field.value) tell(found, describe(found));
}

/** What is told of the answers, and to those who hear the page: how many, and what was understood where that is not as typed. */
function describe({ figures, pages, meant }) {
  const number = figures.length + pages.length;
  const told = number ? t("search_found", { n: number }) : t("search_nothing");
  return meant && number ? `${t("search_meant", { meant })} ${told}` : told;
}

function tell({ figures, pages, lead }, message) {
  const groups = [[t("search_figures"), figures.map(figureOption)], [t("search_pages"), pages.map(pageOption)]];
  if (lead === "pages") groups.reverse();
  list.replaceChildren(...groups.filter(([, found]) => found.length).map(([name, found], number) => group(`search-group-${number}`, name, found)));
  options().forEach((option, place) => (option.id = `search-option-${place}`));
  activate(null);
  list.hidden = !list.childElementCount;
  count.textContent = status.textContent = message;
  panel.hidden = false;
  field.setAttribute("aria-expanded", String(!list.hidden));
  field.dataset.answered = field.value;
}

function group(id, name, found) {
  return element("div", { role: "group", "aria-labelledby": id }, element("div", { id, role: "presentation", class: "search-group" }, name), ...found);
}

const option = (url, ...parts) => element("a", { role: "option", "aria-selected": "false", tabindex: "-1", href: new URL(url, home) }, ...parts);

function figureOption(figure) {
  const told = [figure.period, figure.isTarget && t("search_target"), figure.part].filter(Boolean).join(" · ");
  return option(figure.url, element("b", { class: "search-value" }, figure.shown), element("span", {}, `${areas[figure.area].label}: ${figure.title}`), element("span", {}, told));
}

function pageOption(page) {
  const made = option(page.url, element("b", {}, page.title));
  if (page.hint) made.append(element("span", {}, page.hint));
  if (page.description) made.append(element("span", { class: "search-excerpt" }, page.description));
  return made;
}

function activate(chosen) {
  for (const other of options()) other.setAttribute("aria-selected", String(other === chosen));
  if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
  else field.removeAttribute("aria-activedescendant");
  chosen?.scrollIntoView({ block: "nearest" });
}

function close() {
  panel.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

/** Walk the answers; before the first and behind the last stands the field itself. */
function step(by) {
  const all = options();
  const now = all.findIndex((one) => one.id === field.getAttribute("aria-activedescendant"));
  const next = now === -1 && by < 0 ? all.length - 1 : now + by;
  activate(all[next] ?? null);
}

const KEYS = {
  ArrowDown: () => (panel.hidden ? answer() : step(1)),
  ArrowUp: () => (panel.hidden ? answer() : step(-1)),
  Escape: () => {
    if (panel.hidden) field.value = "";
    close();
  },
};

field.addEventListener("input", answer);
field.addEventListener("focus", answer);
field.addEventListener("click", () => panel.hidden && answer());
field.addEventListener("keydown", (event) => {
  if (event.isComposing || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
field.form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (field.dataset.answered !== field.value) await answer();
  (options().find((one) => one.getAttribute("aria-selected") === "true") ?? options()[0])?.click();
});
field.form.addEventListener("focusout", (event) => field.form.contains(event.relatedTarget) || event.relatedTarget === null || close());
document.addEventListener("pointerdown", (event) => field.form.contains(event.target) || close());
if (document.activeElement === field) answer();
