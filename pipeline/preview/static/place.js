// Where the reader is: what is on the screen and has the focus stays there.

import { all, byId, parts } from "./dom.js";

const TAB_STOPS = "a[href], button, summary, [tabindex]";

/** Height of the bar where it covers the page. */
export function barHeight() {
  const bar = document.querySelector(".bar");
  return getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
}

/** The part that the eye is on: with the focus, else the first below the bar. */
function anchorPart() {
  const below = barHeight() + 4;
  const isSeen = (part) => {
    const box = part.getBoundingClientRect();
    return box.height > 0 && box.bottom > below && box.top < innerHeight;
  };
  const focused = document.activeElement?.closest?.(".part");
  if (focused && isSeen(focused)) return focused;
  return [...parts.children].find(isSeen) ?? null;
}

/** Does something to the page; the part that the eye is on stays where it was. */
export function inPlace(act) {
  const anchor = anchorPart();
  const before = anchor?.getBoundingClientRect().top ?? 0;
  act();
  const now = anchor && byId(anchor.id);
  if (now?.offsetHeight) scrollBy(0, now.getBoundingClientRect().top - before);
}

/** Where the focus is, in words that outlive a swap. */
export function focusPlace() {
  const element = document.activeElement;
  const part = element?.closest?.(".part");
  if (!part) return null;
  const { body, remark } = element.dataset;
  return { part: part.id, index: all(TAB_STOPS, part).indexOf(element), body, remark };
}

export function focusAgain(place) {
  const part = place && byId(place.part);
  if (!part) return;
  const stops = all(TAB_STOPS, part);
  const isSame = ({ dataset }) => dataset.body === place.body && dataset.remark === place.remark;
  const isNamed = place.body || place.remark;
  const now = document.activeElement;
  if (part.contains(now) && (!isNamed || isSame(now))) return;
  const same = isNamed && stops.find(isSame);
  (same || stops[place.index] || stops[0])?.focus({ preventScroll: true });
}
