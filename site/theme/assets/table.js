/* Filter and sort for the tables of index pages; without it they are whole, in their printed order. */
import { element, fold, say, vietnamese } from "./words.js";

const compare = new Intl.Collator(vietnamese ? "vi" : "en", { numeric: true }).compare;

for (const table of document.querySelectorAll("table.sortable")) {
  addSorting(table);
  if (table.dataset.filter) addFilter(table);
}

function addFilter(table) {
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => ({ row, words: ` ${fold(row.textContent + (row.dataset.words ?? ""))}` }));
  const field = element("input", { type: "search", autocomplete: "off", spellcheck: "false", placeholder: table.dataset.filter });
  const count = element("p", { role: "status" });
  field.setAttribute("aria-label", table.dataset.filter);
  field.addEventListener("input", () => {
    const wanted = fold(field.value.trim());
    rows.forEach(({ row, words }) => (row.hidden = !words.includes(wanted)));
    const left = rows.filter(({ row }) => !row.hidden).length;
    count.textContent = wanted ? say(`${left} trên ${rows.length} dòng`, `${left} of ${rows.length} rows`) : "";
  });
  table.before(element("div", { class: "filter" }, element("label", {}, field), count));
}

function addSorting(table) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    if (!head.textContent.trim()) return;
    const button = element("button", { type: "button", class: "sort" }, ...head.childNodes);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const order = head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", order);
      for (const body of table.tBodies) sort(body, column, order === "ascending" ? 1 : -1);
    });
  });
}

/** Sort a table's rows by a column; empty cells stay at the end, whichever the direction. */
function sort(body, column, direction) {
  const key = (row) => row.cells[column].dataset.sort ?? readCell(row.cells[column]);
  const rows = [...body.rows].map((row) => [key(row), row]);
  rows.sort(([one], [other]) => (one === "") - (other === "") || direction * compareKeys(one, other));
  body.append(...rows.map(([, row]) => row));
}

/** What a cell is sorted by: its figure as a number, else its text. */
function readCell(cell) {
  const text = (cell.querySelector(".figure") ?? cell).textContent.trim();
  const number = cell.classList.contains("number") && /[+−-]?\d[\d.,]*/.exec(text)?.[0];
  if (!number) return text;
  const [thousands, decimal] = vietnamese ? [".", ","] : [",", "."];
  return number.replaceAll(thousands, "").replace(decimal, ".").replace("−", "-").replace("+", "");
}

function compareKeys(one, other) {
  const difference = Number(one) - Number(other);
  return Number.isNaN(difference) ? compare(one, other) : difference;
}
