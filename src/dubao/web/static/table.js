"use strict";
// A table as it is printed: cells in rows and columns. A cell that says a figure leads
// to it, and is lit up with the heads that it stands under when the figure is chosen.

const MOST_PLACES = 100000; // of a table that is drawn; a greater one is shown as text

function isWithin(from, size, at, length) {
  return from < at + length && at < from + size;
}

// Cells row by row; null for a place that the source left out.
function placesOf(table) {
  const height = Math.max(0, ...table.cells.map((cell) => cell.row + cell.rows));
  const width = Math.max(0, ...table.cells.map((cell) => cell.column + cell.columns));
  if (!height || height * width > MOST_PLACES) return null;
  const taken = Array.from({ length: height }, () => new Array(width).fill(false));
  const rows = Array.from({ length: height }, () => []);
  for (const cell of table.cells) {
    rows[cell.row].push(cell);
    for (let row = cell.row; row < cell.row + cell.rows; row += 1) {
      taken[row].fill(true, cell.column, cell.column + cell.columns);
    }
  }
  return rows.map((cells, row) => [...cells,
    ...taken[row].flatMap((is, column) => is ? [] : [{ row, column, left_out: true }])]
    .sort((a, b) => a.column - b.column));
}

// `said` are spans that are shown elsewhere: a caption that is the article's headline.
function drawTable(page, table, said, characters, layers) {
  const rows = placesOf(table);
  if (!rows) return null;
  const figures = new Map(page.figures.map((figure, number) =>
    [`${figure.start}-${figure.end}`, number]));
  const headRows = table.top + table.head_rows;
  const text = ([start, end]) => drawText(characters, layers, start, end);
  const cell = (one) => {
    if (one.left_out) return make("td", {});
    const number = figures.get(`${one.start}-${one.end}`);
    const isHead = one.row < headRows || one.column < table.head_columns;
    return make(isHead && number === undefined ? "th" : "td", {
      "data-row": one.row, "data-rows": one.rows,
      "data-column": one.column, "data-columns": one.columns,
      "data-figure": number, "data-figures": number,
      rowspan: one.rows > 1 ? one.rows : null, colspan: one.columns > 1 ? one.columns : null,
    }, text([one.start, one.end]));
  };
  const drawn = new Set([...said.map((span) => span.join("-")),
    ...table.cells.map((one) => `${one.start}-${one.end}`)]);
  const apart = (span) => span && !drawn.has(span.join("-"));
  const above = [table.caption, table.date_note, table.unit_note].filter(apart);
  const notes = [...table.notes, ...table.source_note ? [table.source_note] : []]
    .filter(apart).filter((span, at, all) =>
      all.findIndex((other) => String(other) === String(span)) === at);
  return make("figure", { class: "role table" },
    make("table", { class: "asprinted" },
      above.length ? make("caption", {}, above.map((span) =>
        make("span", { class: span === table.caption ? null : "note" }, text(span), " ")))
        : null,
      rows.map((cells) => make("tr", {}, cells.map(cell)))),
    notes.map((span) => make("figcaption", {}, text(span))));
}

// Light up the cell of a figure, and the heads of its row and column.
function lightCell(root, number) {
  const cell = root.querySelector(`.asprinted [data-figure="${number}"]`);
  if (!cell) return;
  cell.classList.add("chosen");
  const at = (one, name) => [Number(one.dataset[name]), Number(one.dataset[`${name}s`])];
  for (const head of cell.closest("table").querySelectorAll("th[data-row]")) {
    const isOver = isWithin(...at(head, "column"), ...at(cell, "column"));
    const isBeside = isWithin(...at(head, "row"), ...at(cell, "row"));
    if (isOver || isBeside) head.classList.add("chosen");
  }
}
