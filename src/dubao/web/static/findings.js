"use strict";
// Findings: what does not add up on the pages of the ledger, by kind, with what would fit.

const AT_ONCE = 4; // pages that are checked together
const AT_FIRST = 24; // pages that are checked before somebody asks for more

class FindingsView {
  constructor(root) {
    this.told = make("p", { class: "hint", role: "status" });
    this.kinds = make("div", { class: "chips" });
    this.list = make("div", {});
    this.more = make("button", { type: "button", hidden: true,
      onclick: () => this.check(this.checked + AT_FIRST) }, WORDS.check_more);
    this.found = [];
    this.checked = 0;
    this.kind = new URLSearchParams(location.search).get("kind") || "";
    root.append(make("h1", {}, WORDS.findings_view), this.told, this.kinds, this.list, this.more);
  }

  async check(until) {
    this.more.hidden = true;
    if (!this.checked) this.told.textContent = WORDS.loading;
    try {
      let pages = until;
      while (this.checked < Math.min(until, pages)) {
        const some = await ask(address("/api/findings", { offset: this.checked, limit: AT_ONCE }));
        pages = some.pages;
        this.found.push(...some.findings);
        this.checked = some.checked;
        this.told.textContent = WORDS.checked.replace("{n}", this.checked).replace("{all}",
          pages.toLocaleString(SHELL.language));
        this.draw();
      }
      this.more.hidden = this.checked >= pages;
    } catch (error) {
      this.told.textContent = error.message;
    }
  }

  pick(kind) {
    this.kind = this.kind === kind ? "" : kind;
    history.replaceState(null, "", address("/findings", { kind: this.kind }));
    this.draw();
  }

  draw() {
    const language = SHELL.language.startsWith("zh") ? "zh" : "en";
    const kinds = new Map();
    for (const one of this.found) kinds.set(one.code, [...kinds.get(one.code) || [], one]);
    const codes = [...kinds.keys()].sort();
    this.kinds.replaceChildren(...codes.map((code) => make("button", { type: "button",
      class: "chip", "aria-pressed": String(this.kind === code), onclick: () => this.pick(code) },
    `${kinds.get(code)[0].kind[language]} ×${kinds.get(code).length}`)));
    const shown = codes.filter((code) => !this.kind || this.kind === code);
    this.list.replaceChildren(...(shown.length ? shown.map((code) => make("section", {},
      make("h2", {}, `${code} · ${kinds.get(code)[0].kind[language]}`),
      make("ul", { class: "finds" }, kinds.get(code).map((one) => make("li", { class: one.severity },
        make("p", {}, one[language], one.computation ? ` · ${one.computation}` : "",
          one.fits ? make("strong", {}, ` → ${WORDS.fits} ${one.fits}`) : ""),
        one.quotes.map((quote) => make("a", { class: "quote", href: quote.link }, quote.before,
          make("b", {}, quote.match), quote.after)),
        make("span", { class: "where" }, [whereOf(one.page), one.page.headlines[0]].filter(Boolean)
          .join(" · ")))))))
      : [make("p", {}, WORDS.findings_none)]));
  }
}

function showFindings() {
  return new FindingsView(MAIN).check(AT_FIRST);
}
