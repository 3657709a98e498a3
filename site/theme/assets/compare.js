/* Two to six units side by side, named by the address (?a=…&b=… to f): the choice, and the rows that compare-rows.js finds. */
import { element, fetched, home, language, named, site, t } from "./words.js";
import { alignColumns } from "./compare-rows.js";

const PLACES = ["a", "b", "c", "d", "e", "f"];
const SHOWN = 8; // rows at once; the others wait behind a button
const LOCALE = language === "vi" ? "vi-VN" : "en-GB";
const WHY = {
  "other-year": () => t("compare_other_year"),
  "other-territory": () => t("compare_other_territory"),
  "other-base": () => t("compare_other_base"),
  "other-set": () => t("compare_other_set"),
  overlap: () => t("compare_overlap"),
  "two-approximate": () => t("compare_two_approximate"),
  contradiction: () => t("compare_unsure"),
  "count-by-size": () => t("compare_count_by_size"),
  target: () => t("compare_mixed_target"),
};

const place = document.querySelector("[data-compare]");
const areas = await fetched(new URL("data/areas.json", site));
const asked = [...new Set(PLACES.map((key) => new URLSearchParams(location.search).get(key)).filter(Boolean))];
const chosen = asked.filter((id) => areas.some((area) => area.id === id));
const unknown = asked.filter((id) => !chosen.includes(id));

place.replaceChildren(choice());
if (unknown.length) place.append(element("p", { class: "unknown" }, t("compare_unknown", { names: unknown.join(", ") })));
if (chosen.length > 1) await compare();
else place.append(element("p", { class: "unknown" }, t("compare_two")));
place.dataset.compare = "done";

/** The chosen units, each with a link that leaves it out, and a field for one more. */
function choice() {
  const made = element("form", { class: "compare-form", method: "get" });
  const chips = chosen.map((id, position) => {
    const name = labelOf(id);
    const rest = chosen.filter((other) => other !== id);
    return element("li", {}, element("input", { type: "hidden", name: PLACES[position], value: id }),
      element("a", { class: "button", href: addressOf(rest), "aria-label": t("compare_remove", { name }) }, name));
  });
  if (chips.length) made.append(element("ul", { class: "compare-chosen", "aria-label": t("compare_chosen") }, ...chips));
  const free = PLACES.slice(chosen.length, Math.max(2, chosen.length + 1));
  free.forEach((key, position) => {
    const label = chosen.length > 1 ? t("compare_add") : t("compare_place", { number: chosen.length + position + 1 });
    const select = element("select", { name: key, id: `compare-${key}` }, element("option", { value: "" }, "—"), ...options());
    made.append(element("div", {}, element("label", { for: `compare-${key}` }, label), select));
  });
  if (free.length) made.append(element("button", { class: "button" }, t("compare_button")));
  made.addEventListener("submit", () => made.querySelectorAll("select").forEach((select) => (select.disabled = !select.value)));
  return made;
}

function addressOf(ids) {
  const query = new URLSearchParams(ids.map((id, position) => [PLACES[position], id]));
  return `${location.pathname}?${query}`;
}

function labelOf(id) {
  return named(areas.find((area) => area.id === id), "name");
}

function options() {
  const group = (label, kept) => element("optgroup", { label }, ...areas.filter((area) => kept(area) && !chosen.includes(area.id))
    .toSorted((one, other) => named(one, "name").localeCompare(named(other, "name"), "vi"))
    .map((area) => element("option", { value: area.id }, named(area, "name"))));
  return [group(t("compare_today"), (area) => !area.valid_to), group(t("compare_former"), (area) => area.valid_to)];
}

async function compare() {
  const columns = await Promise.all(chosen.map((id) => fetched(new URL(`data/compare/${language}/${id}.json`, site))));
  const names = listed(columns.map((column) => column.units[column.id].name));
  document.title = `${names} · ${document.title}`;
  document.querySelector("h1").textContent = t("compare_heading", { names });
  const found = alignColumns(columns);
  const decided = found.shared.filter((row) => row.periods.some((period) => period.first)).length;
  const rows = found.shared.reduce((sum, row) => sum + row.periods.length, 0);
  place.append(element("p", { class: "says" }, found.shared.length ? t("compare_says", { n: found.shared.length, rows, decided }) : t("compare_nothing")));
  if (found.shared.length) place.append(...table(columns, found, found.shared, t("compare_caption")), element("p", { class: "small" }, t("compare_gap")));
  if (found.apart.length) place.append(element("h2", { id: "khong-so-duoc" }, t("compare_apart")), element("p", {}, t("compare_apart_note")), ...table(columns, found, found.apart, t("compare_apart")));
  if (found.single.length) place.append(element("h2", { id: "moi-noi" }, t("compare_single")), ...columns.map((column, position) => onlyOf(column, position, found)));
}

/** A table whose rows are blocks: the question, what each column says, the verdict; a row more a period. */
function table(columns, found, rows, caption) {
  const head = columns.map((column) => {
    const former = Object.keys(column.units).filter((id) => id !== column.id).map((id) => column.units[id].name);
    return element("th", { scope: "col" }, element("a", { href: new URL(`areas/${column.id}/`, home) }, column.label), ...(former.length ? [element("small", {}, listed(former))] : []));
  });
  const bodies = rows.map((row, position) => bodyOf(row, columns, found, position));
  const made = element("table", { class: `vs vs-${columns.length}` }, element("caption", {}, caption), element("thead", {}, element("tr", {}, ...head)), ...bodies);
  const region = element("div", { class: "vs-region", role: "region", tabindex: "0", "aria-label": caption }, made);
  const hidden = bodies.slice(SHOWN);
  return [region, ...(hidden.length ? [more(hidden, t("compare_more", { n: hidden.length }))] : [])];
}

/** A button that shows what waits, once. */
function more(hidden, text, kind = "button") {
  hidden.forEach((node) => (node.hidden = true));
  const button = element("button", { class: kind, type: "button" }, text);
  button.addEventListener("click", () => {
    hidden.forEach((node) => (node.hidden = false));
    (hidden[0].querySelector("a") ?? button).focus();
    button.remove();
  });
  return button;
}

function bodyOf({ figure, periods }, columns, found) {
  const { name } = found.indicators[figure.indicator];
  const extra = [figure.part_name, figure.measure === "target" ? t("compare_target") : ""].filter(Boolean).join(", ");
  const wide = { colspan: columns.length };
  const head = element("th", { scope: "rowgroup", ...wide }, line(element("a", { href: new URL(`indicators/${figure.indicator}/`, home) }, name), extra && ` (${extra})`, ...(when(periods[0]) ? [element("small", {}, when(periods[0]))] : [])));
  const parts = periods.map((period, position) => [
    ...(position ? [element("tr", { class: "vs-period" }, element("th", { scope: "rowgroup", ...wide }, line(when(period))))] : []),
    element("tr", {}, ...period.cells.map((figures, place) => cellOf(figures, columns[place], found, !when(period)))),
    element("tr", { class: "vs-verdict" }, element("td", wide, line(verdictOf(period, found)))),
  ]);
  const others = parts.slice(1).flat();
  if (others.length) parts[0].at(-1).querySelector("div").append(" ", more(others, t("compare_periods", { n: parts.length - 1 }), "vs-more"));
  return element("tbody", {}, element("tr", { class: "vs-question" }, head), ...parts[0], ...others);
}

/** What spans all columns, and stays in sight where they scroll. */
function line(...content) {
  return element("div", { class: "vs-line" }, ...content);
}

/** The period that all cells share, in words; "" where they do not. */
function when({ cells }) {
  const periods = new Set(cells.flat().map((figure) => figure.when));
  return periods.size === 1 ? [...periods][0] : "";
}

/** What a column says: a value over its period, with its unit where it is a former one; nothing is said in words. */
function cellOf(figures, column, { units }, isDated) {
  if (!figures.length) return element("td", { class: "unknown" }, t("compare_none"));
  return element("td", {}, ...figures.map((figure) => element("div", { class: figure.measure === "target" ? "vs-value target-value" : "vs-value" },
    ...(figure.area === column.id ? [] : [element("small", {}, units[figure.area].name)]),
    element("a", { href: new URL(`figures/${figure.id}/`, home) }, element("span", { class: "figure" }, figure.display)),
    ...(figure.place ? [element("small", {}, t("compare_rank", { rank: figure.place[0], among: figure.place[1] }))] : []),
    ...noted([isDated && figure.when, figure.is_inferred && t("compare_inferred")].filter(Boolean)),
    ...(figure.fails ? [element("small", { class: "warning-mark" }, t("compare_fails"))] : []))));
}

/** What stands beneath a value: its period where the row has none, and that it is inferred. */
function noted(notes) {
  return notes.length ? [element("small", {}, notes.join(", "))] : [];
}

/** The verdict in a sentence; of two places also by how much, where both values are exact. */
function verdictOf({ first, last, refusal, cells }, { indicators, units }) {
  if (refusal) return element("span", { class: "vs-refusal" }, WHY[refusal]());
  if (!first) return "";
  const indicator = indicators[cells.flat()[0].indicator];
  const isRank = indicator.is_rank;
  const name = (figures) => listed(figures.map((figure) => units[figure.area].name));
  const all = [...new Map(cells.flat().filter((figure) => !figure.fails).map((figure) => [figure.id, figure])).values()];
  if (first.length === all.length) return t("compare_equal", { names: name(first) });
  if (all.length === 2) {
    const difference = amount(first[0], last[0], indicator);
    const values = { one: name(first), other: name(last), difference };
    return (isRank ? t("compare_ahead", values) : t("compare_higher", values)).replace(/\s+(?=[.;]|$)/g, "");
  }
  const best = first.length && (isRank ? t("compare_first", { names: name(first) }) : t("compare_highest", { names: name(first) }));
  const worst = last.length && (isRank ? t("compare_last", { names: name(last) }) : t("compare_lowest", { names: name(last) }));
  return `${[best, worst].filter(Boolean).join("; ")}.`;
}

/** The difference of two exact values in words; "" where one is hedged. */
function amount(one, other, indicator) {
  if (one.low !== one.high || other.low !== other.high) return "";
  const shown = ({ low }) => Number(low.toFixed(indicator.decimals)); // the difference of what the reader sees
  const n = Number(Math.abs(shown(one) - shown(other)).toFixed(indicator.decimals));
  const number = n.toLocaleString(LOCALE, { maximumFractionDigits: indicator.decimals });
  if (indicator.is_rank) return t("compare_places", { n, number });
  if (indicator.symbol === "%") return t("compare_points", { n, number });
  return t("compare_by", { number: [number, indicator.symbol].filter(Boolean).join(" ") });
}

function listed(names) {
  return new Intl.ListFormat(LOCALE, { type: "conjunction" }).format(names);
}

/** What one unit alone has, folded: the way on where little is shared. */
function onlyOf(column, position, { single, indicators }) {
  const rows = single.filter(({ cells }) => cells[position].length);
  const list = rows.map(({ figure }) => element("li", {}, element("a", { href: new URL(`indicators/${figure.indicator}/`, home) }, indicators[figure.indicator].name), figure.part_name && ` (${figure.part_name})`, ": ",
    element("a", { href: new URL(`figures/${figure.id}/`, home) }, element("span", { class: "figure" }, figure.display)), ` · ${figure.when}`));
  const name = column.units[column.id].name;
  const page = element("a", { href: new URL(`areas/${column.id}/`, home) }, t("compare_page_of", { name }));
  if (!rows.length) return element("p", {}, t("compare_only_nothing", { name }), " ", page);
  return element("details", {}, element("summary", {}, t("compare_only", { name, n: rows.length })), element("p", {}, page), element("ul", {}, ...list));
}
