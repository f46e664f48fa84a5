// What is done with a remark: taken in, declined, left open.

import { all, byId, fragment } from "./dom.js";
import { openDialog, post, send } from "./dialogs.js";
import { refresh } from "./parts.js";

const form = byId("decide-form");
const buttonOf = (id) => all("[data-remark]").find((button) => button.dataset.remark === id);

export function openDecision(button) {
  form.reset();
  const { dataset } = button;
  const field = form.elements;
  field.remark.value = dataset.remark;
  field.seen.value = dataset.seen;
  field.reason.value = dataset.reason;
  field.answer_kk.value = dataset.kk;
  field.answer_ru.value = dataset.ru;
  for (const input of all("input[name=state]", form)) input.checked = input.value === dataset.seen;
  form.toggleAttribute("data-edit", "edit" in dataset);
  const said = button.closest(".remark").querySelector(".said");
  byId("decide-what").replaceChildren(...said.cloneNode(true).childNodes);
  openDialog(byId("decide"), button);
  foresee();
}

function asked() {
  return { ...Object.fromEntries(new FormData(form)), direction: form.dataset.direction };
}

let foreseeing = 0;

/** Shows what taking an edit in would change, word by word, before it is confirmed. */
async function foresee() {
  const mine = ++foreseeing;
  const field = form.elements;
  const shown = byId("foreseen");
  const button = form.querySelector(".main");
  const isEdit = form.hasAttribute("data-edit") && field.state.value === "accepted";
  byId("by-hand").hidden = !isEdit;
  if (!isEdit) field.by_hand.checked = false;
  const isAsked = isEdit && !field.by_hand.checked;
  shown.hidden = !isAsked;
  button.disabled = isAsked; // until the words are seen
  field.print.value = "";
  if (!isAsked) return;
  shown.textContent = shown.dataset.work;
  const answer = await post("/foreseen", asked());
  if (mine !== foreseeing) return; // another one is asked for by now
  if (answer.html) shown.replaceChildren(fragment(answer.html));
  else shown.textContent = answer.said;
  field.print.value = answer.print ?? "";
  button.disabled = !answer.can;
}

/** After a conflict: what is seen from now on is the remark as it is now. */
async function reseen() {
  await refresh();
  const button = buttonOf(form.elements.remark.value);
  if (button) form.elements.seen.value = button.dataset.seen;
  await foresee();
  return !form.querySelector(".main").disabled;
}

export function startDecision() {
  if (!form) return;
  for (const input of all("[name=state], [name=by_hand]", form)) {
    input.addEventListener("change", foresee);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, "/remarks", asked(), reseen);
  });
}
