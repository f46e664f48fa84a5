// What is shown of the page; the address keeps it, so that it can be sent on.

import { all, body, byId } from "./dom.js";
import { inPlace } from "./place.js";

const USUAL = { lang: "both", body: "", stance: "", same: "hidden" };
const filters = { ...USUAL };

function readFilters() {
  const given = new URLSearchParams(location.search);
  for (const name of Object.keys(filters)) filters[name] = given.get(name) ?? USUAL[name];
  for (const input of all("input[name=lang]")) input.checked = input.value === filters.lang;
  if (byId("by-stance")) byId("by-stance").value = filters.stance;
  if (byId("only-changed")) byId("only-changed").checked = filters.same === "hidden";
}

function setFilter(name, value) {
  filters[name] = value;
  const unusual = Object.entries(filters).filter(([key, now]) => now !== USUAL[key]);
  const query = new URLSearchParams(unusual).toString();
  history.replaceState(null, "", location.pathname + (query ? `?${query}` : ""));
  inPlace(decorate);
}

/** Puts the filters on the rows that are here now. */
export function decorate() {
  body.dataset.lang = filters.lang;
  body.dataset.same = filters.same;
  nameBodies();
  const rows = all(".row");
  for (const row of rows) row.parentElement.hidden = !fits(row);
  const isEmpty = rows.length > 0 && rows.every((row) => row.parentElement.hidden);
  byId("none").hidden = !isEmpty;
}

function fits(row) {
  if (!filters.body && !filters.stance) return true;
  return all(".stand", row).some(
    (stand) =>
      (!filters.body || stand.dataset.body === filters.body) &&
      (!filters.stance || stand.dataset.stance === filters.stance),
  );
}

/** The bodies of the rows, as choices of the filter. */
function nameBodies() {
  const select = byId("by-body");
  if (!select) return;
  const known = new Set([...select.options].map((option) => option.value));
  for (const { dataset } of all(".stand")) {
    if (known.has(dataset.body)) continue;
    known.add(dataset.body);
    select.add(new Option(dataset.name, dataset.body));
  }
  select.value = filters.body;
}

/** Shows the text in the next language: both, Kazakh, Russian. */
export function nextLanguage() {
  const inputs = all("input[name=lang]");
  const now = inputs.findIndex((input) => input.checked);
  inputs[(now + 1) % inputs.length]?.click();
}

export function startFilters() {
  for (const input of all("input[name=lang]")) {
    input.addEventListener("change", () => setFilter("lang", input.value));
  }
  const chosen = (id, name) =>
    byId(id)?.addEventListener("change", (event) => setFilter(name, event.target.value));
  chosen("by-body", "body");
  chosen("by-stance", "stance");
  byId("only-changed")?.addEventListener("change", (event) =>
    setFilter("same", event.target.checked ? "hidden" : "shown"),
  );
  readFilters();
  decorate();
}
