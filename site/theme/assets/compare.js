/* Two to four provinces side by side, named by the address (?a=…&b=…), from the JSON that each page offers for download. */
import { element, fetched, home, named, say, site } from "./words.js";

const PLACES = ["a", "b", "c", "d"];
const place = document.querySelector("[data-compare]");
const areas = await fetched(new URL("data/areas.json", site));
const chosen = PLACES.map((key) => new URLSearchParams(location.search).get(key)).filter((id) => areas.some((area) => area.id === id));

place.replaceChildren(form());
if (chosen.length > 1) await compare();
else place.append(element("p", { class: "unknown" }, say("Chọn ít nhất hai tỉnh, thành.", "Choose at least two provinces.")));

function form() {
  const made = element("form", { class: "compare-form", method: "get" });
  PLACES.forEach((key, position) => {
    const select = element("select", { name: key, id: `compare-${key}` }, element("option", { value: "" }, "—"), ...options(chosen[position]));
    made.append(element("div", {}, element("label", { for: `compare-${key}` }, say(`Tỉnh, thành thứ ${position + 1}`, `Province ${position + 1}`)), select));
  });
  made.append(element("button", { class: "button" }, say("So sánh", "Compare")));
  made.addEventListener("submit", () => made.querySelectorAll("select").forEach((select) => (select.disabled = !select.value)));
  return made;
}

function options(selected) {
  const group = (label, kept) => element("optgroup", { label }, ...areas.filter(kept)
    .toSorted((one, other) => named(one, "name").localeCompare(named(other, "name"), "vi"))
    .map((area) => element("option", { value: area.id, ...(area.id === selected && { selected: "" }) }, named(area, "name"))));
  return [group(say("Hiện nay", "Today"), (area) => !area.valid_to), group(say("Trước đây", "Former"), (area) => area.valid_to)];
}

async function compare() {
  const provinces = await Promise.all(chosen.map((id) => fetched(new URL(`data/areas/${id}.json`, site))));
  document.title = `${provinces.map((province) => named(province, "name")).join(" – ")} · ${document.title}`;
  const rows = new Map();
  provinces.forEach((province, column) => province.figures.filter((figure) => figure.first_shown && figure.area_level === "province").forEach((figure) => {
    const key = [figure.indicator_id, figure.breakdown, figure.measure].join("|");
    if (!rows.has(key)) rows.set(key, { figure, cells: [] });
    rows.get(key).cells[column] = figure;
  }));
  const shared = [...rows.values()].filter(({ cells }) => cells.filter(Boolean).length > 1);
  const note = say(
    `${shared.length} chỉ số có ở ít nhất hai trong các tỉnh, thành đã chọn. Kỳ có thể khác nhau: xem dưới mỗi con số. Chỗ trống nghĩa là không thấy công bố, không phải số không.`,
    `${shared.length} indicators are published for at least two of the chosen provinces. Periods may differ: each stands below its figure. A gap means not published as far as we know, never zero.`);
  place.append(element("p", { class: "note" }, note), shared.length ? table(provinces, shared) : "");
}

function table(provinces, rows) {
  rows.sort((one, other) => one.figure.pillar_position - other.figure.pillar_position || named(one.figure, "indicator").localeCompare(named(other.figure, "indicator"), "vi"));
  const head = element("tr", {}, element("th", { scope: "col" }, say("Chỉ số", "Indicator")),
    ...provinces.map((province) => element("th", { scope: "col" }, element("a", { href: new URL(`areas/${province.id}/`, home) }, named(province, "name")))));
  const body = rows.map(({ figure, cells }) => element("tr", figure.measure === "target" ? { class: "target" } : {}, headOf(figure),
    ...provinces.map((province, column) => cellOf(cells[column], named(province, "name")))));
  return element("table", { class: "figures" }, element("caption", {}, say("Mỗi con số dẫn về trang của nó, với nguồn.", "Each figure leads to its own page, with its source.")),
    element("thead", {}, head), element("tbody", {}, ...body));
}

function headOf(figure) {
  const extra = [figure.breakdown === "total" ? "" : named(figure, "breakdown"), figure.measure === "target" ? say("chỉ tiêu", "target") : ""].filter(Boolean).join(", ");
  return element("th", { scope: "row" }, element("a", { href: new URL(`indicators/${figure.indicator_id}/`, home) }, named(figure, "indicator")), extra && ` (${extra})`);
}

function cellOf(figure, label) {
  if (!figure) return element("td", { "data-label": label }, "—");
  const link = element("a", { href: new URL(`figures/${figure.id}/`, home) }, element("span", { class: "figure" }, named(figure, "display")));
  return element("td", { "data-label": label }, element("div", {}, link, element("span", { class: "compare-period" }, named(figure, "period"))));
}
