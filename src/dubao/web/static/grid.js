"use strict";
// A table of as many rows as there are: only those in sight are drawn, and asked for.

const CHUNK = 100; // rows that are asked for at once
const OVER = 8; // rows that are drawn above and below what is in sight
const MOST_ROWS = 400000; // a browser draws no element that is higher

class Grid {
  // `ask(offset, limit)` gives {total, figures}; `cell(name, row)` what stands in a cell.
  constructor(label, { ask: asks, cell, heading }) {
    Object.assign(this, { asks, cell, heading, columns: [], chunks: new Map(), total: 0,
      turn: 0, high: 34 });
    this.body = make("tbody", {});
    this.head = make("thead", {});
    this.sizes = make("colgroup", {});
    this.table = make("table", { class: "grid" }, this.sizes, this.head, this.body);
    this.root = make("div", { class: "scroll tall", tabindex: "0", role: "region",
      "aria-label": label }, this.table);
    this.root.addEventListener("scroll", () => this.soon());
    new ResizeObserver(() => this.soon()).observe(this.root);
  }

  // Begin anew: another question, or other columns.
  async begin(columns) {
    this.turn += 1;
    this.columns = columns;
    this.chunks.clear();
    this.sizes.replaceChildren(...columns.map((name) => make("col", { class: `c-${name}` })));
    this.head.replaceChildren(make("tr", { "aria-rowindex": 1 }, columns.map((name) =>
      make("th", { scope: "col", class: name }, this.heading(name)))));
    this.root.scrollTop = 0;
    await this.fetch(0);
    this.draw();
    const first = this.body.querySelector("tr[data-row]");
    if (first) this.high = first.getBoundingClientRect().height || this.high;
    return this.total;
  }

  async fetch(number) {
    if (this.chunks.has(number)) return;
    const mine = this.turn;
    this.chunks.set(number, []);
    const found = await this.asks(number * CHUNK, CHUNK);
    if (mine !== this.turn) return;
    this.chunks.set(number, found.figures);
    this.total = found.total;
    this.table.setAttribute("aria-rowcount", found.total + 1);
  }

  soon() {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.draw();
    });
  }

  draw() {
    const rows = Math.min(this.total, MOST_ROWS);
    const seen = Math.ceil(this.root.clientHeight / this.high) || 20;
    const first = Math.max(0, Math.floor(this.root.scrollTop / this.high) - OVER);
    const last = Math.min(rows, first + seen + 2 * OVER);
    const space = (count) => {
      const filler = make("td", { colspan: this.columns.length });
      filler.style.height = `${count * this.high}px`;
      return count > 0 ? make("tr", { class: "space", "aria-hidden": "true" }, filler) : null;
    };
    const drawn = [];
    for (let at = first; at < last; at += 1) {
      const row = (this.chunks.get(Math.floor(at / CHUNK)) || [])[at % CHUNK];
      drawn.push(make("tr", { "data-row": at, "aria-rowindex": at + 2,
        class: row && row.status ? row.status : null }, this.columns.map((name) =>
        make("td", { class: name }, row ? this.cell(name, row) : "…"))));
    }
    const focused = document.activeElement?.closest?.("tr[data-row]")?.dataset.row;
    this.body.replaceChildren(...[space(first), ...drawn, space(rows - last)].filter(Boolean));
    if (focused !== undefined) {
      this.body.querySelector(`tr[data-row="${focused}"] a`)?.focus({ preventScroll: true });
    }
    const wanted = [Math.floor(first / CHUNK), Math.floor(Math.max(0, last - 1) / CHUNK)];
    for (const number of new Set(wanted)) {
      if (rows && !this.chunks.has(number)) {
        this.fetch(number).then(() => this.soon()).catch(complain);
      }
    }
  }
}
