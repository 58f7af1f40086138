"use strict";
// The HTTP API, and what every view of the server has in common.

const SHELL = given("shell");
const WORDS = SHELL.words;
const MAIN = document.getElementById("main");

async function call(address, options = {}) {
  const answer = await fetch(address, { ...options, headers: { "X-Dubao": "1",
    ...(options.headers || {}) } });
  if (answer.ok) return answer;
  let told = {};
  try {
    told = await answer.json();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  const parts = [told.message || `${WORDS.error} (${answer.status})`, told.hint];
  throw new Error(parts.filter(Boolean).join(" — "));
}

async function ask(address) {
  return (await call(address)).json();
}

function address(path, fields) {
  const asked = Object.entries(fields).filter(([, value]) => value !== "" && value !== undefined);
  return asked.length ? `${path}?${new URLSearchParams(asked)}` : path;
}

function complain(error) {
  MAIN.append(make("p", { class: "notice", role: "alert" }, error.message));
}

function save(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function helpDialog() {
  const rows = [["j", "next"], ["k", "previous"], ["d", "derive"], ["1 2 3", "view"],
    ...(SHELL.edit ? [["a", "accept"], ["x", "reject"], ["e", "edit"], ["u", "undo"]] : []),
    ["/", "find"], ["?", "help"]];
  const dialog = make("dialog", { "aria-labelledby": "keys" },
    make("h2", { id: "keys" }, WORDS.help),
    make("dl", {}, rows.map(([key, name]) => [make("dt", {}, make("kbd", {}, key)),
      make("dd", {}, WORDS[`key_${name}`])])),
    make("form", { method: "dialog" }, make("button", {}, WORDS.help_close)));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (isTyping(event) || document.querySelector("dialog[open]")) return;
  if (event.key === "?") helpDialog();
  if (event.key === "/") {
    event.preventDefault();
    const field = document.getElementById("query");
    if (field) field.focus();
    else location.assign("/");
  }
});
document.getElementById("keys-button").addEventListener("click", helpDialog);
