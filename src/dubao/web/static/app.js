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
    near: () => ask(`/api/pages/${name}/near`),
    correct: SHELL.edit ? (figure, act, field, value) =>
      sendCorrection(linkOf(figure), act, field, value) : null,
    downloads: make("p", { class: "actions" }, WORDS.download,
      make("a", { href: `/api/pages/${name}/figures.csv`, download: `${name}.csv` }, "CSV"),
      make("a", { href: `/api/pages/${name}`, download: `${name}.json` }, "JSON"),
      make("a", { href: `/api/pages/${name}/view.html`, download: `${name}.html` }, "HTML")),
  });
}

{
  const path = location.pathname;
  if (path === "/") showFind();
  else if (path === "/series") showSeries();
  else if (path === "/review") showReview();
  else if (path === "/findings") showFindings();
  else if (path === "/add") showAdd();
  else if (path === "/figures") showFigures().catch(complain);
  else showPage(path.slice("/p/".length)).catch(complain);
}
