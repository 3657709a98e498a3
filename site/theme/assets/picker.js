/* The province picker: every unit of both eras in one list, narrowed by typing, also by the names that merged into a unit. */
import { element, fetched, fold, home, named, site, t, vietnamese } from "./words.js";

let dialog;

export async function open() {
  dialog ??= make(await fetched(new URL("data/areas.json", site)));
  dialog.showModal();
  dialog.querySelector("input").select();
}

function make(areas) {
  const names = new Map(areas.map((area) => [area.id, named(area, "name")]));
  const rows = areas
    .toSorted((one, other) => Boolean(one.valid_to) - Boolean(other.valid_to) || named(one, "name").localeCompare(named(other, "name"), "vi"))
    .map((area) => row(area, names));
  const field = element("input", { type: "text", id: "picker-field", autocomplete: "off", spellcheck: "false" });
  const label = element("label", { for: "picker-field" }, t("picker_name"), field);
  const close = element("button", { type: "button", class: "button" }, t("picker_close"));
  const made = element("dialog", { class: "picker-dialog", "aria-label": t("picker_title") },
    element("div", { class: "picker-head" }, label, close), element("ul", { class: "picker-list" }, ...rows.map(({ item }) => item)));
  close.addEventListener("click", () => made.close());
  made.addEventListener("click", (event) => event.target === made && made.close());
  field.addEventListener("input", () => rows.forEach(({ item, words }) => (item.hidden = !words.includes(` ${fold(field.value.trim())}`))));
  field.addEventListener("keydown", (event) => event.key === "Enter" && rows.find(({ item }) => !item.hidden)?.item.firstChild.click());
  document.body.append(made);
  return made;
}

function row(area, names) {
  const former = area.from.map((id) => names.get(id) ?? "").join(", ");
  const link = element("a", { href: new URL(`areas/${area.id}/`, home) }, named(area, "name"));
  if (area.valid_to) link.append(element("span", {}, t("picker_until", { date: dateOf(area) })));
  else if (area.from.length > 1) link.append(element("span", {}, t("picker_from", { names: former })));
  return { item: element("li", {}, link), words: ` ${fold([named(area, "name"), ...area.aliases, former].join(" "))}` };
}

function dateOf(area) {
  return new Date(area.valid_to).toLocaleDateString(vietnamese ? "vi-VN" : "en-GB", { day: "numeric", month: vietnamese ? "numeric" : "long", year: "numeric", timeZone: "UTC" });
}
