"use strict";
// Find: search as you type, with facets; a hit opens its page at the characters.

function drawHit(hit) {
  const where = [hit.paper, hit.date, hit.number].filter(Boolean).join(" · ") || hit.name;
  return make("li", {}, make("a", { href: hit.match ? hit.link : hit.link.split("#")[0] },
    make("span", { class: "where" }, where, hit.count > 1 ? `  ×${hit.count}` : ""),
    make("span", { class: "passage" }, make("br"), hit.before, make("b", {}, hit.match),
      hit.after)));
}

function drawFacet(name, rows, add) {
  if (!rows.length) return null;
  return make("section", {}, make("h2", {}, WORDS[`facet_${name}`]), make("ul", {},
    rows.map(({ value, times }) => make("li", {},
      add ? make("button", { type: "button", class: "row", onclick: () => add(value) },
        WORDS[`${name}_${value}`] || value)
        : make("a", { href: address("/figures", { [name]: value }) },
          WORDS[`${name}_${value}`] || value),
      make("span", { class: "times" }, String(times))))));
}

function showFind() {
  const field = make("input", { id: "query", type: "search", autocomplete: "off",
    value: new URLSearchParams(location.search).get("q") || "", "aria-describedby": "query-help" });
  const told = make("p", { class: "hint", role: "status" });
  const hits = make("ol", { class: "hits" });
  const facets = make("aside", { class: "facets", "aria-label": WORDS.find });
  const more = make("button", { type: "button", hidden: true }, WORDS.more);
  const form = make("form", { class: "ask", role: "search" },
    make("label", {}, WORDS.query, make("br"), field));
  MAIN.append(make("h1", {}, WORDS.find), form,
    make("p", { class: "hint", id: "query-help" }, WORDS.query_help), told,
    make("div", { class: "results" }, make("div", {}, hits, more), facets));
  let turn = 0;
  let shown = 0;

  const add = (name) => (value) => {
    const quoted = /[\s"]/.test(value) ? `"${value.replace(/"/g, "")}"` : value;
    field.value = `${field.value} ${name}:${quoted}`.trim();
    search();
  };

  async function search(offset = 0) {
    turn += 1;
    const mine = turn;
    const q = field.value.trim();
    history.replaceState(null, "", address("/", { q }));
    try {
      const found = await ask(address("/api/search", { q, offset, limit: 20 }));
      if (mine !== turn) return;
      shown = offset + found.hits.length;
      if (!offset) hits.replaceChildren();
      hits.append(...found.hits.map(drawHit));
      more.hidden = shown >= found.total;
      told.textContent = found.total ? `${found.total} ${WORDS.found}` : WORDS.found_none;
      const counted = offset ? null : await ask(address("/api/facets", { q }));
      if (mine !== turn || !counted) return;
      facets.replaceChildren(...[
        drawFacet("paper", counted.paper, add("paper")), drawFacet("year", counted.year, add("date")),
        drawFacet("kind", counted.kind), drawFacet("unit", counted.unit),
        drawFacet("place", counted.place),
        counted.counted < counted.pages && make("p", { class: "hint" },
          WORDS.counted_on.replace("{n}", counted.counted))].filter(Boolean));
    } catch (error) {
      if (mine === turn) told.textContent = error.message;
    }
  }

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  more.addEventListener("click", () => search(shown));
  field.focus();
  search();
}
