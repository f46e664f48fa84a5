// Makes an element what a fresh one is, touching only what differs: what stays the same
// is neither styled nor laid out again, and keeps its focus, its folds and its selection.

/** Gives an element the children of a fresh one. */
export function morphChildren(old, fresh) {
  const before = [...old.childNodes];
  const after = [...fresh.childNodes];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start].isEqualNode(after[start])) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end += 1;
  const goes = before.slice(start, before.length - end);
  const comes = after.slice(start, after.length - end);
  const behind = before[before.length - end] ?? null;
  for (const [index, node] of goes.entries()) {
    if (index < comes.length) morph(node, comes[index]);
    else node.remove();
  }
  for (const node of comes.slice(goes.length)) old.insertBefore(node, behind);
}

function morph(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE || old.nodeName !== fresh.nodeName) {
    old.replaceWith(fresh);
    return;
  }
  takeAttributes(old, fresh);
  morphChildren(old, fresh);
}

function takeAttributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !isFold(old, name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

/** What the reader has folded open stays open. */
const isFold = (element, name) => element.nodeName === "DETAILS" && name === "open";
