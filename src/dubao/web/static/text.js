"use strict";
// A page's text with everything that stands in it marked. Offsets are code points,
// so the text is held as an array of them; a string would count UTF-16 units.

function told(finding) {
  const message = document.documentElement.lang.startsWith("zh") ? finding.zh : finding.en;
  return [finding.code, message, finding.computation].filter(Boolean).join(" · ");
}

function layersOf(page) {
  const layers = [];
  page.figures.forEach((figure, number) => {
    layers.push({ start: figure.start, end: figure.end, look: "figure", number,
      said: figure.kind });
  });
  for (const aside of page.asides) {
    layers.push({ start: aside.start, end: aside.end,
      look: aside.kind === "date" ? "date" : "aside", said: aside.kind });
  }
  for (const entity of page.entities) {
    layers.push({ start: entity.start, end: entity.end, look: "name", said: entity.kind });
  }
  for (const unread of page.unread) {
    layers.push({ start: unread.start, end: unread.end, look: "unread", said: unread.reason });
  }
  for (const finding of page.findings) {
    const [start, end] = finding.spans[0];
    layers.push({ start, end, look: "finding", said: told(finding) });
  }
  return layers;
}

// Cut [start, end) where any layer begins or ends; each piece carries all its layers.
function pieces(layers, start, end) {
  const here = layers.filter((layer) => layer.start < end && layer.end > start);
  const cuts = new Set([start, end]);
  for (const layer of here) {
    cuts.add(Math.max(start, layer.start));
    cuts.add(Math.min(end, layer.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const found = [];
  for (let i = 0; i + 1 < places.length; i += 1) {
    const [from, to] = [places[i], places[i + 1]];
    found.push({ from, to, over: here.filter((l) => l.start <= from && l.end >= to) });
  }
  return found;
}

function drawText(characters, layers, start, end) {
  return pieces(layers, start, end).map(({ from, to, over }) => {
    const text = characters.slice(from, to).join("");
    if (!over.length) return document.createTextNode(text);
    const looks = [...new Set(over.map((layer) => layer.look))];
    const figures = over.filter((layer) => layer.number !== undefined);
    const closest = [...figures].sort((a, b) => (a.end - a.start) - (b.end - b.start))[0];
    return make("mark", {
      class: looks.join(" "),
      title: over.map((layer) => layer.said).join(" · "),
      "data-start": from,
      "data-end": to,
      "data-figures": figures.length ? figures.map((layer) => layer.number).join(" ") : null,
      "data-figure": closest ? closest.number : null,
    }, text);
  });
}

function drawPrinted(characters, layers) {
  return make("div", { class: "printed" }, drawText(characters, layers, 0, characters.length));
}

// A paragraph whose column was cut is one paragraph; the cut stays to be seen.
function drawSpans(characters, layers, spans) {
  return spans.map(([start, end], number) => [
    number ? make("span", { class: "cut", "aria-hidden": "true" }, "¦") : null,
    drawText(characters, layers, start, end),
  ]);
}

// A byline that opens a paragraph is part of it, and is not shown twice.
function isInside(role, paragraphs) {
  return role.spans.every(([start, end]) => paragraphs.some((part) =>
    part.spans.some((span) => span[0] <= start && end <= span[1])));
}

function drawArticles(page, characters, layers, words) {
  const articles = page.articles.map((article) => {
    const parts = [
      ...article.roles.filter((role) => !isInside(role, article.paragraphs)).map((role) => ({ ...role, at: role.spans[0][0] })),
      ...article.paragraphs.map((part) => ({ role: "body", spans: part.spans,
        at: part.spans[0][0] })),
    ].sort((a, b) => a.at - b.at);
    const tables = (page.tables || []).filter((table) => table.article === article.id);
    const said = parts.filter((part) => part.role !== "table").flatMap((part) => part.spans);
    return make("article", { class: article.kind }, parts.map((part) =>
      (part.role === "table" && drawTable(page, tables.find((table) =>
        table.start <= part.at && part.at < table.end) || { cells: [] }, said, characters,
      layers)) ||
      make(part.role === "headline" ? "h2" : part.role === "subhead" ? "h3" : "p",
        { class: `role ${part.role}`, title: words[`role_${part.role}`] || part.role },
        drawSpans(characters, layers, part.spans))));
  });
  const furniture = page.furniture.map((piece) => make("p", { class: "role furniture" },
    make("span", { class: "label" }, words[`furniture_${piece.kind}`] || piece.kind), " ",
    drawSpans(characters, layers, piece.spans)));
  return make("div", { class: "articles" }, articles,
    furniture.length ? make("section", { class: "furniture" },
      make("h2", {}, words.furniture), furniture) : null);
}
