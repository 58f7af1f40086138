"use strict";
// Values as a reader wants them: all digits in groups, or in 万 and 亿. The digits are
// those of the ledger: a point moves, and nothing is rounded.

const SCALES = [["亿", 8], ["万", 4]];

function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

// Move the point of plain digits to the left.
function scaled(whole, part, places) {
  const all = whole.padStart(places + 1, "0");
  const after = `${all.slice(-places)}${part}`.replace(/0+$/, "");
  return grouped(all.slice(0, -places)) + (after ? `.${after}` : "");
}

function sayNumber(text, isShort) {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text || "");
  if (!match) return text || "";
  const [, sign, whole, part = ""] = match;
  const bare = whole.replace(/^0+(?=\d)/, "");
  const scale = isShort && SCALES.find(([, places]) => bare.length > places);
  if (scale) return `${sign}${scaled(bare, part, scale[1])}${scale[0]}`;
  return `${sign}${grouped(bare)}${part ? `.${part}` : ""}`;
}

// A range is told from end to end.
function sayValue(row, isShort) {
  const low = sayNumber(row.value, isShort);
  return row.high ? `${low}–${sayNumber(row.high, isShort)}` : low;
}
