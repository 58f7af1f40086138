"use strict";
// One page in a file of its own: all it needs is in it.

{
  const page = given("page");
  window.view = new PageView(document.getElementById("main"), page, given("words"), {
    derive: async (figure) => page.derivations[figure.id],
  });
}
