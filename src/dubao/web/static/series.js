"use strict";
// Series: an indicator over time as a chart and as a table of the same data.

const [WIDE, HIGH, SIDE, FOOT] = [800, 360, 110, 40];

// A series by its whole row: where, whose, of what, against what.
function nameSeries(one) {
  const base = one.base && (WORDS[`base_${one.base}`] || one.base);
  const said = [one.place, one.subject, one.measure, base].filter(Boolean).join(" ");
  return one.unit ? `${said} (${one.unit})` : said;
}

// A value as a number that can be drawn: one past what JavaScript knows is as great as can be.
const drawable = (text) => Math.max(-1e300, Math.min(1e300, Number(text) || 0));

function drawChart(one) {
  const marks = new Set(one.findings.filter((f) => f.kind !== "reprint")
    .flatMap((f) => [f.first.link, f.second.link]));
  const times = one.observations.map((o) => o.when);
  const values = one.observations.map((o) => drawable(o.value));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const across = (t) => SIDE + (last > first ? (t - first) / (last - first) : 0.5) * (WIDE - SIDE - 30);
  const down = (v) => HIGH - FOOT - (high > low ? (v - low) / (high - low) : 0.5) * (HIGH - FOOT - 25);
  const title = nameSeries(one);
  return draw("svg", { class: "chart", viewBox: `0 0 ${WIDE} ${HIGH}`, role: "group",
    "aria-label": title },
  draw("path", { class: "axis", d: `M${SIDE} 15V${HIGH - FOOT}H${WIDE - 15}` }),
  [...new Set([low, high])].map((v) => draw("text", { x: SIDE - 8, y: down(v) + 4,
    "text-anchor": "end" }, v.toLocaleString(SHELL.language))),
  [...new Set([first, last])].map((t) => draw("text", { x: across(t), y: HIGH - 15,
    "text-anchor": "middle" }, String(Math.floor(t - 1e-6)))),
  draw("polyline", { class: "line",
    points: one.observations.map((o, i) => `${across(times[i])},${down(values[i])}`).join(" ") }),
  one.observations.map((o, i) => {
    const [x, y] = [across(times[i]), down(values[i])];
    const said = `${o.period || o.date} ${o.text} · ${o.paper} ${o.date}`;
    return draw("a", { href: o.link, class: marks.has(o.link) ? "doubted" : "point",
      "aria-label": said }, draw("title", {}, said),
    marks.has(o.link) ? draw("rect", { x: x - 9, y: y - 9, width: 18, height: 18 }) : null,
    draw("circle", { cx: x, cy: y, r: 5 }));
  }));
}

function drawTable(one) {
  const columns = ["period", "value", "unit", "claim", "text", "paper", "date"];
  return make("table", {}, make("caption", {}, WORDS.observations), make("thead", {},
    make("tr", {}, columns.map((name) => make("th", { scope: "col" },
      WORDS[`field_${name}`] || WORDS[name])))),
  make("tbody", {}, one.observations.map((o) => make("tr", {}, columns.map((name) =>
    make("td", { class: name }, name === "text" ? make("a", { href: o.link }, o.text)
      : WORDS[`${name}_${o[name]}`] || o[name]))))));
}

async function saveDrawing(chart, name, form) {
  const copy = chart.cloneNode(true);
  copy.setAttribute("width", WIDE);
  copy.setAttribute("height", HIGH);
  const looks = { ".axis": { fill: "none", stroke: "#555" }, ".line": { fill: "none",
    stroke: "#1f4f8a", "stroke-width": 2 }, circle: { fill: "#1f4f8a" },
  ".doubted circle": { fill: "#9c2318" }, rect: { fill: "none", stroke: "#9c2318" } };
  for (const [which, attributes] of Object.entries(looks)) {
    for (const element of copy.querySelectorAll(which)) fill(element, attributes, []);
  }
  copy.prepend(draw("rect", { width: WIDE, height: HIGH, fill: "#fff" }));
  copy.setAttribute("font-family", "sans-serif");
  const text = new XMLSerializer().serializeToString(copy);
  if (form === "svg") {
    save(`${name}.svg`, text, "image/svg+xml");
    return;
  }
  const picture = new Image();
  picture.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await picture.decode();
  const canvas = make("canvas", { width: WIDE * 2, height: HIGH * 2 });
  canvas.getContext("2d").drawImage(picture, 0, 0, WIDE * 2, HIGH * 2);
  URL.revokeObjectURL(picture.src);
  canvas.toBlob((blob) => save(`${name}.png`, blob, "image/png"));
}

function drawSeries(one, query) {
  const chart = drawChart(one);
  const name = `${one.subject}${one.measure}`.replace(/[^\p{L}\p{N}]+/gu, "") || "series";
  return make("section", { class: "onseries" },
    make("h2", {}, `${nameSeries(one)} · ${WORDS[`stat_${one.stat}`] || one.stat}`),
    chart,
    one.findings.length ? make("section", {}, make("h3", {}, WORDS.findings),
      make("ul", {}, one.findings.map((f) => make("li", {},
        make("strong", {}, WORDS[`finding_${f.kind}`]), " ",
        [f.first, f.second].map((side) => [make("a", { href: side.link },
          `“${side.quote.replace(/\s+/g, " ").trim()}”`), " "]))))) : null,
    drawTable(one),
    make("p", { class: "actions" }, WORDS.download,
      make("a", { href: address("/api/series.csv", query), download: "series.csv" }, "CSV"),
      make("button", { type: "button", onclick: () => saveDrawing(chart, name, "svg") }, "SVG"),
      make("button", { type: "button", onclick: () => saveDrawing(chart, name, "png") }, "PNG")));
}

function showSeries() {
  const fields = new URLSearchParams(location.search);
  const field = make("input", { id: "query", list: "measures", autocomplete: "off",
    value: fields.get("measure") || "", "aria-describedby": "measure-help" });
  const list = make("datalist", { id: "measures" });
  const told = make("p", { class: "hint", role: "status" });
  const found = make("div", {});
  const form = make("form", { class: "ask" }, make("label", {}, WORDS.measure, make("br"), field),
    list, make("button", {}, WORDS.show));
  MAIN.append(make("h1", {}, WORDS.series), form,
    make("p", { class: "hint", id: "measure-help" }, WORDS.measure_help), told, found);

  async function show() {
    const query = { measure: field.value.trim() };
    history.replaceState(null, "", address("/series", query));
    found.replaceChildren();
    told.textContent = "";
    if (!query.measure) return;
    try {
      const { series } = await ask(address("/api/series", query));
      series.sort((a, b) => b.observations.length - a.observations.length);
      found.replaceChildren(...series.map((one) => drawSeries(one, query)));
      if (!series.length) await offer(query.measure);
    } catch (error) {
      told.textContent = error.message;
    }
  }

  // Where nothing has just this name: the indicators that have it in theirs.
  async function offer(words) {
    const { measures } = await ask(address("/api/measures", { containing: words }));
    told.textContent = measures.length ? WORDS.series_near : WORDS.series_none;
    found.replaceChildren(make("ul", { class: "near" }, measures.map(({ value, times }) =>
      make("li", {}, make("a", { href: address("/series", { measure: value }) }, value),
        ` ${times.toLocaleString(SHELL.language)}`))));
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  ask("/api/measures").then(({ measures }) => list.replaceChildren(
    ...measures.map(({ value }) => make("option", { value })))).catch(complain);
  show();
}
