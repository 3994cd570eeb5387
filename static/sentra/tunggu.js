// Opens the letter as soon as its PDF stands. Without this file the button does.
(() => {
  "use strict";
  const keadaan = document.querySelector("[data-tunggu]");
  if (!keadaan) return;
  setInterval(async () => {
    try {
      const balasan = await fetch(location.href);
      if (balasan.status === 200) return location.reload();
      const baru = new DOMParser().parseFromString(await balasan.text(), "text/html").querySelector("[data-tunggu]");
      if (baru && baru.textContent !== keadaan.textContent) keadaan.textContent = baru.textContent;
    } catch { /* the next look tries again */ }
  }, 3000);
})();
