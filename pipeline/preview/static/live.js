// What the program tells: something was saved, proofs are being worked out.

import { body, direction, live, scriptUrl } from "./dom.js";
import { refresh } from "./parts.js";

let run = "";

function say(state) {
  live.dataset.state = state;
  live.textContent = live.dataset[state];
}

/** Whether a list of directions has what this page shows. */
function isMine(list) {
  return body.dataset.sheet === "index" ? list.length > 0 : list.includes(direction());
}

function heard({ kind, data }) {
  if (kind === "lost") return say("lost");
  if (kind === "hello") {
    if (run && run !== data.run) return location.reload(); // the program was started anew
    run = data.run ?? run;
  }
  const isPending = isMine(data.pending ?? []);
  body.toggleAttribute("data-pending", isPending);
  say(isPending ? "work" : "live");
  const isNewer = data.version > Number(body.dataset.version);
  if (isNewer && (kind === "hello" || isMine(data.directions))) refresh();
}

/** Listens from now on; all pages of a browser share one stream (`stream.js`). */
export function listen() {
  if (window.SharedWorker) {
    const worker = new SharedWorker(scriptUrl("/static/stream.js"));
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
