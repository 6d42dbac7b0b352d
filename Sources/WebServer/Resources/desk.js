// What every page has: the status line, copying, drafts of forms, menus. Pages are whole without it.

const words = document.body.dataset;
const statusLine = document.querySelector(".status-line");
let timer;

/** Says something for a moment, or, with `stays`, until something else is said. */
export function say(text, stays = false) {
  statusLine.textContent = text;
  clearTimeout(timer);
  if (!stays) timer = setTimeout(() => { statusLine.textContent = ""; }, 2500);
}

export async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
  } else {
    // Without TLS a browser has no clipboard for us but the one of a selection.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(words.copied + ": \u2068" + text + "\u2069");
}

/** Puts a part of a page, made by this server, in its place. */
export function place(target, html) {
  target.innerHTML = html;
}

/** An answer that is no page; where one has to log in again, it has the way to do that. */
class Refusal extends Error {
  constructor(detail, status) {
    super(detail);
    this.status = status;
  }
}

/** Returns a part of a page, or throws what is wrong in words. */
export async function fragment(url, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error(words.offline);
  }
  const type = response.headers.get("content-type") || "";
  if (type.startsWith("application/problem+json")) {
    throw new Refusal((await response.json()).detail, response.status);
  }
  if (new URL(response.url).pathname === "/login") throw new Refusal(words.login, 401);
  return response.text();
}

/** What went wrong, as a part of a page. */
export function failure(error) {
  const message = document.createElement("div");
  message.className = "message bad";
  message.setAttribute("role", "alert");
  message.dir = "auto";
  message.textContent = error.message;
  if (error.status === 401) {
    const link = document.createElement("a");
    link.href = "/login?next=" + encodeURIComponent(location.pathname + location.search);
    link.textContent = words.login;
    message.replaceChildren(link);
  }
  return message.outerHTML;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button.dataset.copy);
  const address = event.target.closest("[data-copy-address]");
  if (address) copy(location.origin + address.dataset.copyAddress);
  // A menu closes when something else is clicked.
  for (const menu of document.querySelectorAll("details.menu-list[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

/** Keeps what was typed into a form until it is sent, so that a reload and a change of language lose nothing. */
function keepDraft(form) {
  const key = "draft " + location.pathname;
  const fields = () => [...form.elements].filter((each) => each.name && !["hidden", "file", "radio", "submit"].includes(each.type));
  const value = (each) => (each.type === "checkbox" ? each.checked : each.value);
  const given = fields().map(value);
  const isAnswer = performance.getEntriesByType("navigation")[0]?.type === "navigate" && form.querySelector("[aria-invalid]");
  let kept = null;
  try { kept = JSON.parse(sessionStorage.getItem(key)); } catch { /* What cannot be read is no draft. */ }
  if (kept && !isAnswer && kept.length === given.length && !document.referrer.endsWith("?saved")) {
    fields().forEach((each, index) => {
      if (each.readOnly || kept[index] === null) return;
      if (each.type === "checkbox") each.checked = kept[index];
      else if (!each.value || form.hasAttribute("data-guard")) each.value = kept[index];
    });
  }
  const save = () => {
    const now = fields().map(value);
    const isChanged = now.length !== given.length || now.some((each, index) => each !== given[index]);
    try {
      if (isChanged || kept) sessionStorage.setItem(key, JSON.stringify(now));
    } catch { /* A text too long to be kept is not kept. */ }
    form.dataset.changed = isChanged ? "yes" : "";
  };
  form.addEventListener("input", save);
  form.addEventListener("submit", () => {
    form.dataset.changed = "";
    sessionStorage.removeItem(key);
  });
}

for (const form of document.querySelectorAll("form[data-draft]")) keepDraft(form);
for (const link of document.querySelectorAll("form[data-guard] a.button")) {
  link.addEventListener("click", () => {
    link.closest("form").dataset.changed = "";
    sessionStorage.removeItem("draft " + location.pathname);
  });
}
window.addEventListener("beforeunload", (event) => {
  // The draft is kept, but not for another window.
  if (document.querySelector('form[data-guard][data-changed="yes"]')) event.preventDefault();
});
/** An empty field has the direction of the page, and then that of what is typed. */
for (const field of document.querySelectorAll("input[dir=auto], textarea[dir=auto]")) {
  const turn = () => { field.dir = field.value ? "auto" : document.documentElement.dir; };
  field.addEventListener("input", turn);
  turn();
}
document.querySelector("#faults")?.focus();
