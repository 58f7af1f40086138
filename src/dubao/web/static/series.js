"use strict";
// Indicators: a list to find one in, and several side by side over time.

const SHOWN = 4; // series that are drawn unless others are chosen
const HOLDERS = 12; // holders whose series are asked for at once

const quoteOf = (side) => `“${side.quote.replace(/\s+/g, " ").trim()}”`;
const tagged = (name) => WORDS[`stat_${name}`] || name;

class SeriesView {
  constructor(root) {
    this.field = make("input", { id: "query", autocomplete: "off", type: "search",
      "aria-describedby": "measure-help" });
    this.told = make("p", { class: "hint", role: "status" });
    this.near = make("ul", { class: "near" });
    this.more = make("button", { type: "button", hidden: true,
      onclick: () => this.list(this.shown).catch(complain) }, WORDS.more);
    this.found = make("div", {});
    this.title = make("h1", {}, WORDS.series);
    const form = make("form", { class: "ask" }, make("label", {}, WORDS.indicator_find,
      make("br"), this.field), make("button", {}, WORDS.show));
    root.append(this.title, form, make("p", { class: "hint", id: "measure-help" },
      WORDS.indicator_help), this.told, this.near, this.more, this.found);
    let waiting = 0;
    this.field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.list().catch(complain), 120);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.take().catch(complain);
    });
    window.addEventListener("popstate", () => this.show());
  }

  address(fields) {
    const said = new URLSearchParams();
    for (const [name, values] of Object.entries({ measure: this.measures, on: this.on,
      small: this.isSmall ? ["1"] : [], ...fields })) {
      for (const value of values || []) said.append(name, value);
    }
    return `/series?${said}`;
  }

  async show() {
    const said = new URLSearchParams(location.search);
    this.measures = said.getAll("measure").filter(Boolean);
    this.on = said.getAll("on");
    this.isSmall = said.has("small");
    this.found.replaceChildren();
    this.told.textContent = WORDS.loading;
    try {
      if (this.measures.length) {
        this.near.replaceChildren();
        this.listed = "";
        this.more.hidden = true;
        await this.compare();
        if (this.told.textContent === WORDS.loading) this.told.textContent = "";
      } else {
        await this.list();
      }
    } catch (error) {
      this.told.textContent = error.message;
    }
  }

  // An indicator of just this name is shown; else those that have it in theirs.
  async take() {
    const name = this.field.value.trim();
    const { measures } = await ask(address("/api/measures", { containing: name }));
    if (!name || !measures.some(({ value }) => value === name)) {
      await this.list();
      return;
    }
    history.pushState(null, "", this.address({ measure: [...new Set([...this.measures, name])] }));
    this.field.value = "";
    await this.show();
  }

  // The indicators that have what is typed in their name, the commonest first.
  async list(offset = 0) {
    const containing = this.field.value.trim();
    const { total, indicators } = await ask(address("/api/indicators",
      { containing, offset, limit: 30 }));
    if (containing !== this.field.value.trim()) return;
    this.shown = offset + indicators.length;
    this.more.hidden = this.shown >= total;
    this.told.textContent = total ? `${total.toLocaleString(SHELL.language)} ${WORDS.indicators_found}`
      : WORDS.series_none;
    // what is listed already stays: somebody may stand on a row of it
    const asked = `${this.measures.join("|")}?${containing}`;
    if (!offset && this.listed === asked && this.near.childElementCount) return;
    this.listed = asked;
    if (!offset) this.near.replaceChildren();
    this.near.append(...indicators.map((one) => this.item(one)));
    if (!total && containing) await this.offer(containing);
  }

  item(one) {
    const years = one.first && (one.first === one.last ? one.first : `${one.first}–${one.last}`);
    const some = (tallies) => tallies.map(({ value }) => value).join("、");
    const holders = one.whose > one.holders.length
      ? `${some(one.holders)} … ${WORDS.holders_of.replace("{n}", one.whose)}` : some(one.holders);
    return make("li", {},
      make("a", { href: this.address({ measure: [...new Set([...this.measures, one.measure])] }) },
        this.measures.length ? `+ ${one.measure}` : one.measure),
      make("span", { class: "times" }, `×${one.times.toLocaleString(SHELL.language)}`),
      make("span", { class: "years" }, years), make("span", { class: "units" }, some(one.units)),
      make("span", { class: "holders" }, holders));
  }

  // Where nothing has just this name: what may be meant by it.
  async offer(name) {
    const { near } = await ask(address("/api/indicators/near", { name }));
    this.told.textContent = near.length ? WORDS.series_near : WORDS.series_none;
    this.near.replaceChildren(...near.map(({ measure, holder, times }) => make("li", {},
      make("a", { href: this.address({ measure: [measure],
        on: holder ? [holder] : [] }) }, holder ? `${holder} · ${measure}` : measure),
      make("span", { class: "times" }, `×${times.toLocaleString(SHELL.language)}`))));
  }

  async compare() {
    const answers = await Promise.all(this.measures.map((measure) =>
      ask(address("/api/series", { measure, most: HOLDERS }))));
    const extra = await Promise.all(this.on.map((holder) => Promise.all(this.measures.map(
      (measure) => ask(address("/api/series", { measure, holder }))))));
    const all = new Map();
    for (const { series } of [...answers, ...extra.flat()]) {
      for (const one of series) {
        one.key = [one.stat, one.place, one.subject, one.measure, one.base, one.unit].join("|");
        if (!all.has(one.key) || all.get(one.key).observations.length < one.observations.length) {
          all.set(one.key, one);
        }
      }
    }
    const series = [...all.values()].sort((a, b) => b.observations.length - a.observations.length);
    if (!series.length) {
      await this.offer(this.measures[0]);
      return;
    }
    const isOn = (one) => this.on.includes(one.subject) || this.on.includes(one.key);
    const several = series.filter((one) => one.observations.length > 1);
    const drawn = this.on.length ? series.filter(isOn)
      : (several.length ? several : series).slice(0, SHOWN);
    drawn.forEach((one, number) => { one.color = COLORS[number % COLORS.length]; });
    this.found.replaceChildren(this.chooser(series, drawn), this.draw(drawn));
  }

  // Which series are shown: each is switched on and off.
  chooser(series, drawn) {
    const pick = (one, isOn) => {
      const keys = drawn.map(({ key }) => key).filter((key) => key !== one.key);
      history.pushState(null, "", this.address({ on: isOn ? [...keys, one.key] : keys }));
      this.show();
    };
    const rows = series.slice(0, 60).map((one) => {
      const box = make("input", { type: "checkbox", checked: drawn.includes(one) });
      box.addEventListener("change", () => pick(one, box.checked));
      return make("li", {}, make("label", {}, box, draw("svg", { class: "swatch",
        viewBox: "0 0 10 10", "aria-hidden": "true" }, draw("rect", { width: 10, height: 10,
        fill: one.color || "none" })), ` ${nameSeries(one)} · ${tagged(one.stat)} `,
      make("span", { class: "times" }, `×${one.observations.length}`)));
    });
    const holder = make("input", { name: "holder", autocomplete: "off", list: "holders",
      "aria-label": WORDS.holder_add, placeholder: WORDS.holder_add });
    const names = make("datalist", { id: "holders" });
    holder.addEventListener("input", async () => {
      const { values } = await ask(address("/api/figures/values", { column: "holder", limit: 12,
        measure: this.measures[0], containing: holder.value.trim() }));
      names.replaceChildren(...values.map(({ value }) => make("option", { value })));
    });
    const form = make("form", { class: "tools" }, holder, names,
      make("button", {}, WORDS.holder_more),
      make("button", { type: "button", "aria-pressed": String(this.isSmall), onclick: () => {
        history.pushState(null, "", this.address({ small: this.isSmall ? [] : ["1"] }));
        this.show();
      } }, WORDS.small_multiples));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!holder.value.trim()) return;
      history.pushState(null, "", this.address({
        on: [...drawn.map(({ key }) => key), holder.value.trim()] }));
      this.show();
    });
    return make("section", { class: "chooser", "aria-label": WORDS.series_shown },
      make("p", {}, this.measures.map((measure) => make("a", { class: "chip",
        href: this.address({ measure: this.measures.filter((other) => other !== measure), on: [] }),
        title: WORDS.filter_drop }, `${measure} ×`))),
      make("details", { open: innerWidth > 700 }, make("summary", {}, `${WORDS.series_shown} (${series.length})`),
        make("ul", {}, rows)), form);
  }

  draw(drawn) {
    if (!drawn.length) return make("p", { class: "hint" }, WORDS.series_none_on);
    const lines = drawn.filter((one) => one.observations.length > 1);
    const units = [...new Set(lines.map((one) => one.unit))];
    const wide = Math.min(860, Math.max(300, MAIN.clientWidth - 40));
    const charts = this.isSmall
      ? lines.map((one) => drawChart([one], { wide: Math.min(wide, 410), high: 220 }))
      : units.map((unit) => drawChart(lines.filter((one) => one.unit === unit), { wide }));
    const name = this.measures.join("-").replace(/[^\p{L}\p{N}-]+/gu, "") || "series";
    const findings = drawn.flatMap((one) => one.findings);
    return make("section", { class: "onseries" },
      make("h2", {}, drawn.length === 1 ? `${nameSeries(drawn[0])} · ${tagged(drawn[0].stat)}`
        : this.measures.join("、")),
      make("div", { class: this.isSmall ? "charts small" : "charts" }, charts.map((chart, number) =>
        make("figure", {}, this.isSmall ? make("figcaption", {}, nameSeries(lines[number])) : null,
          chart))),
      drawn.filter((one) => one.observations.length === 1).map((one) => this.sentence(one)),
      findings.length ? make("section", { class: "findings" }, make("h3", {}, WORDS.findings),
        make("ul", {}, findings.map((f) => make("li", {},
          make("strong", {}, WORDS[`finding_${f.kind}`]), " ",
          [f.first, f.second].map((side) => [make("a", { href: side.link }, quoteOf(side)), " "])))))
        : null,
      this.table(drawn),
      make("p", { class: "actions" }, WORDS.download,
        this.measures.map((measure) => make("a", { href: address("/api/series.csv", { measure }),
          download: `${measure}.csv` }, this.measures.length > 1 ? `CSV ${measure}` : "CSV")),
        charts.length ? ["svg", "png"].map((form) => make("button", { type: "button",
          onclick: () => saveDrawing(charts, name, form) }, form.toUpperCase())) : null));
  }

  // One point is told, not drawn.
  sentence(one) {
    const [o] = one.observations;
    return make("p", { class: "single" }, `${nameSeries(one)} `,
      o.period ? `${WORDS.field_period} ${o.period}: ` : "", make("a", { href: o.link }, o.text),
      ` · ${o.paper} ${o.date}`);
  }

  table(drawn) {
    const columns = ["period", "value", "unit", "claim", "text", "paper", "date"];
    const rows = drawn.flatMap((one) => one.observations.map((o) => ({ ...o, one })));
    const isMany = drawn.length > 1;
    return make("div", { class: "scroll", tabindex: "0", role: "region",
      "aria-label": WORDS.observations },
    make("table", {}, make("caption", {}, WORDS.observations), make("thead", {},
      make("tr", {}, isMany ? make("th", { scope: "col" }, WORDS.series_one) : null,
        columns.map((name) => make("th", { scope: "col" }, WORDS[`field_${name}`] || WORDS[name])))),
    make("tbody", {}, rows.map((o) => make("tr", {}, isMany ? make("td", {}, nameSeries(o.one)) : null,
      columns.map((name) => make("td", { class: name },
        name === "text" ? make("a", { href: o.link }, o.text)
          : name === "value" ? sayValue(o, true) : WORDS[`${name}_${o[name]}`] || o[name])))))));
  }
}

function showSeries() {
  return new SeriesView(MAIN).show();
}
