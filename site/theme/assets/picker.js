/* The province picker: every unit of both eras in one list, narrowed by typing as the search understands names: spellings, initials,
   centres, titles such as TP., one letter wrong, and the names that merged into a unit. */
import { withoutTitleWords } from "./lexicon.js";
import { Names } from "./names.js";
import { simplify, wordsOf } from "./spelling.js";
import { element, fetched, home, named, site, t, vietnamese } from "./words.js";

let dialog;

export async function open() {
  dialog ??= make(await fetched(new URL("data/areas.json", site)));
  dialog.showModal();
  dialog.querySelector("input").select();
}

function make(areas) {
  const byId = new Map(areas.map((area) => [area.id, named(area, "name")]));
  const sorted = areas.toSorted((one, other) => Boolean(one.valid_to) - Boolean(other.valid_to) || named(one, "name").localeCompare(named(other, "name"), "vi"));
  const rows = sorted.map((area) => row(area, byId));
  const names = new Names(sorted.map((area) => ({ id: area.id, names: [named(area, "name"), ...area.aliases], centre: named(area, "centre"), from: area.from })));
  const field = element("input", { type: "text", id: "picker-field", autocomplete: "off", spellcheck: "false" });
  const label = element("label", { for: "picker-field" }, t("picker_name"), field);
  const close = element("button", { type: "button", class: "button" }, t("picker_close"));
  const count = element("p", { role: "status", class: "search-count" });
  const made = element("dialog", { class: "picker-dialog", "aria-label": t("picker_title") },
    element("div", { class: "picker-head" }, label, close), count, element("ul", { class: "picker-list" }, ...rows.map(({ item }) => item)));
  close.addEventListener("click", () => made.close());
  made.addEventListener("click", (event) => event.target === made && made.close());
  field.addEventListener("input", () => {
    const kept = narrow(rows, sorted, names, field.value);
    rows.forEach(({ item }, place) => (item.hidden = !kept.has(place)));
    count.textContent = field.value.trim() ? (kept.size ? t("picker_found", { n: kept.size }) : t("picker_nothing")) : "";
  });
  field.addEventListener("keydown", (event) => event.key === "Enter" && rows.find(({ item }) => !item.hidden)?.item.firstChild.click());
  document.body.append(made);
  return made;
}

/** The places of the rows that a text means: those with a word that begins so, else those that the search takes it for. */
function narrow(rows, areas, names, typed) {
  const words = withoutTitleWords(wordsOf(typed));
  const begun = rows.flatMap(({ words: text }, place) => (text.includes(` ${words.join(" ")}`) ? [place] : []));
  if (begun.length) return new Set(begun);
  const found = names.read(wordsOf(typed), typed, () => false).areas.flat();
  const heirs = areas.flatMap((area, place) => (area.from.some((id) => found.some((one) => areas[one].id === id)) ? [place] : []));
  return new Set([...found, ...heirs]);
}

function row(area, names) {
  const former = area.from.map((id) => names.get(id) ?? "").join(", ");
  const link = element("a", { href: new URL(`areas/${area.id}/`, home) }, named(area, "name"));
  if (area.valid_to) link.append(element("span", {}, t("picker_until", { date: dateOf(area) })));
  else if (area.from.length > 1) link.append(element("span", {}, t("picker_from", { names: former })));
  return { item: element("li", {}, link), words: ` ${simplify([named(area, "name"), ...area.aliases, former].join(" "))}` };
}

function dateOf(area) {
  return new Date(area.valid_to).toLocaleDateString(vietnamese ? "vi-VN" : "en-GB", { day: "numeric", month: vietnamese ? "numeric" : "long", year: "numeric", timeZone: "UTC" });
}
