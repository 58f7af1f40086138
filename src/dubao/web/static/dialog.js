"use strict";
// A question of its own: in the middle of a screen, at the foot of a telephone's.

function openDialog(title, ...children) {
  const close = make("button", { type: "button", class: "close",
    onclick: () => dialog.close() }, WORDS.help_close);
  const dialog = make("dialog", { class: "ask", "aria-label": title },
    make("h2", {}, title), children, close);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => { // beside it
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
