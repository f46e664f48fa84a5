// The beginning: every script of the page is started here, and clicks find theirs.

import { all, direction } from "./dom.js";
import { openDecision, startDecision } from "./decision.js";
import { startDialogs } from "./dialogs.js";
import { startFilters } from "./filters.js";
import { startKeys } from "./keys.js";
import { listen } from "./live.js";
import { openAlternative } from "./parts.js";
import { openStance, startStance } from "./stance.js";
import { startTheme } from "./theme.js";

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
}

/** Clauses and bills are printed open. */
function startPrinting() {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details.order:not([open])");
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
}

addEventListener("popstate", () => {
  const [, , number, name] = location.pathname.split("/");
  if (number === direction()) openAlternative(name, false);
  else location.reload();
});
document.addEventListener("click", clicked);
startTheme();
startFilters();
startDialogs();
startStance();
startDecision();
startKeys();
startPrinting();
listen();
