"use strict";
// Which view an address shows.

async function showPage(name) {
  const page = await ask(`/api/pages/${name}`);
  document.title = `${[page.page.paper, page.page.date].filter(Boolean).join(" ")
    || page.source.name} · ${WORDS.name}`;
  window.view = new PageView(MAIN, page, WORDS, {
    derive: (figure) => ask(address(`/api/pages/${name}/derivation`,
      { start: figure.start, end: figure.end })),
    findings: async () => (await ask(`/api/pages/${name}/findings`)).findings,
    correct: SHELL.edit ? async (figure, act, field, value) => (await call("/api/corrections", {
      method: "POST", headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ link: linkOf(figure), act, field, new: value }) })).json() : null,
    downloads: make("p", { class: "actions" }, WORDS.download,
      make("a", { href: `/api/pages/${name}/figures.csv`, download: `${name}.csv` }, "CSV"),
      make("a", { href: `/api/pages/${name}`, download: `${name}.json` }, "JSON"),
      make("a", { href: `/api/pages/${name}/view.html`, download: `${name}.html` }, "HTML")),
  });
}

async function showFigures() {
  const asked = Object.fromEntries(new URLSearchParams(location.search));
  const { figures } = await ask(address("/api/figures", { limit: 500, ...asked }));
  const columns = ["text", "value", "unit", "measure", "holder", "place", "period", "stat",
    "direction", "base", "paper", "date"];
  MAIN.append(make("h1", {}, WORDS.figures),
    make("p", { class: "actions" }, WORDS.download,
      make("a", { href: address("/api/figures.csv", asked), download: "figures.csv" }, "CSV"),
      make("a", { href: address("/api/figures.jsonl", asked), download: "figures.jsonl" }, "JSONL")),
    make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": WORDS.figures },
      make("table", {}, make("thead", {}, make("tr", {}, columns.map((name) =>
        make("th", { scope: "col" }, WORDS[`field_${name}`] || WORDS[name])))),
      make("tbody", {}, figures.map((figure) => make("tr", {}, columns.map((name) =>
        make("td", { class: name }, name === "text"
          ? make("a", { href: figure.link }, figure.text)
          : saidAs(name, figure[name], WORDS)))))))));
}

{
  const path = location.pathname;
  if (path === "/") showFind();
  else if (path === "/series") showSeries();
  else if (path === "/add") showAdd();
  else if (path === "/figures") showFigures().catch(complain);
  else showPage(path.slice("/p/".length)).catch(complain);
}
