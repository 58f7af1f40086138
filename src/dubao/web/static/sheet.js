"use strict";
// The page as it lies on paper: a box for every block, its characters in place.

function drawSheet(page, characters, words) {
  const blocks = (page.page.blocks || []).filter((block) => block.box);
  if (!blocks.length) return null;
  const boxes = blocks.map((block) => block.box);
  const [left, top, right, bottom] = page.page.extent || [
    Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])), Math.max(...boxes.map((box) => box[3]))];
  const sheet = draw("svg", { class: "sheet", role: "img", "aria-label": words.sheet,
    viewBox: `${left} ${top} ${right - left} ${bottom - top}` });
  if (page.picture) {
    // laid behind the boxes; until it is there, and where it is not, the text is shown
    const picture = draw("image", { x: left, y: top, width: right - left,
      height: bottom - top, preserveAspectRatio: "none",
      href: page.picture });
    picture.addEventListener("load", () => sheet.classList.add("pictured"));
    picture.addEventListener("error", () => picture.remove());
    sheet.append(picture);
  }
  for (const area of page.page.areas || []) {
    sheet.append(draw("polygon", { class: "area",
      points: area.points.map((point) => point.join(",")).join(" ") },
    draw("title", {}, area.title)));
  }
  for (const block of blocks) {
    const [x, y, toX, toY] = block.box;
    const text = characters.slice(block.start, block.end).join("").trim();
    const figures = page.figures.map((figure, number) => ({ figure, number }))
      .filter(({ figure }) => figure.start < block.end && figure.end > block.start);
    const upright = toY - y > 1.5 * (toX - x) && text.length > 1;
    const length = upright ? toY - y : toX - x;
    const size = Math.max(1, Math.min(upright ? toX - x : toY - y, length));
    sheet.append(draw("g", {
      class: figures.length ? "block figure" : "block",
      "data-figures": figures.map(({ number }) => number).join(" "),
      "data-figure": figures.length ? figures[0].number : null,
    },
    draw("rect", { x, y, width: toX - x, height: toY - y }),
    text ? draw("text", { x: upright ? (x + toX) / 2 : x, y: upright ? y : toY - size * 0.15,
      "font-size": size * 0.9, textLength: length, lengthAdjust: "spacingAndGlyphs",
      class: upright ? "upright" : null }, text) : null));
  }
  return sheet;
}
