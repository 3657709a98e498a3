/* From the files of two to six units, the rows of their comparison. A column is a unit with its former units; no page is touched here. */
import { findObstacle, judge, rowOf } from "./compare-rules.js";

/** The rows that two columns or more share, those whose periods or territories differ, and what a single column has. */
export function alignColumns(columns) {
  const indicators = Object.assign({}, ...columns.map((column) => column.indicators));
  const units = Object.assign({}, ...columns.map((column) => column.units));
  const known = { columns, indicators, units };
  const shared = [...groups(columns, rowOf).values()].map((cells) => shareRow(cells, known)).filter(Boolean);
  const told = new Set(shared.map((row) => thing(row.figure)));
  const others = [...groups(columns, thing)].filter(([key]) => !told.has(key)).map(([, cells]) => cells);
  const [apart, single] = [others.filter((cells) => count(cells) > 1), others.filter((cells) => count(cells) === 1)];
  const inOrder = (rows) => rows.toSorted((one, other) => indicators[one.figure.indicator].order - indicators[other.figure.indicator].order);
  return { indicators, units, shared: inOrder(shared), apart: inOrder(apart.map((cells) => setApart(cells, known))), single: inOrder(single.map((cells) => ({ figure: cells.flat()[0], cells }))) };
}

const thing = (figure) => `${figure.indicator}|${figure.part}`;
const count = (cells) => cells.filter((figures) => figures.length).length;

/** Figures by a key: of each, a list a column. */
function groups(columns, keyOf) {
  const found = new Map();
  columns.forEach((column, place) => column.figures.forEach((figure) => {
    const key = keyOf(figure);
    if (!found.has(key)) found.set(key, columns.map(() => []));
    found.get(key)[place].push(figure);
  }));
  return found;
}

/** A row with its periods: of those that most columns have the newest leads; nothing where none has two columns. */
function shareRow(cells, known) {
  const periods = [...new Set(cells.flat().map((figure) => figure.period))]
    .map((period) => cells.map((figures, place) => own(figures.filter((figure) => figure.period === period), known.columns[place])))
    .filter((found) => count(found) > 1)
    .map((found) => ({ cells: found, ...decide(found, known) }))
    .toSorted((one, other) => count(other.cells) - count(one.cells) || first(other.cells).end.localeCompare(first(one.cells).end));
  return periods.length && { figure: first(periods[0].cells), periods };
}

const first = (cells) => cells.flat()[0];

/** A unit's own figure; where it has none, those of its former units in their order. */
function own(figures, column) {
  const mine = figures.filter((figure) => figure.area === column.id);
  const order = Object.keys(column.units);
  return mine.length ? mine : figures.toSorted((one, other) => order.indexOf(one.area) - order.indexOf(other.area));
}

/** The verdict over all figures of a row but those by which their source contradicts itself. */
function decide(cells, { indicators, units }) {
  const figures = [...new Map(cells.flat().filter((figure) => !figure.fails).map((figure) => [figure.id, figure])).values()];
  if (figures.length > 1) return judge(figures, indicators, units);
  return cells.flat().some((figure) => figure.fails) ? { refusal: "contradiction" } : {}; // else a unit beside the one that it became
}

/** A row of each column's newest figures, which do not compare, and the first reason why. */
function setApart(cells, known) {
  const newest = cells.map((figures, place) => own(figures.filter((figure) => figure.end === figures[0].end), known.columns[place]));
  const [one, ...rest] = newest.filter((figures) => figures.length).map((figures) => figures[0]);
  const refusal = rest.map((other) => findObstacle(one, other, known.indicators, known.units)).find(Boolean);
  return { figure: one, periods: [{ cells: newest, refusal }] };
}
