// Dialogs that write: opened from a place, sent with the token, closed to that place.

import { all, byId, live } from "./dom.js";
import { focusAgain, focusPlace } from "./place.js";

const token = document.querySelector("meta[name=token]").content;
const toast = byId("toast");
let opener = null;

/** Opens a dialog; when it is closed the focus goes back to where it came from. */
export function openDialog(dialog, from) {
  from?.focus?.({ preventScroll: true });
  opener = focusPlace();
  complain(dialog, "");
  dialog.showModal();
}

/** Shows why nothing was written; an empty text takes it away. */
function complain(dialog, text) {
  const wrong = dialog.querySelector(".wrong");
  wrong.textContent = text;
  wrong.hidden = !text;
  if (text) wrong.scrollIntoView({ block: "nearest" });
}

/** Sends what is asked; the status is 0 where the program does not answer. */
export async function post(address, asked) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", "x-normpack-token": token },
      body: JSON.stringify(asked),
    });
    return { status: answer.status, ...(await answer.json()) };
  } catch {
    return { status: 0, said: live.dataset.lost };
  }
}

/**
 * Sends a dialog's form once; what was typed stays where it was refused.
 * `reseen` brings up what somebody else has written meanwhile, and says whether it can
 * be sent once more; until then it cannot.
 */
export async function send(form, address, asked, reseen) {
  const dialog = form.closest("dialog");
  const button = form.querySelector(".main");
  if (button.disabled) return;
  button.disabled = true;
  const answer = await post(address, asked);
  if (answer.status === 200) {
    button.disabled = false;
    dialog.close();
    tell(toast.dataset.saved);
    return;
  }
  complain(dialog, answer.said);
  const canGo = answer.status !== 409 || (await reseen());
  button.disabled = !canGo;
}

let toastEnds = 0;

function tell(text) {
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => (toast.hidden = true), 4000);
}

export function startDialogs() {
  for (const button of all("[data-close]")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
  for (const dialog of all("#stance, #decide")) {
    dialog.addEventListener("close", () => focusAgain(opener));
  }
}
