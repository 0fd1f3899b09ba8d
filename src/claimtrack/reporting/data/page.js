"use strict";
(function () {
  // The switch shows one policy's figures everywhere and hides the others.
  var choice = document.getElementById("policy");
  choice.addEventListener("change", function () {
    document.querySelectorAll("[data-policy]").forEach(function (part) {
      part.hidden = !part.dataset.policy.split(" ").includes(choice.value);
    });
  });
  // A link into a folded article opens it first, and the reader's keys start from there.
  function show() {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (var part = target.parentElement; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") part.open = true;
    }
    target.scrollIntoView();
    if (target.tabIndex === -1) target.focus();
  }
  window.addEventListener("hashchange", show);
  show();
  // On paper nothing is folded.
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });
})();
