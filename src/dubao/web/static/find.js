"use strict";
// Home and search: what is new where nothing is asked; else hits by their headlines, with
// a timeline and facets. A hit opens its page at the characters.

const SAVED = "dubao-saved"; // where a browser keeps its saved questions

function whereOf(page) {
  return [page.paper, page.date, page.number].filter(Boolean).join(" · ") || page.name;
}

function drawHit(hit) {
  const where = whereOf(hit);
  return make("li", {}, make("a", { href: hit.match ? hit.link : hit.link.split("#")[0] },
    hit.headline ? make("strong", { class: "headline" }, hit.headline, make("br")) : null,
    make("span", { class: "where" }, where, hit.count > 1 ? `  ×${hit.count}` : ""),
    make("span", { class: "passage" }, make("br"), hit.before, make("b", {}, hit.match),
      hit.after)));
}

function drawFacet(name, rows, add) {
  if (!rows.length) return null;
  return make("section", {}, make("h2", {}, WORDS[`facet_${name}`] || sayColumn(name)), make("ul", {},
    rows.map(({ value, times }) => make("li", {},
      add ? make("button", { type: "button", class: "row", onclick: () => add(value) },
        WORDS[`${name}_${value}`] || value)
        : make("a", { href: name === "measure" ? address("/series", { measure: value })
          : address("/figures", { [name]: value }) },
        WORDS[`${name}_${value}`] || value),
      make("span", { class: "times" }, times.toLocaleString(SHELL.language))))));
}

// Pages of each year as columns; each asks for its year.
function drawTimeline(rows, add) {
  if (rows.length < 2) return null;
  const [first, last] = [Number(rows[0].value), Number(rows[rows.length - 1].value)];
  const times = new Map(rows.map(({ value, times: count }) => [Number(value), count]));
  const most = Math.max(...times.values());
  const [wide, high] = [Math.max(8, Math.min(40, 700 / (last - first + 1))), 70];
  const bars = [];
  for (let year = first; year <= last; year += 1) {
    const count = times.get(year) || 0;
    if (!count) continue;
    const size = Math.max(3, (count / most) * high);
    const said = `${year}: ${count.toLocaleString(SHELL.language)}`;
    const bar = draw("g", { class: "bar", role: "button", tabindex: "0", "aria-label": said,
      onclick: () => add(String(year)),
      onkeydown: (event) => { if (event.key === "Enter") add(String(year)); } },
    draw("title", {}, said), draw("rect", { x: (year - first) * wide + 1, y: high - size,
      width: wide - 2, height: size }));
    bars.push(bar);
  }
  const total = (last - first + 1) * wide;
  return draw("svg", { class: "timeline", viewBox: `0 0 ${total} ${high + 20}`, width: total,
    height: high + 20, role: "group", "aria-label": WORDS.timeline }, bars,
  draw("text", { x: 0, y: high + 15 }, String(first)),
  draw("text", { x: total, y: high + 15, "text-anchor": "end" }, String(last)));
}

function savedLinks() {
  try {
    return JSON.parse(localStorage.getItem(SAVED)) || [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [];
  }
}

// Keep what the address asks as a link of this browser's.
function saveLink(name) {
  const here = location.pathname + location.search;
  const kept = savedLinks().filter(({ link }) => link !== here);
  localStorage.setItem(SAVED, JSON.stringify([{ name, link: here }, ...kept].slice(0, 50)));
}

function saveButton(name) {
  const button = make("button", { type: "button", class: "save", onclick: () => {
    saveLink(name());
    button.textContent = WORDS.saved_now;
    setTimeout(() => { button.textContent = WORDS.save_link; }, 1500);
  } }, WORDS.save_link);
  return button;
}

function drawSaved() {
  const rows = savedLinks();
  if (!rows.length) return null;
  const list = make("ul", { class: "saved" }, rows.map(({ name, link }) => {
    const item = make("li", {}, make("a", { href: link }, name), " ",
      make("button", { type: "button", class: "row", "aria-label": `${WORDS.forget} ${name}`,
        onclick: () => {
          localStorage.setItem(SAVED, JSON.stringify(savedLinks().filter((one) =>
            one.link !== link)));
          item.remove();
        } }, "×"));
    return item;
  }));
  return make("section", {}, make("h2", {}, WORDS.saved), list);
}

// Newspapers and years: how many pages of each, as a table to pick from.
function drawYears(papers) {
  const years = [...new Set(Object.values(papers).flatMap(Object.keys))].sort();
  const most = Math.max(...Object.values(papers).flatMap((one) => Object.values(one)));
  const cell = (paper, year, times) => {
    if (!times) return make("td", {});
    const shade = Math.ceil((times / most) * 4);
    const q = [paper ? `paper:"${paper}"` : "", year ? `date:${year}` : ""].filter(Boolean).join(" ");
    return make("td", { class: `shade${shade}` }, make("a", { href: address("/", { q }) },
      times.toLocaleString(SHELL.language)));
  };
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": WORDS.years },
    make("table", { class: "years" }, make("thead", {}, make("tr", {},
      make("th", { scope: "col" }, WORDS.paper), years.map((year) =>
        make("th", { scope: "col" }, year || "?")))),
    make("tbody", {}, Object.entries(papers).map(([paper, of]) => make("tr", {},
      make("th", { scope: "row" }, paper || "?"), years.map((year) => cell(paper, year, of[year])))))));
}

function drawCard(page) {
  return make("li", { class: "card" }, make("a", { href: page.link },
    make("span", { class: "where" }, whereOf(page)),
    page.headlines.map((one, number) => make(number ? "span" : "strong", { class: "headline" },
      one))),
  page.figures && page.figures.length ? make("ul", {}, page.figures.map((figure) => make("li", {},
    make("a", { href: figure.link }, figure.text), ` ${[figure.holder || figure.place,
      figure.measure].filter(Boolean).join(" ")}`))) : null);
}

async function drawHome(root) {
  const home = await ask("/api/home");
  root.replaceChildren(...[
    make("p", { class: "hint" }, `${home.pages.toLocaleString(SHELL.language)} ${WORDS.pages} · ${
      home.figures.toLocaleString(SHELL.language)} ${WORDS.figures_found}`),
    drawSaved(),
    make("section", {}, make("h2", {}, WORDS.newest),
      home.newest.length ? make("ul", { class: "cards" }, home.newest.map(drawCard))
        : make("p", { class: "hint" }, WORDS.empty_ledger)),
    home.newest.length ? make("section", {}, make("h2", {}, WORDS.years), drawYears(home.papers)) : null,
    home.waiting ? make("section", {}, make("h2", {}, WORDS.waiting),
      make("p", {}, make("a", { href: "/review" },
        WORDS.waiting_some.replace("{n}", home.waiting.toLocaleString(SHELL.language)))),
      make("ul", {}, home.doubtful.map((figure) => make("li", {}, make("a", { href: figure.link },
        figure.text), ` ${[figure.holder || figure.place, figure.measure].filter(Boolean).join(" ")} `,
      make("small", { class: "sure" }, `${figure.sure} %`))))) : null].filter(Boolean));
}

function showFind() {
  const field = make("input", { id: "query", type: "search", autocomplete: "off",
    "aria-describedby": "query-help" });
  const told = make("p", { class: "hint", role: "status" });
  const hits = make("ol", { class: "hits" });
  const time = make("div", { class: "over" });
  const facets = make("aside", { class: "facets", "aria-label": WORDS.find });
  const more = make("button", { type: "button", hidden: true }, WORDS.more);
  const save = saveButton(() => field.value.trim());
  const form = make("form", { class: "ask", role: "search" },
    make("label", {}, WORDS.query, make("br"), field), save);
  const home = make("div", { class: "home" });
  const results = make("div", { class: "results" }, make("div", {}, time, hits, more), facets);
  MAIN.append(make("h1", {}, WORDS.find), form,
    make("p", { class: "hint", id: "query-help" }, WORDS.query_help), told, home, results);
  let turn = 0;
  let shown = 0;

  const add = (name) => (value) => {
    const quoted = /[\s"]/.test(value) ? `"${value.replace(/"/g, "")}"` : value;
    field.value = `${field.value} ${name}:${quoted}`.trim();
    search(0, { isNew: true });
  };

  async function count(q, mine) {
    const counted = await ask(address("/api/facets", { q }));
    if (mine !== turn) return;
    time.replaceChildren(...[drawTimeline(counted.timeline, add("date"))].filter((one) => one && q));
    facets.replaceChildren(...[
      drawFacet("paper", counted.paper, add("paper")), drawFacet("year", counted.year, add("date")),
      ...["person", "organisation", "place", "programme", "work"].map((name) =>
        drawFacet(name, counted[name], add(name))),
      drawFacet("measure", counted.measure), drawFacet("kind", counted.kind),
      drawFacet("unit", counted.unit)].filter(Boolean));
  }

  async function search(offset = 0, { isNew = false, isBack = false } = {}) {
    turn += 1;
    const mine = turn;
    const q = field.value.trim();
    if (!isBack) history[isNew ? "pushState" : "replaceState"](null, "", address("/", { q }));
    home.hidden = Boolean(q);
    save.hidden = !q;
    hits.parentElement.hidden = !q;
    try {
      if (!q) {
        told.textContent = "";
        await Promise.all([drawHome(home), count(q, mine)]);
        return;
      }
      const found = await ask(address("/api/search", { q, offset, limit: 20 }));
      if (mine !== turn) return;
      shown = offset + found.hits.length;
      if (!offset) hits.replaceChildren();
      hits.append(...found.hits.map(drawHit));
      more.hidden = shown >= found.total;
      told.textContent = found.total
        ? `${found.total.toLocaleString(SHELL.language)} ${WORDS.found}` : WORDS.found_none;
      if (!offset) await count(q, mine);
    } catch (error) {
      if (mine === turn) told.textContent = error.message;
    }
  }

  const follow = (isBack) => {
    field.value = new URLSearchParams(location.search).get("q") || "";
    search(0, { isBack });
  };
  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(0, { isNew: true });
  });
  more.addEventListener("click", () => search(shown));
  window.addEventListener("popstate", () => follow(true));
  if (innerWidth > 700) field.focus();
  follow(false);
}
