"use strict";
// Review: what is least sure first, one row at a time; accepted, put right or rejected by
// a key, taken back by another; the same fix for all that say the same.

const WHO = "dubao-who"; // where a browser keeps who corrects

// Who says so: asked once, and kept by the browser.
function whoSays() {
  const known = localStorage.getItem(WHO);
  if (known) return Promise.resolve(known);
  return new Promise((resolve) => {
    const field = make("input", { name: "who", autocomplete: "name", maxlength: "200" });
    const form = make("form", {}, make("label", {}, WORDS.who, " ", field),
      make("button", {}, WORDS.keep));
    const dialog = openDialog(WORDS.who_ask, form);
    let name = "";
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      name = field.value.trim();
      if (name) localStorage.setItem(WHO, name);
      dialog.close();
    });
    dialog.addEventListener("close", () => resolve(name));
    field.focus();
  });
}

async function sendCorrection(link, act, field = "", value = "") {
  const who = await whoSays();
  if (!who) throw new Error(WORDS.who_needed);
  return (await call("/api/corrections", { method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ link: link.split("&")[0], act, field, new: value, who }) })).json();
}

// A field to put a slot right in: a list where only some words are right.
function valueField(name, value) {
  const closed = Object.keys(WORDS).filter((word) => CODED.concat("kind").includes(name)
    && name !== "base" && word.startsWith(`${name}_`)).map((word) => word.slice(name.length + 1));
  if (!closed.length) return make("input", { name: "new", value, autocomplete: "off" });
  const options = name === "direction" ? ["", ...closed] : closed;
  return make("select", { name: "new" }, options.map((one) =>
    make("option", { value: one, selected: one === value }, saidAs(name, one, WORDS) || "—")));
}

// Where a figure stands: its link without what the page would mark.
function placeOf(row) {
  return row.link.split("&")[0];
}

class ReviewView {
  constructor(root) {
    Object.assign(this, { rows: [], at: 0, done: [], seen: 0, waiting: 0 });
    this.progress = make("progress", { max: "1", value: "0", "aria-label": WORDS.progress });
    this.told = make("p", { class: "hint", role: "status" });
    this.card = make("section", { class: "review", "aria-live": "polite", "aria-label": WORDS.review });
    root.append(make("h1", {}, WORDS.review), make("p", { class: "tools" }, this.progress,
      make("a", { href: "/api/gold.zip", download: "gold.zip" }, WORDS.gold_export),
      make("button", { type: "button", onclick: () => this.forgetName() }, WORDS.who_change)),
    this.told, this.card);
    document.addEventListener("keydown", (event) => this.key(event));
  }

  forgetName() {
    localStorage.removeItem(WHO);
    whoSays();
  }

  async show() {
    try {
      const found = await ask("/api/review?limit=50");
      Object.assign(this, { rows: found.figures, at: 0, waiting: found.waiting, seen: found.seen });
      this.draw();
    } catch (error) {
      this.told.textContent = error.message;
    }
  }

  draw() {
    const done = this.rows.filter((row) => row.said).length + this.beyond();
    this.progress.max = this.waiting + this.seen || 1;
    this.progress.value = this.seen + done;
    this.told.textContent = `${WORDS.reviewed} ${(this.seen + done).toLocaleString(SHELL.language)} / ${
      (this.waiting + this.seen).toLocaleString(SHELL.language)}`;
    const row = this.rows[this.at];
    if (!row) {
      this.card.replaceChildren(make("p", {}, WORDS.review_done),
        this.waiting > done ? make("button", { type: "button", onclick: () => this.show() },
          WORDS.more) : null);
      return;
    }
    const characters = Array.from(row.sentence);
    const end = row.at + (row.end - row.start);
    this.card.replaceChildren(make("h2", {}, make("a", { href: row.link }, row.text), " ",
      make("small", { class: "sure" }, `${row.sure} %`),
      row.said ? make("span", { class: "status" }, WORDS[`status_${row.said}`]) : null),
    make("blockquote", {}, characters.slice(0, row.at).join("").trimStart(),
      make("mark", { class: "figure chosen" }, characters.slice(row.at, end).join("")),
      characters.slice(end).join("").trimEnd()),
    make("p", { class: "where" }, [row.paper, row.date, row.headline].filter(Boolean).join(" · ")),
    make("dl", {}, ["value", "unit", "claim", ...SLOTS].map((name) => this.field(row, name))),
    make("p", { class: "actions" }, SHELL.edit ? [["accept", "a"], ["reject", "x"], ["edit", "e"],
      ["undo", "u"]].map(([act, key]) => make("button", { type: "button", "data-act": act,
      onclick: () => this.do(act) }, `${WORDS[act]} (${key})`)) : make("span", {}, WORDS.add_readonly),
    make("button", { type: "button", onclick: () => this.go(-1) }, `↑ (k)`),
    make("button", { type: "button", onclick: () => this.go(1) }, `↓ (j)`)));
  }

  // Rows put right with one that stands here, and that are not fetched yet.
  beyond() {
    const here = new Set(this.rows.map(placeOf));
    const links = this.done.flatMap((one) => one.links);
    return new Set(links.filter((link) => !here.has(link))).size;
  }

  field(row, name) {
    const slot = row.slots[name];
    const isOpen = slot && !slot.shown && slot.best;
    const said = name === "value" ? sayValue(row, true) : saidAs(name, row[name], WORDS);
    return [make("dt", {}, WORDS[`field_${name}`]), make("dd", { class: name },
      isOpen ? make("span", { class: "guess" }, saidAs(name, slot.best, WORDS)) : said || "—",
      slot && slot.sure < 100 ? make("small", { class: "sure" }, ` ${slot.sure} %`) : null)];
  }

  go(step) {
    this.at = Math.max(0, Math.min(this.rows.length, this.at + step));
    this.draw();
    if (this.at > this.rows.length - 10) this.fetch().catch(complain);
  }

  // What comes after: the rows that are seen have left the queue.
  async fetch() {
    const left = this.rows.filter((row) => !row.said).length;
    if (this.fetching || this.rows.length >= this.waiting) return;
    this.fetching = true;
    const found = await ask(address("/api/review", { limit: 50, offset: left }));
    const known = new Set(this.rows.map((row) => row.link));
    this.rows.push(...found.figures.filter((row) => !known.has(row.link)));
    this.fetching = false;
    if (this.at >= this.rows.length - found.figures.length) this.draw();
  }

  async do(act) {
    const row = this.rows[this.at];
    try {
      if (act === "undo") await this.undo();
      else if (act === "edit") this.edit(row);
      else if (row) {
        await sendCorrection(row.link, act);
        this.note(row, `${act}ed`);
      }
    } catch (error) {
      this.told.textContent = error.message;
    }
  }

  note(row, said, links = [placeOf(row)]) {
    this.done.push({ row, before: row.said, links });
    row.said = said;
    this.go(1);
  }

  // The last thing said is taken back, and its row shown again.
  async undo() {
    const last = this.done.pop();
    if (!last) {
      this.told.textContent = WORDS.undo_none;
      return;
    }
    for (const link of last.links) await sendCorrection(link, "undo");
    for (const other of this.rows) {
      if (last.links.includes(placeOf(other))) other.said = undefined;
    }
    last.row.said = last.before;
    this.at = this.rows.indexOf(last.row);
    this.draw();
    this.told.textContent = WORDS.undone;
  }

  edit(row) {
    if (!row) return;
    const worst = SLOTS.reduce((a, b) => (row.slots[b].sure < row.slots[a].sure ? b : a));
    const name = make("select", { name: "field" }, EDITABLE.map((one) =>
      make("option", { value: one, selected: one === worst }, WORDS[`field_${one}`])));
    const best = (one) => (row.slots[one] && row.slots[one].best) || row[one] || "";
    const place = make("span", {}, valueField(worst, best(worst)));
    const all = make("input", { type: "checkbox", name: "all" });
    const alike = make("span", { class: "hint" });
    const form = make("form", { class: "edit" }, make("label", {}, WORDS.field, " ", name),
      make("label", {}, WORDS.new_value, " ", place),
      make("label", {}, all, " ", WORDS.fix_alike, " ", alike), make("button", {}, WORDS.keep));
    const value = () => place.querySelector("[name=new]").value;
    const post = async (dry) => (await call("/api/corrections/alike", { method: "POST",
      headers: { "Content-Type": "application/json" }, body: JSON.stringify({ dry,
        link: placeOf(row), field: name.value, new: value(), who: await whoSays() || "?" }) })).json();
    name.addEventListener("change", () => {
      place.replaceChildren(valueField(name.value, best(name.value)));
      all.checked = false;
      alike.textContent = "";
    });
    all.addEventListener("change", async () => {
      try {
        alike.textContent = all.checked ? `×${(await post(true)).count}` : "";
      } catch (error) {
        alike.textContent = error.message;
      }
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        let links = [placeOf(row)];
        if (all.checked) links = (await post(false)).links;
        else await sendCorrection(row.link, "edit", name.value, value());
        row[name.value] = value();
        if (row.slots[name.value]) Object.assign(row.slots[name.value], { best: value(), shown: value(), sure: 100 });
        for (const other of this.rows) {
          if (other !== row && links.includes(placeOf(other))) other.said = "edited";
        }
        this.note(row, "edited", links);
      } catch (error) {
        this.told.textContent = error.message;
      }
    });
    this.card.querySelector("form")?.remove();
    this.card.append(form);
    place.querySelector("[name=new]").focus();
  }

  key(event) {
    if (isTyping(event) || document.querySelector("dialog[open]")) return;
    const acts = { j: () => this.go(1), k: () => this.go(-1), ...(SHELL.edit ? {
      a: () => this.do("accept"), x: () => this.do("reject"), e: () => this.do("edit"),
      u: () => this.do("undo") } : {}) };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  }
}

function showReview() {
  return new ReviewView(MAIN).show();
}
