// The parts of the page: those that have changed are fetched and swapped in place.

import { all, body, byId, direction, fragment, parts } from "./dom.js";
import { decorate } from "./filters.js";
import { morphChildren } from "./morph.js";
import { focusAgain, focusPlace, inPlace } from "./place.js";

/** Lays new parts over the old ones: what is the same stays the same element. */
function lay(order, html, isFresh) {
  const focus = focusPlace();
  inPlace(() => {
    const wanted = new Set(order);
    for (const part of [...parts.children]) if (!wanted.has(part.id)) part.remove();
    let previous = null;
    for (const id of order) {
      const part = byId(id) ?? emptyPart(id);
      const next = previous ? previous.nextElementSibling : parts.firstElementChild;
      if (next !== part) parts.insertBefore(part, next);
      if (id in html) fill(part, html[id], isFresh);
      previous = part;
    }
    decorate();
    focusAgain(focus);
  });
}

function emptyPart(id) {
  const part = document.createElement("div");
  part.className = "part";
  part.id = id;
  return part;
}

/** Puts HTML into a part; a row that says something else than before lights up. */
function fill(part, html, isFresh) {
  const before = said(part);
  morphChildren(part, fragment(html));
  const row = part.querySelector(".row");
  if (!row || !isFresh || said(part) === before) return;
  row.classList.remove("fresh");
  void row.offsetWidth; // so that it lights up again
  row.classList.add("fresh");
}

/**
 * What somebody has written in a row: not its number, which another row may have moved,
 * nor the clause, which follows a moment later.
 */
function said(part) {
  const written = all(".row .law, .row .reason ol, .row .remarks, .row .stands", part);
  return written.map((each) => each.textContent).join("\n");
}

let asking = null;
let askAgain = false;

/** Fetches what has changed since; one request at a time. */
export async function refresh() {
  if (asking) {
    askAgain = true;
    return asking;
  }
  asking = ask(body.dataset.sheet, body.dataset.version, true).catch(() => undefined);
  await asking;
  asking = null;
  if (askAgain) {
    askAgain = false;
    await refresh();
  }
}

async function ask(sheet, since, isFresh) {
  const answer = await fetch(`/parts?sheet=${encodeURIComponent(sheet)}&since=${since}`);
  if (!answer.ok) return false;
  const { version, order, html } = await answer.json();
  if (sheet !== body.dataset.sheet && isFresh) return false; // another sheet is open by now
  body.dataset.sheet = sheet;
  body.dataset.version = version;
  lay(order, html, isFresh);
  return true;
}

/** Shows another alternative of the same direction, without a reload. */
export async function openAlternative(name, isNew) {
  const sheet = `${direction()}/${name}`;
  if (!(await ask(sheet, 0, false))) return;
  if (isNew) history.pushState(null, "", `/d/${sheet}${location.search}`);
}
