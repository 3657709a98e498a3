/* Filter and sort for the tables of index pages; without it they are whole, in their printed order. A page has one filter for all
   of its tables, before their first heading; for phones, which have no column heads to press, one choice of order as well, where
   the page has no links to its orders. */
import { element, fold, language, t, vietnamese } from "./words.js";

const MANY = 8;
const compare = new Intl.Collator(language, { numeric: true }).compare;
const tables = [...document.querySelectorAll("table.sortable")];
const rows = tables.flatMap((table) => [...table.querySelectorAll("tbody tr")]);

tables.filter((table) => table.querySelectorAll("tbody tr").length > 2).forEach(addHeads);
if (rows.length > MANY) addBar(tables.find((table) => table.dataset.filter));

function addBar(index) {
  const bar = element("div", { class: "filter" });
  const filter = index && makeFilter(index.dataset.filter);
  bar.append(filter?.field ?? "", document.querySelector(".orders") ? "" : makeOrder(), filter?.count ?? "");
  (index ? sectionOf(index)[0] : tables[0]).before(bar);
}

/** A table with all that stands above it, up to its heading. */
function sectionOf(table) {
  const parts = [table];
  while (!parts[0].matches("h2") && parts[0].previousElementSibling?.matches("h2, .jumps, p")) parts.unshift(parts[0].previousElementSibling);
  return parts[0].matches("h2") ? parts : [table];
}

function makeFilter(label) {
  const texts = new Map(rows.map((row) => [row, fold(row.textContent + (row.dataset.words ?? ""))]));
  const field = element("input", { type: "search", autocomplete: "off", spellcheck: "false", placeholder: label, "aria-label": label });
  const count = element("p", { role: "status" });
  field.addEventListener("input", () => {
    const wanted = fold(field.value.trim());
    rows.forEach((row) => (row.hidden = !texts.get(row).includes(wanted)));
    for (const table of tables) {
      const empty = !table.querySelector("tbody tr:not([hidden])");
      sectionOf(table).forEach((part) => (part.hidden = empty));
    }
    const left = rows.filter((row) => !row.hidden).length;
    count.textContent = wanted ? t("rows_left", { left, all: rows.length }) : "";
  });
  return { field: element("label", {}, field), count };
}

/** A choice of order by the columns of the first table, for every table of the page that has the column. */
function makeOrder() {
  const printed = tables.map((table) => [...table.tBodies].map((body) => [...body.rows]));
  const label = t("sort_by");
  const choice = element("select", { "aria-label": label }, element("option", { value: "" }, `${label}: ${t("original_order")}`));
  [...tables[0].tHead.rows[0].cells].forEach((head, column) => {
    const name = head.textContent.trim();
    if (name) choice.append(element("option", { value: column }, `${label}: ${name} ${head.classList.contains("number") ? "↓" : "↑"}`));
  });
  choice.addEventListener("change", () => {
    if (!choice.value) tables.forEach((table, place) => [...table.tBodies].forEach((body, part) => body.append(...printed[place][part])));
    else for (const table of tables) order(table, Number(choice.value), table.tHead.rows[0].cells[choice.value]?.classList.contains("number") ? -1 : 1);
  });
  return element("label", { class: "sorting" }, choice);
}

function addHeads(table) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    if (!head.textContent.trim()) return;
    const button = element("button", { type: "button", class: "sort" }, ...head.childNodes);
    head.replaceChildren(button);
    button.addEventListener("click", () => order(table, column, head.getAttribute("aria-sort") === "ascending" ? -1 : 1));
  });
}

/** Sort a table by a column, 1 upwards and -1 downwards, and say so in its head. */
function order(table, column, direction) {
  const heads = [...table.tHead.rows[0].cells];
  if (!heads[column]) return;
  heads.forEach((head) => head.removeAttribute("aria-sort"));
  heads[column].setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
  for (const body of table.tBodies) sort(body, column, direction);
}

/** Sort a table's rows by a column; empty cells stay at the end, whichever the direction. */
function sort(body, column, direction) {
  const key = (row) => row.cells[column].dataset.sort ?? readCell(row.cells[column]);
  const keyed = [...body.rows].map((row) => [key(row), row]);
  keyed.sort(([one], [other]) => (one === "") - (other === "") || direction * compareKeys(one, other));
  body.append(...keyed.map(([, row]) => row));
}

/** What a cell is sorted by: its figure as a number, else its text. */
function readCell(cell) {
  const text = (cell.querySelector(".figure") ?? cell).textContent.trim();
  const number = cell.classList.contains("number") && /[+−-]?\d[\d.,]*/.exec(text)?.[0];
  if (!number) return text === "–" ? "" : text;
  const [thousands, decimal] = vietnamese ? [".", ","] : [",", "."];
  return number.replaceAll(thousands, "").replace(decimal, ".").replace("−", "-").replace("+", "");
}

function compareKeys(one, other) {
  const difference = Number(one) - Number(other);
  return Number.isNaN(difference) ? compare(one, other) : difference;
}
