"use strict";
// Add: files into the ledger, one after the other, each failure with its reason.

function showAdd() {
  MAIN.append(make("h1", {}, WORDS.add));
  if (!SHELL.edit) {
    MAIN.append(make("p", {}, WORDS.add_readonly));
    return;
  }
  const input = make("input", { type: "file", multiple: true, id: "files" });
  const drop = make("div", { class: "drop" },
    make("label", { for: "files" }, WORDS.add_drop), make("br"), input);
  const rows = make("ul", { "aria-live": "polite" });
  MAIN.append(drop, rows);

  async function send(file) {
    const told = make("span", {}, WORDS.add_reading);
    rows.append(make("li", {}, `${file.name}: `, told));
    try {
      const answer = await call(address("/api/uploads", { name: file.name }),
        { method: "POST", body: file, headers: { "Content-Type": "application/octet-stream" } });
      const done = await answer.json();
      told.textContent = done.pages ? `${WORDS.add_done} (${done.pages} ${WORDS.add_pages})`
        : done.same ? WORDS.add_same : WORDS.add_failed;
      for (const link of done.links) told.append(" ", make("a", { href: link }, link));
      for (const failure of done.failures) {
        told.append(make("span", { class: "failed" }, ` ${failure.error}: ${failure.message}`));
      }
    } catch (error) {
      told.replaceChildren(make("span", { class: "failed" }, `${WORDS.add_failed}: ${error.message}`));
    }
  }

  async function sendAll(files) {
    for (const file of files) await send(file);
  }

  input.addEventListener("change", () => sendAll([...input.files]));
  drop.addEventListener("dragover", (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    sendAll([...event.dataTransfer.files]);
  });
}
