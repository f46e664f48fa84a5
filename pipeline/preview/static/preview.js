// The page: swaps changed parts in place, filters rows, sends what is set in dialogs.
"use strict";

const body = document.body;
const parts = document.getElementById("parts");
const live = document.getElementById("live");
const toast = document.getElementById("toast");
const token = document.querySelector("meta[name=token]").content;
const policy = window.trustedTypes
  ? trustedTypes.createPolicy("normpack", { createHTML: (text) => text, createScriptURL: (url) => url })
  : { createHTML: (text) => text, createScriptURL: (url) => url };

const byId = (id) => document.getElementById(id);
const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
const direction = () => body.dataset.sheet.split("/")[0];

// --- parts ---------------------------------------------------------------------------

function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(html);
  return template.content;
}

/** The part that the eye is on: with the focus, else the first below the bar. */
function anchorPart() {
  const focused = document.activeElement?.closest?.(".part");
  const isSeen = (part) => {
    const box = part.getBoundingClientRect();
    return box.height > 0 && box.bottom > barHeight() + 4 && box.top < innerHeight;
  };
  if (focused && isSeen(focused)) return focused;
  return [...parts.children].find(isSeen) ?? null;
}

function barHeight() {
  const bar = document.querySelector(".bar");
  return getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
}

const TAB_STOPS = "a[href], button, summary, [tabindex]";

/** Where the focus is, in words that outlive a swap. */
function focusPlace() {
  const element = document.activeElement;
  const part = element?.closest?.(".part");
  if (!part) return null;
  return { part: part.id, index: all(TAB_STOPS, part).indexOf(element), body: element.dataset.body };
}

function focusAgain(place) {
  const part = place && byId(place.part);
  if (!part || part.contains(document.activeElement)) return;
  const stops = all(TAB_STOPS, part);
  const same = place.body && stops.find((stop) => stop.dataset.body === place.body);
  (same ?? stops[place.index] ?? stops[0])?.focus({ preventScroll: true });
}

/** Lays new parts over the old ones: what is the same stays the same element. */
function lay(order, html, { isFresh }) {
  const anchor = anchorPart();
  const before = anchor?.getBoundingClientRect().top ?? 0;
  const name = anchor?.id;
  const focus = focusPlace();
  const wanted = new Set(order);
  for (const part of [...parts.children]) if (!wanted.has(part.id)) part.remove();
  let previous = null;
  for (const id of order) {
    let part = byId(id);
    if (!part) {
      part = document.createElement("div");
      part.className = "part";
      part.id = id;
    }
    const next = previous ? previous.nextElementSibling : parts.firstElementChild;
    if (next !== part) parts.insertBefore(part, next);
    if (id in html) fill(part, html[id], isFresh);
    previous = part;
  }
  decorate();
  focusAgain(focus);
  const now = name && byId(name);
  if (now) scrollBy(0, now.getBoundingClientRect().top - before);
}

function fill(part, html, isFresh) {
  const open = new Set(all("details[open]", part).map((each) => each.id));
  const closed = new Set(all("details:not([open])", part).map((each) => each.id));
  part.replaceChildren(fragment(html));
  for (const each of all("details", part)) {
    if (open.has(each.id)) each.open = true;
    if (closed.has(each.id)) each.open = false;
  }
  const row = part.querySelector(".row");
  if (isFresh && row) row.classList.add("fresh");
}

let asking = null;
let askAgain = false;

async function refresh() {
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
  lay(order, html, { isFresh });
  return true;
}

async function openAlternative(name, isNew) {
  const sheet = `${direction()}/${name}`;
  if (!(await ask(sheet, 0, false))) return;
  if (isNew) history.pushState(null, "", `/d/${sheet}${location.search}`);
  byId("alternatives")?.querySelector("[aria-current]")?.setAttribute("aria-current", "page");
}

// --- events --------------------------------------------------------------------------

let run = "";

function say(state) {
  live.dataset.state = state;
  live.textContent = live.dataset[state];
}

function heard({ kind, data }) {
  if (kind === "lost") return say("lost");
  if (kind === "hello") {
    if (run && run !== data.run) return location.reload();
    run = data.run ?? run;
  }
  const isMine = (list) => body.dataset.sheet === "index" ? list.length > 0 : list.includes(direction());
  body.toggleAttribute("data-pending", isMine(data.pending ?? []));
  say(isMine(data.pending ?? []) ? "work" : "live");
  const isNewer = data.version > Number(body.dataset.version);
  const isAbout = kind === "hello" || isMine(data.directions.filter((each) => each !== "index" || body.dataset.sheet === "index"));
  if (isNewer && isAbout) refresh();
}

function listen() {
  if (window.SharedWorker) {
    const worker = new SharedWorker(policy.createScriptURL("/static/stream.js"));
    worker.port.addEventListener("message", (event) => heard(event.data));
    worker.port.start();
    addEventListener("pagehide", () => worker.port.postMessage("leaving"));
    return;
  }
  const source = new EventSource("/events");
  for (const kind of ["hello", "changed"]) {
    source.addEventListener(kind, (event) => heard({ kind, data: JSON.parse(event.data) }));
  }
  source.addEventListener("error", () => say("lost"));
}

// --- what is shown -------------------------------------------------------------------

const filters = { lang: "both", body: "", stance: "", same: "hidden" };

function readFilters() {
  const given = new URLSearchParams(location.search);
  for (const name of Object.keys(filters)) filters[name] = given.get(name) ?? filters[name];
  for (const input of all("input[name=lang]")) input.checked = input.value === filters.lang;
  if (byId("by-stance")) byId("by-stance").value = filters.stance;
  if (byId("only-changed")) byId("only-changed").checked = filters.same === "hidden";
}

function setFilter(name, value) {
  filters[name] = value;
  const given = new URLSearchParams();
  const usual = { lang: "both", body: "", stance: "", same: "hidden" };
  for (const [key, now] of Object.entries(filters)) if (now !== usual[key]) given.set(key, now);
  const query = given.toString();
  history.replaceState(null, "", location.pathname + (query ? `?${query}` : ""));
  const anchor = anchorPart();
  const before = anchor?.getBoundingClientRect().top ?? 0;
  decorate();
  if (anchor && anchor.offsetHeight) scrollBy(0, anchor.getBoundingClientRect().top - before);
}

/** Puts the filters on the rows that are here now. */
function decorate() {
  body.dataset.lang = filters.lang;
  body.dataset.same = filters.same;
  nameBodies();
  let shown = 0;
  const rows = all(".row");
  for (const row of rows) {
    row.parentElement.hidden = !fits(row);
    if (fits(row)) shown += 1;
  }
  byId("none").hidden = shown > 0 || rows.length === 0;
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
  const names = new Map(all(".stand").map((stand) => [stand.dataset.body, stand.dataset.name]));
  const known = new Set([...select.options].map((option) => option.value));
  for (const [id, name] of names) if (!known.has(id)) select.add(new Option(name, id));
  select.value = filters.body;
}

// --- dialogs -------------------------------------------------------------------------

let opener = null;

function openDialog(dialog, from) {
  opener = focusPlaceOf(from);
  const wrong = dialog.querySelector(".wrong");
  if (wrong) wrong.hidden = true;
  dialog.showModal();
}

function focusPlaceOf(element) {
  element?.focus?.({ preventScroll: true });
  return focusPlace();
}

function openStance(row, button) {
  const form = byId("stance-form");
  if (!form || !row) return;
  form.reset();
  const field = form.elements;
  const bodies = all(".stand", row);
  field.body.replaceChildren(...bodies.map((each) => new Option(each.dataset.name, each.dataset.body)));
  const tabs = all("#alternatives [data-alternative]").filter((tab) => tab.dataset.alternative !== "all");
  field.alternative.replaceChildren(
    new Option(field.alternative.dataset.all, ""),
    ...tabs.map((tab) => new Option(tab.querySelector("strong").textContent, tab.dataset.alternative)),
  );
  field.provision.value = row.dataset.anchor;
  byId("stance-unit").textContent = row.querySelector("h3").innerText;
  field.body.value = (button ?? bodies[0])?.dataset.body ?? "";
  takeRecord(row, form);
  field.body.onchange = () => takeRecord(row, form);
  openDialog(byId("stance"), button ?? row);
}

/** Fills the form with what the body has said already. */
function takeRecord(row, form) {
  const field = form.elements;
  const button = all(".stand", row).find((each) => each.dataset.body === field.body.value);
  const record = JSON.parse(button?.dataset.record ?? "{}");
  field.seen.value = button?.dataset.seen ?? "";
  form.dataset.of = JSON.stringify([field.body.value, record.alternative ?? "", String(record.round ?? 1)]);
  field.date.value = record.date ?? new Date().toLocaleDateString("sv");
  field.round.value = record.round ?? 1;
  field.alternative.value = record.alternative ?? "";
  for (const input of all("input[name=stance]", form)) input.checked = input.value === record.stance;
  for (const area of all("textarea, [name^=evidence_]", form)) area.value = record[area.name] ?? "";
  field.evidence_kind.value = record.evidence_kind ?? "letter";
}

/** The hash of a scan; the file itself goes nowhere. */
async function hashScan(event) {
  const [file] = event.target.files;
  const bytes = file && new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  const digits = [...(bytes ?? [])].map((byte) => byte.toString(16).padStart(2, "0"));
  event.target.form.elements.evidence_sha256.value = digits.join("");
}

function asked(form) {
  const said = Object.fromEntries(new FormData(form));
  const of = JSON.stringify([said.body, said.alternative, said.round]);
  // Another round or alternative is another record, of which the page has seen nothing.
  if (form.id === "stance-form" && of !== form.dataset.of) said.seen = "";
  return { ...said, direction: form.dataset.direction };
}

/** Sends a form; the status is 0 where the program does not answer. */
async function post(form, address) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", "x-normpack-token": token },
      body: JSON.stringify(asked(form)),
    });
    return { status: answer.status, ...(await answer.json()) };
  } catch {
    return { status: 0, said: live.dataset.lost };
  }
}

async function send(event, address) {
  event.preventDefault();
  const form = event.target;
  const dialog = form.closest("dialog");
  const wrong = dialog.querySelector(".wrong");
  const button = form.querySelector(".main");
  if (button.disabled) return;
  button.disabled = true;
  const answer = await post(form, address);
  button.disabled = false;
  if (answer.status === 200) {
    dialog.close();
    return tell(toast.dataset.saved);
  }
  if (answer.status === 409) await reseen(form);
  wrong.textContent = answer.said;
  wrong.hidden = false;
}

/** After a conflict: what is seen from now on is the record as it is now. */
async function reseen(form) {
  await refresh();
  const field = form.elements;
  const row = all(".row").find((each) => each.dataset.anchor === field.provision?.value);
  const button = row && all(".stand", row).find((each) => each.dataset.body === field.body.value);
  if (button) field.seen.value = button.dataset.seen;
  const remark = all("[data-remark]").find((each) => each.dataset.remark === field.remark?.value);
  if (!remark) return;
  field.seen.value = remark.dataset.seen;
  await foresee(form);
}

function openDecision(button) {
  const form = byId("decide-form");
  form.reset();
  const field = form.elements;
  field.remark.value = button.dataset.remark;
  field.seen.value = button.dataset.seen;
  field.reason.value = button.dataset.reason;
  field.answer_kk.value = button.dataset.kk;
  field.answer_ru.value = button.dataset.ru;
  for (const input of all("input[name=state]", form)) input.checked = input.value === button.dataset.seen;
  form.toggleAttribute("data-edit", "edit" in button.dataset);
  openDialog(byId("decide"), button);
  foresee(form);
}

let foreseeing = 0;

/** Shows what taking an edit in would change, word by word, before it is confirmed. */
async function foresee(form) {
  const shown = byId("foreseen");
  const field = form.elements;
  const mine = ++foreseeing;
  const isEdit = form.hasAttribute("data-edit") && field.state.value === "accepted";
  const isAsked = isEdit && !field.by_hand.checked;
  const button = form.querySelector(".main");
  byId("by-hand").hidden = !isEdit;
  if (!isEdit) field.by_hand.checked = false;
  shown.hidden = !isAsked;
  button.disabled = isAsked;
  field.print.value = "";
  if (!isAsked) return;
  shown.textContent = shown.dataset.work;
  const answer = await post(form, "/foreseen");
  if (mine !== foreseeing) return; // another one is asked for by now
  if (answer.html) shown.replaceChildren(fragment(answer.html));
  else shown.textContent = answer.said;
  field.print.value = answer.print ?? "";
  button.disabled = !answer.can;
}

let toastEnds = 0;

function tell(text) {
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => (toast.hidden = true), 4000);
}

// --- theme ---------------------------------------------------------------------------

const THEMES = ["auto", "light", "dark"];

function theme(next) {
  const button = byId("theme");
  const now = localStorage.getItem("theme") ?? "auto";
  const chosen = next ? THEMES[(THEMES.indexOf(now) + 1) % THEMES.length] : now;
  localStorage.setItem("theme", chosen);
  document.documentElement.dataset.theme = chosen;
  button.textContent = button.dataset[chosen];
}

// --- keys ----------------------------------------------------------------------------

function step(by) {
  const rows = all(".row").filter((row) => row.offsetHeight);
  if (!rows.length) return;
  const current = document.activeElement?.closest?.(".row");
  let index = rows.indexOf(current);
  if (index < 0) {
    const below = rows.findIndex((row) => row.getBoundingClientRect().top > barHeight() - 4);
    index = (below < 0 ? rows.length : below) - (by > 0 ? 1 : 0);
  }
  const row = rows[Math.max(0, Math.min(rows.length - 1, index + by))];
  row.focus({ preventScroll: true });
  scrollBy(0, row.getBoundingClientRect().top - barHeight() - 12);
}

function nextLanguage() {
  const order = ["both", "kk", "ru"];
  const lang = order[(order.indexOf(filters.lang) + 1) % order.length];
  setFilter("lang", lang);
  for (const input of all("input[name=lang]")) input.checked = input.value === lang;
}

function alternative(index) {
  const tabs = all("#alternatives [data-alternative]");
  const tab = index ? tabs.filter((each) => each.dataset.alternative !== "all")[index - 1] : tabs.at(-1);
  tab?.click();
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  l: nextLanguage,
  c: () => byId("only-changed")?.click(),
  p: () => openStance(document.activeElement?.closest?.(".row")),
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

// --- beginning -----------------------------------------------------------------------

function clicked(event) {
  const tab = event.target.closest("#alternatives [data-alternative]");
  if (tab && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    openAlternative(tab.dataset.alternative, true);
  }
  const stand = event.target.closest(".stand");
  if (stand) openStance(stand.closest(".row"), stand);
  const remark = event.target.closest("[data-remark]");
  if (remark) openDecision(remark);
  if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
}

let closedForPrint = [];

addEventListener("beforeprint", () => {
  closedForPrint = all("details.order:not([open])");
  for (const each of closedForPrint) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of closedForPrint) each.open = false;
});
addEventListener("popstate", () => {
  const [, , number, name] = location.pathname.split("/");
  if (number === direction()) openAlternative(name, false);
  else location.reload();
});
document.addEventListener("click", clicked);
document.addEventListener("keydown", pressed);
for (const input of all("input[name=lang]")) input.addEventListener("change", () => setFilter("lang", input.value));
byId("by-body")?.addEventListener("change", (event) => setFilter("body", event.target.value));
byId("by-stance")?.addEventListener("change", (event) => setFilter("stance", event.target.value));
byId("only-changed")?.addEventListener("change", (event) => setFilter("same", event.target.checked ? "hidden" : "shown"));
byId("theme").addEventListener("click", () => theme(true));
byId("help-open").addEventListener("click", () => byId("help").showModal());
byId("stance-form")?.addEventListener("submit", (event) => send(event, "/positions"));
byId("decide-form")?.addEventListener("submit", (event) => send(event, "/remarks"));
byId("evidence-file")?.addEventListener("change", hashScan);
for (const input of all("#decide [name=state], #decide [name=by_hand]")) input.addEventListener("change", () => foresee(input.form));
for (const dialog of all("#stance, #decide")) dialog.addEventListener("close", () => focusAgain(opener));

theme(false);
readFilters();
decorate();
listen();
