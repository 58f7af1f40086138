"use strict";
// The page view: the source on the left, its figures on the right, each pointing at
// the other. `tools` says what can be done: derive(figure), correct(figure, …).

const COLUMNS = ["text", "value", "unit", "measure", "holder", "period", "claim", "stat",
  "direction", "base"];
const CODED = ["claim", "stat", "direction", "base"]; // what the interface says in its words
const SLOTS = ["measure", "holder", "place", "action", "period", "stat", "direction", "base"];
const EDITABLE = ["measure", "value", "high", "unit", "claim", "kind", "stat", "direction",
  "base", "holder", "place", "period", "action"];

function linkOf(figure) {
  return `/p/${figure.id.replace(":", "#c=")}`;
}

// What an address asks for: characters, and what should stand there.
function asked(hash) {
  const match = /^#c=(\d+)-(\d+)(?:&q=(.*))?$/.exec(hash);
  if (!match) return null;
  let quote = null;
  try {
    quote = match[3] === undefined ? null : decodeURIComponent(match[3]);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    quote = "";
  }
  return { start: Number(match[1]), end: Number(match[2]), quote };
}

// A value as the interface says it; words of the page stay as they are printed.
function saidAs(name, value, words) {
  return (CODED.includes(name) || name === "kind") && words[`${name}_${value}`] || value;
}

// What a slot might say: the best answer, too unsure to be shown as one.
function drawGuess(name, guess, words) {
  return make("span", { class: "guess", title: `${words.guess} ${guess.sure} %` },
    saidAs(name, guess.text, words), " ", make("small", {}, `${guess.sure} %`));
}

function drawDerivation(tree, characters) {
  return make("li", {}, make("code", {}, tree.rule), " ",
    make("q", {}, characters.slice(tree.start, tree.end).join("")), " ", tree.said,
    tree.parts.length ? make("ul", {}, tree.parts.map((p) => drawDerivation(p, characters)))
      : null);
}

// Why each slot has its answer: chosen, runner-up, and what parted the two.
function drawSlots(slots, words) {
  const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const told = (one, answer, sure) => [saidAs(one.slot, answer, words) || words.slot_open,
    make("small", { class: "sure" }, ` ${sure} %`)];
  return make("section", { class: "slots" }, make("h3", {}, words.slots),
    make("ul", {}, slots.map((one) => make("li", { "data-slot": one.slot },
      make("strong", {}, words[`field_${one.slot}`]), " ",
      told(one, one.chosen, one.chosen_sure), " · ", words.runner_up, " ",
      told(one, one.runner_up, one.runner_up_sure),
      one.reasons.length ? make("ul", {}, one.reasons.map((reason) => make("li", {
        title: reason.weight < 0 ? words.speaks_against : words.speaks_for },
      `${reason.weight < 0 ? "−" : "+"}${Math.abs(reason.weight).toFixed(2)} `,
      reason[language]))) : null))));
}

class PageView {
  constructor(root, page, words, tools) {
    Object.assign(this, { root, page, words, tools, chosen: -1 });
    this.characters = Array.from(page.page.text);
    this.layers = layersOf(page);
    this.source = make("div", { class: "pagetext", tabindex: "0", role: "region",
      "aria-label": words.source });
    this.source.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-figure]");
      if (mark) this.choose(Number(mark.dataset.figure), { from: "source" });
    });
    this.detail = make("section", { class: "detail", "aria-live": "polite",
      "aria-label": words.detail });
    this.notice = make("p", { class: "notice", role: "status" });
    root.append(this.heading(), this.notice, make("div", { class: "reader" },
      make("section", { class: "source", "aria-label": words.source }, this.bar(), this.source,
        this.unread(), this.doubts = make("section", { class: "doubts" }),
        this.tools.near ? this.nearTo() : null),
      make("section", { class: "figures", "aria-label": words.figures }, this.detail,
        this.table())));
    this.show("articles");
    this.doubt(page.findings);
    if (tools.findings) tools.findings().then((found) => this.doubt(found));
    document.addEventListener("keydown", (event) => this.key(event));
    window.addEventListener("hashchange", () => this.follow());
    this.follow();
  }

  heading() {
    const { source, page } = this.page;
    const where = [page.paper, page.date, page.number].filter(Boolean).join(" · ");
    return make("header", { class: "pagehead" }, make("h1", {}, where || source.name),
      where ? make("p", { class: "name" }, source.name) : null, this.tools.downloads || null);
  }

  bar() {
    const views = ["articles", "printed"];
    if ((this.page.page.blocks || []).some((block) => block.box)) views.push("sheet");
    this.buttons = views.map((name) => make("button", { type: "button", "data-view": name,
      onclick: () => this.show(name) }, this.words[`view_${name}`]));
    this.legend = make("p", { class: "legend" });
    this.explainLooks();
    return make("div", { class: "bar" },
      make("div", { role: "group", "aria-label": this.words.views }, this.buttons), this.legend);
  }

  explainLooks() {
    const looks = ["figure", "date", "aside", "name", "unread", "finding"].filter(
      (look) => this.layers.some((layer) => layer.look === look));
    this.legend.replaceChildren(...looks.map((look) =>
      make("mark", { class: look }, this.words[`look_${look}`])));
  }

  unread() {
    const rows = this.page.unread;
    return make("p", { class: "unreadnote" }, rows.length
      ? `${this.words.unread_some} ${rows.map((row) => `${row.text} (${row.reason})`).join("; ")}`
      : this.words.unread_none);
  }

  // Underline what the checks find, and list it; a click shows its characters.
  doubt(findings) {
    this.page.findings = findings;
    this.layers = [...layersOf(this.page),
      ...this.layers.filter((layer) => layer.look === "asked")];
    if (!findings.length) return;
    this.explainLooks();
    this.doubts.replaceChildren(make("h2", {}, this.words.findings), make("ul", {},
      findings.map((finding) => make("li", { class: finding.severity },
        make("button", { type: "button", class: "row", onclick: () => {
          [this.chosen, this.span] = [-1, { start: finding.spans[0][0], end: finding.spans[0][1] }];
          this.light();
          this.reveal();
        } }, told(finding))))));
    this.show(this.view);
  }

  // Where else the same copy stands, and which pages speak of the same.
  nearTo() {
    const told = make("div", { class: "nearby" });
    this.tools.near().then((found) => told.replaceChildren(...["reprinted", "similar"]
      .filter((kind) => found[kind].length).map((kind) => make("section", {},
        make("h2", {}, this.words[kind]), make("ul", {}, found[kind].map((page) =>
          make("li", {}, make("a", { href: page.link }, page.headlines[0] || page.name), " ",
            make("span", { class: "where" }, [page.paper, page.date].filter(Boolean).join(" · "))))))))
    ).catch(() => told.remove());
    return told;
  }

  show(name) {
    for (const button of this.buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.view === name));
    }
    const drawn = {
      articles: () => drawArticles(this.page, this.characters, this.layers, this.words),
      printed: () => drawPrinted(this.characters, this.layers),
      sheet: () => drawSheet(this.page, this.characters, this.words),
    }[name]();
    this.view = name;
    this.source.replaceChildren(drawn);
    this.light();
  }

  table() {
    this.rows = this.page.figures.map((figure, number) => this.row(figure, number));
    return make("div", { class: "scroll", tabindex: "0", role: "region",
      "aria-label": this.words.figures },
    make("table", {}, make("caption", {}, `${this.words.figures} (${this.rows.length})`),
      make("thead", {}, make("tr", {}, COLUMNS.map((name) =>
        make("th", { scope: "col" }, this.words[`field_${name}`])))),
      make("tbody", {}, this.rows)));
  }

  row(figure, number) {
    const status = (this.page.corrections[`${figure.start}-${figure.end}`] || {});
    const cells = COLUMNS.slice(1).map((name) => {
      const value = status[name] ?? figure[name];
      const guess = status[name] === undefined && (figure.guesses || {})[name];
      if (guess && guess.text) {
        return make("td", { class: name }, drawGuess(name, guess, this.words));
      }
      const shown = name === "value" && figure.high ? `${value}–${figure.high}` : value;
      return make("td", { class: name }, saidAs(name, shown, this.words) || "");
    });
    return make("tr", { class: status.status || null, "data-number": number,
      onclick: () => this.choose(number, { from: "table" }) },
    make("th", { scope: "row" }, make("button", { type: "button", class: "row" }, figure.text),
      status.status ? make("span", { class: "status" }, this.words[`status_${status.status}`])
        : null), cells);
  }

  choose(number, { from } = {}) {
    if (number < 0 || number >= this.page.figures.length) return;
    this.chosen = number;
    const figure = this.page.figures[number];
    this.span = { start: figure.start, end: figure.end };
    this.notice.textContent = "";
    this.light();
    this.rows.forEach((row, at) => {
      if (at === number) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    });
    // where text and table stand side by side; a telephone shows the figure at its foot
    const isBeside = matchMedia("(min-width: 60.01rem)").matches;
    if (from !== "table" && isBeside) this.rows[number].scrollIntoView({ block: "nearest" });
    if (from === "key") this.rows[number].querySelector("button").focus({ preventScroll: !isBeside });
    if (from !== "source") this.reveal();
    if (from !== "link") history.replaceState(null, "", `#c=${figure.start}-${figure.end}`);
    this.tell(figure);
  }

  // Light up the chosen characters; a link may ask for some that are no figure.
  light() {
    for (const lit of this.source.querySelectorAll(".chosen")) lit.classList.remove("chosen");
    if (!this.span) return;
    for (const mark of this.source.querySelectorAll("mark[data-start]")) {
      const [start, end] = [Number(mark.dataset.start), Number(mark.dataset.end)];
      if (start >= this.span.start && end <= this.span.end) mark.classList.add("chosen");
    }
    for (const block of this.source.querySelectorAll("g[data-figures]")) {
      if (block.dataset.figures.split(" ").includes(String(this.chosen))) {
        block.classList.add("chosen");
      }
    }
    if (this.chosen >= 0) lightCell(this.source, this.chosen);
  }

  reveal() {
    const lit = this.source.querySelector(".chosen");
    if (lit) lit.scrollIntoView({ block: "center" });
  }

  follow() {
    const wanted = asked(location.hash);
    if (!wanted) return;
    const there = this.characters.slice(wanted.start, wanted.end).join("");
    const changed = wanted.start >= wanted.end || wanted.end > this.characters.length ||
      (wanted.quote !== null && wanted.quote !== there);
    if (changed) {
      this.span = null;
      this.light();
      this.notice.textContent = wanted.quote
        ? `${this.words.link_changed} “${wanted.quote}”` : this.words.link_changed;
      return;
    }
    const number = this.page.figures.findIndex(
      (figure) => figure.start === wanted.start && figure.end === wanted.end);
    if (number >= 0) {
      this.choose(number, { from: "link" });
      return;
    }
    this.point(wanted.start, wanted.end, there);
  }

  // Light up characters that may be no figure.
  point(start, end, said) {
    this.span = { start, end };
    this.layers = this.layers.filter((layer) => layer.look !== "asked");
    this.layers.push({ ...this.span, look: "asked", said });
    this.show(this.view);
    if (!this.source.querySelector(".chosen")) this.show("printed");
    this.reveal();
  }

  // An answer that stands somewhere leads to its characters.
  traced(figure, name, told) {
    const guess = (figure.guesses || {})[name];
    const span = guess ? guess.span : figure[`${name}_span`];
    if (!span) return told;
    return make("button", { type: "button", class: "row", title: this.words.where_read,
      onclick: () => this.point(span[0], span[1], this.words[`field_${name}`]) }, told);
  }

  tell(figure) {
    const words = this.words;
    const quote = this.characters.slice(...figure.sentence).join("").replace(/\s+/g, " ");
    const address = `${linkOf(figure)}&q=${encodeURIComponent(figure.text)}`;
    const how = make("div", {});
    this.explain = async () => {
      const tree = await this.tools.derive(figure);
      how.replaceChildren(...[
        tree.slots && tree.slots.length ? drawSlots(tree.slots, words) : null,
        make("ul", { class: "derivation" }, drawDerivation(tree, this.characters))]
        .filter(Boolean));
    };
    const guesses = figure.guesses || {};
    const right = this.page.corrections[`${figure.start}-${figure.end}`] || {};
    const isGuess = (name) => right[name] === undefined && guesses[name] && guesses[name].text;
    const said = (name) => right[name] ?? figure[name];
    const fields = EDITABLE.filter((name) => said(name) || isGuess(name)).map((name) => [
      make("dt", {}, words[`field_${name}`]),
      make("dd", { class: name }, right[name] !== undefined ? saidAs(name, right[name], words)
        : this.traced(figure, name, isGuess(name)
          ? drawGuess(name, guesses[name], words) : saidAs(name, figure[name], words)),
      isGuess(name) || right[name] !== undefined ? null : this.sureness(figure, name))]);
    this.detail.replaceChildren(make("button", { type: "button", class: "sheetclose",
      "aria-label": words.help_close, onclick: () => this.detail.replaceChildren() }, "×"),
    make("h2", {}, figure.text), make("blockquote", {}, quote.trim()),
      make("dl", {}, fields),
      make("p", { class: "actions" },
        make("button", { type: "button", onclick: this.explain }, words.derivation),
        make("a", { href: address }, words.link),
        this.tools.correct ? this.corrections(figure) : null), how);
  }

  // How sure an answer is, where that is less than all.
  sureness(figure, name) {
    const sure = figure[name] && (figure.sure || {})[name];
    return sure === undefined || sure === "" ? null
      : make("small", { class: "sure", title: this.words.sure }, ` ${sure} %`);
  }

  corrections(figure) {
    const say = (act, field, value) => this.correct(figure, act, field, value);
    return [
      make("button", { type: "button", onclick: () => say("accept") }, `${this.words.accept} (a)`),
      make("button", { type: "button", onclick: () => say("reject") }, `${this.words.reject} (x)`),
      make("button", { type: "button", onclick: () => this.edit(figure) },
        `${this.words.edit} (e)`),
      make("button", { type: "button", onclick: () => say("undo") }, `${this.words.undo} (u)`)];
  }

  edit(figure) {
    const field = make("select", { name: "field" }, EDITABLE.map((name) =>
      make("option", { value: name }, this.words[`field_${name}`])));
    const best = (name) => (figure.guesses || {})[name]?.text || figure[name] || "";
    const value = make("input", { name: "new", value: best("measure"), autocomplete: "off" });
    field.addEventListener("change", () => { value.value = best(field.value); });
    const form = make("form", { class: "edit" },
      make("label", {}, this.words.field, " ", field),
      make("label", {}, this.words.new_value, " ", value),
      make("button", {}, this.words.keep));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.correct(figure, "edit", field.value, value.value);
    });
    this.detail.querySelector("form")?.remove();
    this.detail.append(form);
    field.focus();
  }

  async correct(figure, act, field = "", value = "") {
    const number = this.chosen;
    try {
      this.page.corrections = await this.tools.correct(figure, act, field, value);
    } catch (error) {
      this.notice.textContent = error.message;
      return;
    }
    const row = this.row(figure, number);
    this.rows[number].replaceWith(row);
    this.rows[number] = row;
    row.setAttribute("aria-current", "true");
    row.querySelector("button").focus();
    this.tell(figure);
    this.notice.textContent = `${figure.text}: ${this.words[`said_${act}`]}`;
  }

  key(event) {
    if (isTyping(event) || document.querySelector("dialog[open]")) return;
    const figure = this.page.figures[this.chosen];
    const acts = {
      j: () => this.choose(this.chosen + 1, { from: "key" }),
      k: () => this.choose(this.chosen - 1, { from: "key" }),
      d: () => figure && this.explain(),
      a: () => figure && this.tools.correct && this.correct(figure, "accept"),
      x: () => figure && this.tools.correct && this.correct(figure, "reject"),
      e: () => figure && this.tools.correct && this.edit(figure),
      u: () => figure && this.tools.correct && this.correct(figure, "undo"),
      1: () => this.show("articles"),
      2: () => this.show("printed"),
      3: () => this.buttons.some((button) => button.dataset.view === "sheet")
        && this.show("sheet"),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  }
}
