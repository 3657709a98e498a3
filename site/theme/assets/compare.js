/* Two to four provinces side by side, named by the address (?a=…&b=…), from the JSON that each page offers for download. */
import { element, fetched, home, named, site, t } from "./words.js";

const PLACES = ["a", "b", "c", "d"];
const place = document.querySelector("[data-compare]");
const areas = await fetched(new URL("data/areas.json", site));
const chosen = PLACES.map((key) => new URLSearchParams(location.search).get(key)).filter((id) => areas.some((area) => area.id === id));

place.replaceChildren(form());
if (chosen.length > 1) await compare();
else place.append(element("p", { class: "unknown" }, t("compare_two")));

function form() {
  const made = element("form", { class: "compare-form", method: "get" });
  PLACES.forEach((key, position) => {
    const select = element("select", { name: key, id: `compare-${key}` }, element("option", { value: "" }, "—"), ...options(chosen[position]));
    made.append(element("div", {}, element("label", { for: `compare-${key}` }, t("compare_place", { number: position + 1 })), select));
  });
  made.append(element("button", { class: "button" }, t("compare_button")));
  made.addEventListener("submit", () => made.querySelectorAll("select").forEach((select) => (select.disabled = !select.value)));
  return made;
}

function options(selected) {
  const group = (label, kept) => element("optgroup", { label }, ...areas.filter(kept)
    .toSorted((one, other) => named(one, "name").localeCompare(named(other, "name"), "vi"))
    .map((area) => element("option", { value: area.id, ...(area.id === selected && { selected: "" }) }, named(area, "name"))));
  return [group(t("compare_today"), (area) => !area.valid_to), group(t("compare_former"), (area) => area.valid_to)];
}

async function compare() {
  const provinces = await Promise.all(chosen.map((id) => fetched(new URL(`data/areas/${id}.json`, site))));
  document.title = `${provinces.map((province) => named(province, "name")).join(" – ")} · ${document.title}`;
  const rows = alignFigures(provinces);
  const note = t("compare_note", { number: rows.length });
  place.append(element("p", { class: "note" }, note), rows.length ? table(provinces, rows) : "");
}

/** The rows in which at least two provinces have a figure: what each is of, its shared period, and a figure or nothing a province. */
function alignFigures(provinces) {
  const groups = new Map();
  provinces.forEach((province, column) => province.figures.filter((figure) => figure.area_level === "province").forEach((figure) => {
    const key = comparableKey(figure);
    if (!groups.has(key)) groups.set(key, provinces.map(() => []));
    groups.get(key)[column].push(figure);
  }));
  return [...groups.values()].filter((columns) => columns.filter((figures) => figures.length).length > 1).map((columns) => {
    const period = sharedPeriod(columns);
    const cells = columns.map((figures) => figures.find((figure) => figure.time_period === period) ?? figures[0]);
    return { figure: cells.find(Boolean), period, cells };
  });
}

/** What must be equal for figures to stand in one row: indicator, part, measure and era, and for ranks how many were ranked. */
function comparableKey(figure) {
  const ranked = figure.unit_measure === "rank" ? figure.denominator : "";
  return [figure.indicator_id, figure.breakdown, figure.measure, figure.era, ranked].join("|");
}

/** The newest period of which at least two columns have a figure. */
function sharedPeriod(columns) {
  const periods = columns.map((figures) => new Set(figures.map((figure) => figure.time_period)));
  return columns.flat().filter((figure) => periods.filter((known) => known.has(figure.time_period)).length > 1)
    .toSorted((one, other) => other.period_end.localeCompare(one.period_end))[0]?.time_period;
}

function table(provinces, rows) {
  rows.sort((one, other) => one.figure.pillar_position - other.figure.pillar_position || named(one.figure, "indicator").localeCompare(named(other.figure, "indicator"), "vi"));
  const head = element("tr", {}, element("th", { scope: "col" }, t("compare_indicator")),
    ...provinces.map((province) => element("th", { scope: "col" }, element("a", { href: new URL(`areas/${province.id}/`, home) }, named(province, "name")))));
  const body = rows.map(({ figure, period, cells }) => element("tr", figure.measure === "target" ? { class: "target" } : {}, headOf(figure),
    ...provinces.map((province, column) => cellOf(cells[column], period, named(province, "name")))));
  return element("table", { class: "figures" }, element("caption", {}, t("compare_caption")),
    element("thead", {}, head), element("tbody", {}, ...body));
}

function headOf(figure) {
  const extra = [figure.breakdown === "total" ? "" : named(figure, "breakdown"), figure.measure === "target" ? t("compare_target") : ""].filter(Boolean).join(", ");
  return element("th", { scope: "row" }, element("a", { href: new URL(`indicators/${figure.indicator_id}/`, home) }, named(figure, "indicator")), extra && ` (${extra})`);
}

/** A figure over its period; one of another period than the row's says so. */
function cellOf(figure, period, label) {
  if (!figure) return element("td", { "data-label": label }, "—");
  const link = element("a", { href: new URL(`figures/${figure.id}/`, home) }, element("span", { class: "figure" }, named(figure, "display")));
  const other = figure.time_period !== period;
  const inferred = figure.time_basis === "inferred" ? ` (${t("compare_inferred")})` : "";
  const when = element("span", { class: other ? "compare-period other" : "compare-period" }, named(figure, "period") + inferred + (other ? ` · ${t("compare_other_period")}` : ""));
  return element("td", { "data-label": label }, element("div", {}, link, when));
}
