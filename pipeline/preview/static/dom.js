// What every other script of the page stands on: elements, and HTML that is ours.

export const body = document.body;
export const parts = document.getElementById("parts");
export const live = document.getElementById("live");

export const byId = (id) => document.getElementById(id);
export const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
export const direction = () => body.dataset.sheet.split("/")[0];

// The browser refuses HTML and addresses of scripts that have not gone through here;
// what comes in is what our own server has escaped.
const asIs = { createHTML: (text) => text, createScriptURL: (url) => url };
const policy = window.trustedTypes?.createPolicy("normpack", asIs) ?? asIs;

export const scriptUrl = (url) => policy.createScriptURL(url);

export function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(html);
  return template.content;
}
