// Looks up as one types, with keys, and remembers what was looked up.
import { copy, failure, fragment, place } from "./desk.js";

const form = document.querySelector("form[data-live]");
const results = document.querySelector(form.dataset.live);
const box = form.elements.q;
const start = box.value ? null : results.innerHTML;
let newest = 0;
let timer;

const recent = () => {
  try { return JSON.parse(localStorage.getItem("recent")) || []; } catch { return []; }
};

function remember(query) {
  if (query.length < 2 || query.length > 200) return;
  const all = [query, ...recent().filter((each) => each !== query)].slice(0, 8);
  try { localStorage.setItem("recent", JSON.stringify(all)); } catch { /* Private windows keep nothing. */ }
}

function showRecent() {
  const list = results.querySelector("[data-recent]");
  const all = recent();
  if (!list || !all.length) return;
  const label = document.createElement("span");
  label.className = "faint";
  label.textContent = document.body.dataset.recent;
  list.replaceChildren(label, ...all.flatMap((query) => {
    const link = document.createElement("a");
    link.href = "/?q=" + encodeURIComponent(query);
    link.dir = "auto";
    link.textContent = query;
    return [" ", link];
  }));
  list.hidden = false;
}

/** Looks up; what was asked for with Enter can be gone back to. */
async function search(isAsked) {
  const number = ++newest;
  const query = box.value.trim();
  const address = query ? "/?q=" + encodeURIComponent(query) : "/";
  if (isAsked) {
    history.pushState(null, "", address);
    remember(query);
  } else {
    history.replaceState(null, "", address);
  }
  try {
    const html = query || start === null ? await fragment(address + (query ? "&" : "?") + "fragment=1") : start;
    if (number !== newest) return;
    place(results, html);
    if (!query) showRecent();
  } catch (error) {
    if (number === newest) place(results, failure(error));
  }
}

box.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (!event.isComposing) timer = setTimeout(search, 120, false);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  search(true);
});
window.addEventListener("popstate", () => {
  box.value = new URLSearchParams(location.search).get("q") || "";
  search(false);
});
results.addEventListener("click", (event) => {
  if (event.target.closest("a, [data-copy]")) remember(box.value.trim());
});

/** Goes to the entry before or after the one with the focus. */
function step(count) {
  const entries = [...results.querySelectorAll(".entry")];
  const here = entries.indexOf(document.activeElement.closest(".entry"));
  const next = here + count;
  if (next < 0) box.focus();
  else entries[Math.min(next, entries.length - 1)]?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const isTyping = event.target.matches("input, textarea, select");
  const entry = event.target.closest?.(".entry");
  if (event.key === "Escape" && box.value) {
    box.value = "";
    box.focus();
    search(false);
  } else if (event.key === "ArrowDown" && (event.target === box || entry)) step(1);
  else if (event.key === "ArrowUp" && entry) step(-1);
  else if (entry === event.target && (event.key === "Enter" || event.code === "KeyC")) {
    const first = entry.querySelector(".equivalents [data-copy]");
    if (!first) return;
    copy(first.dataset.copy);
    remember(box.value.trim());
  } else if (event.key === "/" && !isTyping) {
    box.focus();
    box.select();
  } else return;
  event.preventDefault();
});
showRecent();
