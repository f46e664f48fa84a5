// Light, dark, or as the system has it; kept in the browser.

import { byId } from "./dom.js";

const THEMES = ["auto", "light", "dark"];

function show(chosen) {
  const button = byId("theme");
  document.documentElement.dataset.theme = chosen;
  button.textContent = button.dataset[chosen];
}

export function startTheme() {
  const kept = localStorage.getItem("theme");
  let now = THEMES.includes(kept) ? kept : "auto";
  show(now);
  byId("theme").addEventListener("click", () => {
    now = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length];
    localStorage.setItem("theme", now);
    show(now);
  });
}
