"use strict";
// Figures: the whole ledger as a table. The address holds the question.

const ALL_COLUMNS = ["text", "value", "unit", "measure", "holder", "place", "period", "claim",
  "stat", "direction", "base", "action", "kind", "paper", "date", "sure"];
const USUAL_COLUMNS = ["text", "value", "unit", "measure", "holder", "place", "period", "claim",
  "direction", "base", "paper", "date"];
const FILTERS = ["measure", "holder", "place", "period", "unit", "kind", "claim", "stat",
  "direction", "base", "paper", "date", "least", "most"];
const UNSORTED = ["text"];
const UNCOUNTED = ["text", "value", "sure"];
const FILES = ["csv", "xlsx", "parquet", "jsonl"];

const sayColumn = (name) => WORDS[`field_${name}`] || WORDS[name] || name;

class FiguresView {
  constructor(root) {
    this.grid = new Grid(WORDS.figures, {
      ask: (offset, limit) => ask(address("/api/figures", { ...this.asked, offset, limit })),
      cell: (name, row) => this.cell(name, row),
      heading: (name) => this.heading(name),
    });
    this.told = make("p", { class: "hint", role: "status" });
    this.chips = make("div", { class: "chips" });
    this.files = make("p", { class: "actions downloads" });
    this.scale = make("button", { type: "button", onclick: () => this.change(
      { digits: this.isShort ? "plain" : undefined }) });
    root.append(make("h1", {}, WORDS.figures), make("div", { class: "tools" },
      make("button", { type: "button", onclick: () => this.pickFilter() }, WORDS.filter),
      make("button", { type: "button", onclick: () => this.pickColumns() }, WORDS.columns),
      this.scale,
      make("button", { type: "button", onclick: () => this.copy() }, WORDS.copy_csv),
      this.files), this.chips, this.told, this.grid.root);
    window.addEventListener("popstate", () => this.show());
  }

  read() {
    const said = Object.fromEntries(new URLSearchParams(location.search));
    this.asked = Object.fromEntries([...FILTERS, "sort", "slots"].filter((name) => said[name])
      .map((name) => [name, said[name]]));
    this.isShort = said.digits !== "plain";
    this.columns = said.columns ? ALL_COLUMNS.filter((name) =>
      said.columns.split(" ").includes(name)) : USUAL_COLUMNS;
    this.said = said;
  }

  // Ask something else: the address changes, and so does what is shown.
  change(fields) {
    const said = { ...this.said, ...fields };
    history.pushState(null, "", address("/figures", said));
    return this.show();
  }

  async show() {
    this.read();
    this.scale.textContent = this.isShort ? WORDS.digits_plain : WORDS.digits_short;
    this.files.replaceChildren(WORDS.download, ...FILES.map((form) => make("a", {
      href: address(`/api/figures.${form}`, this.asked), download: `figures.${form}` },
    form.toUpperCase())));
    this.chips.replaceChildren(...FILTERS.filter((name) => this.asked[name]).map((name) =>
      make("button", { type: "button", class: "chip", title: WORDS.filter_drop,
        onclick: () => this.change({ [name]: undefined }) },
      `${WORDS[`filter_${name}`] || sayColumn(name)}: ${saidAs(name, this.asked[name], WORDS)} ×`)));
    this.told.textContent = WORDS.loading;
    try {
      const total = await this.grid.begin(this.columns);
      this.told.textContent = `${total.toLocaleString(SHELL.language)} ${WORDS.figures_found}`;
    } catch (error) {
      this.told.textContent = error.message;
    }
  }

  heading(name) {
    const way = this.asked.sort === name ? " ↑" : this.asked.sort === `-${name}` ? " ↓" : "";
    const label = `${sayColumn(name)}${way}`;
    return UNSORTED.includes(name) ? label : make("button", { type: "button", class: "row",
      "aria-haspopup": "dialog", onclick: () => this.ask(name) }, label);
  }

  cell(name, row) {
    if (name === "text") return make("a", { href: row.link }, row.text);
    if (name === "value") return sayValue(row, this.isShort);
    if (name === "sure") return `${row.sure} %`;
    return saidAs(name, row[name], WORDS);
  }

  // What a column may be asked: its order, and which values.
  ask(name) {
    const sort = (way) => make("button", { type: "button", onclick: () => {
      dialog.close();
      this.change({ sort: way + name });
    } }, way ? WORDS.sort_down : WORDS.sort_up);
    const dialog = openDialog(sayColumn(name), make("p", { class: "actions" }, sort(""), sort("-")),
      name === "value" ? this.between(() => dialog.close())
        : UNCOUNTED.includes(name) ? null : this.among(name, () => dialog.close()));
  }

  between(close) {
    const field = (end) => make("input", { name: end, inputmode: "decimal", autocomplete: "off",
      value: this.asked[end] || "" });
    const [least, most] = [field("least"), field("most")];
    const form = make("form", {}, make("label", {}, WORDS.filter_least, " ", least),
      make("label", {}, WORDS.filter_most, " ", most), make("button", {}, WORDS.filter_apply));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      close();
      this.change({ least: least.value.trim(), most: most.value.trim() });
    });
    return form;
  }

  among(name, close) {
    const take = (value) => {
      close();
      this.change({ [name]: value });
    };
    const field = make("input", { name, type: "search", autocomplete: "off",
      value: this.asked[name] || "", "aria-label": WORDS.filter_value });
    const list = make("ul", { class: "values" });
    const form = make("form", {}, field, make("button", {}, WORDS.filter_apply),
      make("p", { class: "hint" }, WORDS[`filter_help_${name}`] || WORDS.measure_help), list);
    let turn = 0;
    const count = async (containing) => {
      turn += 1;
      const mine = turn;
      const { values } = await ask(address("/api/figures/values", { ...this.asked,
        sort: undefined, column: name, containing, limit: 60 }));
      if (mine !== turn) return;
      list.replaceChildren(...values.map(({ value, times }) => make("li", {},
        make("button", { type: "button", class: "row", onclick: () => take(value) },
          saidAs(name, value, WORDS)),
        make("span", { class: "times" }, times.toLocaleString(SHELL.language)))));
    };
    const told = (error) => list.replaceChildren(make("li", {}, error.message));
    field.addEventListener("input", () => count(field.value.replace(/\*/g, "").trim()).catch(told));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      take(field.value.trim());
    });
    count("").catch(told);
    return form;
  }

  pickFilter() {
    const dialog = openDialog(WORDS.filter, make("ul", { class: "values" },
      ALL_COLUMNS.filter((name) => !["text", "sure", "action"].includes(name)).map((name) =>
        make("li", {}, make("button", { type: "button", class: "row", onclick: () => {
          dialog.close();
          this.ask(name);
        } }, sayColumn(name))))));
  }

  pickColumns() {
    const boxes = ALL_COLUMNS.map((name) => make("input", { type: "checkbox", name,
      checked: this.columns.includes(name) }));
    const form = make("form", {}, make("ul", { class: "values" }, boxes.map((box) =>
      make("li", {}, make("label", {}, box, " ", sayColumn(box.name))))),
    make("button", {}, WORDS.filter_apply));
    const dialog = openDialog(WORDS.columns, form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      dialog.close();
      const wanted = boxes.filter((box) => box.checked).map((box) => box.name);
      this.change({ columns: wanted.join(" ") === USUAL_COLUMNS.join(" ") ? undefined
        : wanted.join(" ") });
    });
  }

  async copy() {
    try {
      const answer = await call(address("/api/figures.csv", { ...this.asked, limit: 10000 }));
      await navigator.clipboard.writeText(await answer.text());
      this.told.textContent = WORDS.copied;
    } catch (error) {
      this.told.textContent = error.message;
    }
  }
}

function showFigures() {
  return new FiguresView(MAIN).show();
}
