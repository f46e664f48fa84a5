// One stream of events for all pages of this browser: a browser opens six connections
// to one address at most, and a seventh open direction would wait for ever.
"use strict";

const pages = new Set();
let last = null;
let state = "lost";

function send(message) {
  for (const page of pages) page.postMessage(message);
}

const source = new EventSource("/events");
for (const kind of ["hello", "changed"]) {
  source.addEventListener(kind, (event) => {
    last = { kind, data: JSON.parse(event.data) };
    state = "live";
    send(last);
  });
}
source.addEventListener("error", () => {
  state = "lost";
  send({ kind: "lost" });
});

self.addEventListener("connect", (event) => {
  const page = event.ports[0];
  pages.add(page);
  page.addEventListener("message", () => pages.delete(page));
  page.start();
  if (state === "live" && last) page.postMessage({ ...last, kind: "hello" });
});
