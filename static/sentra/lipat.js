// Folds a lane of the work desk in place. Without this file its button loads the page anew.
(() => {
  "use strict";
  document.addEventListener("submit", (peristiwa) => {
    const formulir = peristiwa.target.closest("form[data-lipat]");
    if (!formulir) return;
    peristiwa.preventDefault();
    const tombol = formulir.elements.lipat, isi = document.getElementById(tombol.getAttribute("aria-controls"));
    const kiriman = new FormData(formulir);
    kiriman.set("lipat", tombol.value);
    fetch(formulir.action, { method: "POST", body: kiriman, redirect: "manual" }).catch(() => { /* not remembered */ });
    isi.hidden = tombol.value === "ya";
    tombol.value = isi.hidden ? "tidak" : "ya";
    tombol.setAttribute("aria-expanded", String(!isi.hidden));
    tombol.firstChild.nodeValue = isi.hidden ? "Buka" : "Lipat";
  });
})();
