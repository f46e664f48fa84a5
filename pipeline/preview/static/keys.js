// The page without a mouse.

import { all, byId } from "./dom.js";
import { nextLanguage } from "./filters.js";
import { barHeight } from "./place.js";
import { openStance } from "./stance.js";

const currentRow = () => document.activeElement?.closest?.(".row");

function step(by) {
  const rows = all(".row").filter((row) => row.offsetHeight);
  if (!rows.length) return;
  let index = rows.indexOf(currentRow());
  if (index < 0) {
    const below = rows.findIndex((row) => row.getBoundingClientRect().top > barHeight() - 4);
    index = (below < 0 ? rows.length : below) - (by > 0 ? 1 : 0);
  }
  const row = rows[Math.max(0, Math.min(rows.length - 1, index + by))];
  row.focus({ preventScroll: true });
  scrollBy(0, row.getBoundingClientRect().top - barHeight() - 12);
}

function alternative(index) {
  const tabs = all("#alternatives [data-alternative]");
  const single = tabs.filter((tab) => tab.dataset.alternative !== "all");
  (index ? single[index - 1] : tabs.at(-1))?.click();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  l: nextLanguage,
  c: () => byId("only-changed")?.click(),
  p: () => openStance(currentRow()),
  "?": () => byId("help").showModal(),
  0: () => alternative(0),
  1: () => alternative(1),
  2: () => alternative(2),
  3: () => alternative(3),
};
// The same keys on a keyboard that writes Kazakh or Russian.
const PLACES = { KeyJ: "j", KeyK: "k", KeyL: "l", KeyC: "c", KeyP: "p" };

function pressed(event) {
  const isTyping = event.target.closest("input, textarea, select, dialog");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = KEYS[event.key] ?? KEYS[PLACES[event.code]];
  if (!act) return;
  event.preventDefault();
  act();
}

export function startKeys() {
  document.addEventListener("keydown", pressed);
  byId("help-open").addEventListener("click", () => byId("help").showModal());
}
