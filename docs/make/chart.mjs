// Bundles Observable Plot for the reader: src/dubao/web/static/plot.js.
//
//   npm install @observablehq/plot@0.6.17 esbuild@0.28.2    in an empty folder
//   node PATH/TO/docs/make/chart.mjs PATH/TO/src/dubao/web/static/plot.js
//
// Only the marks that chart.js draws with are taken. Plot writes its rules of style into
// each picture, which our policy (CSP) forbids; they stand in style.css instead.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const need = createRequire(path.join(process.cwd(), "index.js"));
const esbuild = need("esbuild");
const PLOT = /@observablehq\/plot\/src\/(?:plot|legends\/ramp)\.js$/;
const STYLE = /svg\.append\("style"\)\.text\(\s*`[^`]*`\s*\)/;
const MARKS = "plot, lineY, dot, ruleY, tip, pointer, axisX, axisY, gridY";

const bare = {
  name: "bare",
  setup(build) {
    build.onLoad({ filter: PLOT }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      if (!STYLE.test(source)) throw new Error("Plot writes its style in another way now");
      return { contents: source.replace(STYLE, "svg"), loader: "js" };
    });
  },
};

const made = await esbuild.build({
  stdin: { contents: `export { ${MARKS} } from "@observablehq/plot";`, resolveDir: process.cwd() },
  bundle: true, minify: true, format: "iife", globalName: "Plot", target: "es2020",
  charset: "utf8", write: false, plugins: [bare],
});
const version = (name) => JSON.parse(need("node:fs").readFileSync(
  path.join(process.cwd(), "node_modules", name, "package.json"), "utf8")).version;
const head = `/*! Observable Plot ${version("@observablehq/plot")}, copyright 2020-2025 Observable, Inc.; D3 ${
  version("d3")}, copyright 2010-2023 Mike Bostock;
isoformat ${version("isoformat")}, copyright 2021 Mike Bostock: ISC License. Bundled by docs/make/chart.mjs.

Permission to use, copy, modify, and/or distribute this software for any purpose
with or without fee is hereby granted, provided that the above copyright notice
and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND
FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS
OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER
TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE. */
`;
await writeFile(process.argv[2], head + made.outputFiles[0].text.trimEnd() + "\n");
