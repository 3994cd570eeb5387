// The typing table as in a sheet: Enter goes down, Ctrl+D copies the cell above, Esc brings back what stood there.
(() => {
  "use strict";
  const tabel = document.querySelector("table[data-ketik]");
  if (!tabel) return;
  const sel = (e) => e.target.closest("input:not([type=hidden]), select");
  const baris = [...tabel.tBodies[0].rows].filter((r) => r.querySelector("input[name$='-kunci']"));
  const tetangga = (isian, arah) => {
    const kolom = isian.closest("td").cellIndex;
    const lain = baris[baris.indexOf(isian.closest("tr")) + arah];
    return lain?.cells[kolom]?.querySelector("input, select");
  };
  let awal = "";
  tabel.addEventListener("focusin", (e) => { if (sel(e)) awal = sel(e).value; });
  tabel.addEventListener("keydown", (e) => {
    const isian = sel(e);
    if (!isian || isian.type === "radio") return;
    if (e.key === "Enter") {
      e.preventDefault();
      tetangga(isian, e.shiftKey ? -1 : 1)?.focus();
    } else if (e.key === "Escape") {
      isian.value = awal;
    } else if (e.ctrlKey && e.key.toLowerCase() === "d") {
      e.preventDefault();
      const atas = tetangga(isian, -1);
      if (atas) { isian.value = atas.value; isian.dispatchEvent(new Event("input", { bubbles: true })); }
    }
  });
})();
