// The position of a body on a row, with the paper behind it.

import { all, byId } from "./dom.js";
import { openDialog, send } from "./dialogs.js";
import { refresh } from "./parts.js";

const form = byId("stance-form");

const rowOf = (anchor) => all(".row").find((row) => row.dataset.anchor === anchor);
const standOf = (row, name) =>
  row && all(".stand", row).find((stand) => stand.dataset.body === name);

/** Opens the form of a row, for the body of a button, else for the row's first. */
export function openStance(row, button) {
  if (!form || !row) return;
  form.reset();
  const field = form.elements;
  const stands = all(".stand", row);
  field.body.replaceChildren(
    ...stands.map(({ dataset }) => new Option(dataset.name, dataset.body)),
  );
  field.alternative.replaceChildren(
    new Option(field.alternative.dataset.all, ""),
    ...all("#alternatives [data-alternative]:not([data-alternative=all])").map(
      (tab) => new Option(tab.querySelector("strong").textContent, tab.dataset.alternative),
    ),
  );
  field.provision.value = row.dataset.anchor;
  const units = all("h3 > span", row).filter((unit) => unit.offsetWidth);
  byId("stance-unit").textContent = units.map((unit) => unit.innerText.trim()).join(" · ");
  field.body.value = (button ?? stands[0])?.dataset.body ?? "";
  takeRecord();
  openDialog(byId("stance"), button ?? row);
}

/** Fills the form with what the body has said already. */
function takeRecord() {
  const field = form.elements;
  const stand = standOf(rowOf(field.provision.value), field.body.value);
  const record = JSON.parse(stand?.dataset.record ?? "{}");
  field.seen.value = stand?.dataset.seen ?? "";
  field.date.value = record.date ?? new Date().toLocaleDateString("sv");
  field.round.value = record.round ?? 1;
  field.alternative.value = record.alternative ?? "";
  for (const input of all("input[name=stance]", form)) input.checked = input.value === record.stance;
  for (const area of all("textarea, [name^=evidence_]", form)) area.value = record[area.name] ?? "";
  field.evidence_kind.value = record.evidence_kind ?? "letter";
  byId("evidence-name").textContent = "";
  form.dataset.of = recordName();
}

/** Body, alternative and round: another one of them is another record. */
function recordName() {
  const field = form.elements;
  return JSON.stringify([field.body.value, field.alternative.value, field.round.value]);
}

function asked() {
  const said = Object.fromEntries(new FormData(form));
  // Of another record the page has seen nothing.
  if (recordName() !== form.dataset.of) said.seen = "";
  return { ...said, direction: form.dataset.direction };
}

/** After a conflict: what is seen from now on is the record as it is now. */
async function reseen() {
  await refresh();
  const field = form.elements;
  const stand = standOf(rowOf(field.provision.value), field.body.value);
  if (stand) field.seen.value = stand.dataset.seen;
  return true;
}

/** The hash of a scan; the file itself goes nowhere. */
async function hashScan(event) {
  const [file] = event.target.files;
  byId("evidence-name").textContent = file?.name ?? "";
  const bytes = file && (await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  const digits = [...new Uint8Array(bytes ?? 0)].map((byte) => byte.toString(16).padStart(2, "0"));
  form.elements.evidence_sha256.value = digits.join("");
}

export function startStance() {
  if (!form) return;
  form.elements.body.addEventListener("change", takeRecord);
  byId("evidence-file").addEventListener("change", hashScan);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, "/positions", asked(), reseen);
  });
}
