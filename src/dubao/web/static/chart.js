"use strict";
// Several series in one chart, drawn by Observable Plot: every point is a link to where
// it is printed, and marked where another contradicts or revises it.

const COLORS = ["#1f4f8a", "#a8541c", "#2f6b3a", "#7a2f6b", "#8f7a12", "#3d7f86", "#5c574f", "#b03a5b"];
const WARN = "#9c2318";
const DOUBTS = ["contradiction", "revision", "break"];

// A value as a number that can be drawn: one past what JavaScript knows is as great as can be.
const drawable = (text) => Math.max(-1e300, Math.min(1e300, Number(text) || 0));

// A series by its whole row: where, whose, of what, against what.
function nameSeries(one) {
  const base = one.base && (WORDS[`base_${one.base}`] || one.base);
  const said = [one.place, one.subject, one.measure, base].filter(Boolean).join(" ");
  return one.unit ? `${said} (${one.unit})` : said;
}

function sayTick(value) {
  const size = Math.abs(value);
  const [worth, sign] = size >= 1e8 ? [1e8, "亿"] : size >= 1e4 ? [1e4, "万"] : [1, ""];
  return `${Number((value / worth).toPrecision(6)).toLocaleString(SHELL.language)}${sign}`;
}

function doubtedOf(one) {
  return new Map(one.findings.filter((finding) => DOUBTS.includes(finding.kind)).flatMap(
    (finding) => [[finding.first.link, finding.kind], [finding.second.link, finding.kind]]));
}

function pointsOf(one, color) {
  const doubted = doubtedOf(one);
  return one.observations.map((o) => ({ when: o.when, value: drawable(o.value), color,
    series: one.key, link: o.link, doubt: doubted.get(o.link),
    said: [`${nameSeries(one)} ${o.period || o.date}`, `${sayValue(o, true)} ${o.unit} “${o.text}”`,
      `${o.paper} ${o.date}`, doubted.has(o.link) ? WORDS[`finding_${doubted.get(o.link)}`] : ""]
      .filter(Boolean).join("\n") }));
}

function yearsOf(first, last, wide) {
  const step = Math.max(1, Math.ceil((last - first + 1) / (wide / 70)));
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, n) => last - n * step);
}

// `many` are series of one unit; each has its color.
function drawChart(many, { wide = 820, high = 340 } = {}) {
  const points = many.flatMap((one) => pointsOf(one, one.color));
  const at = { x: "when", y: "value" };
  // a year's figure stands at its end: 2023 at 2024.0
  const first = Math.floor(Math.min(...points.map((point) => point.when)) + 0.01);
  const last = Math.ceil(Math.max(...points.map((point) => point.when)));
  const chart = Plot.plot({ className: "chart", width: wide, height: high, marginLeft: 70,
    marginRight: 24, marginTop: 28, style: { fontSize: "13px", background: "none" },
    x: { label: null, domain: [first, last], ticks: yearsOf(first, last, wide),
      tickFormat: (year) => String(year - 1) },
    y: { label: many[0].unit || WORDS.field_value, labelAnchor: "top", grid: true, zero: true,
      tickFormat: sayTick, ticks: 5 },
    marks: [Plot.ruleY([0]),
      Plot.lineY(points, { ...at, z: "series", stroke: "color", strokeWidth: 2 }),
      Plot.dot(points.filter((point) => point.doubt), { ...at, symbol: "square", r: 8,
        stroke: WARN, strokeWidth: 2 }),
      Plot.dot(points, { ...at, fill: (point) => (point.doubt ? WARN : point.color), r: 4.5,
        href: "link", ariaLabel: "said" }),
      Plot.tip(points, Plot.pointer({ ...at, title: "said" }))] });
  chart.setAttribute("role", "group");
  chart.setAttribute("aria-label", many.map(nameSeries).join("、"));
  // Plot names its groups in English; a group without a role may have no name
  for (const group of chart.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  for (const point of chart.querySelectorAll("a [aria-label]")) point.removeAttribute("aria-label");
  const byLink = new Map(points.map((point) => [point.link, point]));
  for (const link of chart.querySelectorAll("a")) {
    const place = link.getAttribute("href") || link.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    const point = byLink.get(place);
    link.setAttribute("href", place);
    link.setAttribute("class", point && point.doubt ? "doubted" : "point");
    link.setAttribute("aria-label", point ? point.said : place);
  }
  return chart;
}

async function saveDrawing(charts, name, form) {
  const sizes = charts.map((chart) => [Number(chart.getAttribute("width")),
    Number(chart.getAttribute("height"))]);
  const wide = Math.max(...sizes.map(([width]) => width));
  const high = sizes.reduce((sum, [, height]) => sum + height, 0);
  const sheet = draw("svg", { xmlns: SVG, width: wide, height: high, viewBox: `0 0 ${wide} ${high}`,
    "font-family": "sans-serif", color: "#333" },
  draw("rect", { width: wide, height: high, fill: "#fff" }));
  let down = 0;
  charts.forEach((chart, number) => {
    const copy = chart.cloneNode(true);
    copy.setAttribute("y", down);
    down += sizes[number][1];
    sheet.append(copy);
  });
  const text = new XMLSerializer().serializeToString(sheet);
  if (form === "svg") {
    save(`${name}.svg`, text, "image/svg+xml");
    return;
  }
  const picture = new Image();
  picture.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await picture.decode();
  const canvas = make("canvas", { width: wide * 2, height: high * 2 });
  canvas.getContext("2d").drawImage(picture, 0, 0, wide * 2, high * 2);
  URL.revokeObjectURL(picture.src);
  canvas.toBlob((blob) => save(`${name}.png`, blob, "image/png"));
}
