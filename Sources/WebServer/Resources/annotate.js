// The reading room: an article with its terms, read and copied from without leaving the line.
import { copy, failure, fragment, place, say } from "./desk.js";

const words = document.body.dataset;
const form = document.querySelector("form[data-annotate]");
const target = document.querySelector(form.dataset.annotate);
const fold = document.querySelector("#form-of-article");
let file = null;

/** Shows the form, or leaves the room to the article. */
function unfold(isShown) {
  fold.hidden = !isShown;
  document.querySelector("#reading").classList.toggle("visually-hidden", !isShown);
}

// MARK: Sending

function address(path, more) {
  const query = new URLSearchParams({ threshold: form.elements.threshold.value, ...more });
  if (form.elements.encoding.value) query.set("encoding", form.elements.encoding.value);
  if (file) query.set("name", file.name);
  return path + "?" + query;
}

const article = () => file || new Blob([form.elements.text.value]);

async function show() {
  target.setAttribute("aria-busy", "true");
  say(words.working, true);
  try {
    place(target, await fragment(address("/annotate/fragment"), { method: "POST", body: article() }));
    const isDone = Boolean(target.querySelector(".annotated"));
    unfold(!isDone);
    if (isDone) scrollTo(0, 0);
    keep();
  } catch (error) {
    place(target, failure(error));
  }
  target.removeAttribute("aria-busy");
  say("");
}

/** Keeps the article, so that who goes to another page and back finds it marked. */
function keep() {
  try {
    sessionStorage.setItem("article", file ? "" : form.elements.text.value);
  } catch { /* A text too long to be kept is not kept. */ }
}

function takeFile(chosen) {
  file = chosen;
  show();
}

const drop = form.querySelector("[data-drop]");
const input = drop.querySelector("input[type=file]");
for (const kind of ["dragover", "drop"]) {
  document.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
    if (kind !== "drop" || !event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    takeFile(input.files[0]);
  });
}
document.addEventListener("dragleave", () => drop.classList.remove("over"));
input.addEventListener("change", () => { if (input.files.length) takeFile(input.files[0]); });
form.elements.text.addEventListener("input", () => {
  file = null;
  input.value = "";
});
form.addEventListener("submit", (event) => {
  // A file to download is sent for as without a script.
  if (event.submitter?.name === "format") return;
  event.preventDefault();
  show();
});

// MARK: The card

const card = document.createElement("div");
card.className = "card-open";
card.hidden = true;
card.setAttribute("role", "dialog");
document.body.append(card);
let active = null;

function close(returnsFocus = false) {
  card.hidden = true;
  active?.classList.remove("active");
  if (returnsFocus) active?.focus({ preventScroll: true });
}

/** The numbers of the concepts that a mention may be. */
const concepts = (word) => (word.dataset.c || word.hash.slice(2)).split(" ");

/** The entry of a concept as a part of the card: with a button for each equivalent, and a link to its page. */
function part(entry, root) {
  const made = document.createElement("div");
  made.className = entry.className;
  made.append(...entry.cloneNode(true).childNodes);
  const head = made.querySelector(".head");
  for (const equivalent of made.querySelectorAll(".equivalent")) {
    const line = document.createElement("span");
    line.className = "line";
    equivalent.before(line);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small quiet";
    button.dataset.copy = equivalent.dataset.insert ?? equivalent.textContent;
    button.textContent = root.dataset.copyWord;
    button.setAttribute("aria-label", root.dataset.copyWord + ": " + button.dataset.copy);
    line.append(equivalent, button);
  }
  const more = document.createElement("a");
  more.href = head.href;
  more.textContent = root.dataset.details;
  more.className = "more";
  made.append(more);
  return made;
}

/** Opens the card of a mention: the entries of its concepts. */
function open(word) {
  close();
  active = word;
  word.classList.add("active");
  const root = word.closest(".annotated");
  const entries = concepts(word).map((number) => part(root.querySelector("#c" + number), root));
  const ignore = document.createElement("button");
  ignore.type = "button";
  ignore.className = "small quiet";
  ignore.dataset.ignore = "";
  ignore.textContent = root.dataset.ignore;
  card.replaceChildren(...entries, ignore);
  card.setAttribute("aria-label", word.textContent);
  card.lang = document.documentElement.lang;
  card.dir = document.documentElement.dir;
  card.hidden = false;
  if (matchMedia("(max-width: 46rem)").matches) {
    card.removeAttribute("style");
    return;
  }
  const box = word.getClientRects()[0];
  const width = card.offsetWidth;
  const start = root.dir === "rtl" ? box.right - width : box.left;
  card.style.left = Math.max(8, Math.min(start, document.documentElement.clientWidth - width - 8)) + scrollX + "px";
  const isBelow = box.bottom + card.offsetHeight < innerHeight || box.top < card.offsetHeight + 120;
  card.style.top = (isBelow ? box.bottom + 6 : box.top - card.offsetHeight - 6) + scrollY + "px";
}

const copies = () => [...card.querySelectorAll("[data-copy]")];

document.addEventListener("click", (event) => {
  const word = event.target.closest(".annotated .article .word");
  if (word) {
    event.preventDefault();
    return active === word && !card.hidden ? close() : open(word);
  }
  if (event.target.closest("[data-ignore]") && active) {
    active.classList.add("ignored");
    return close(true);
  }
  if (!card.hidden && !card.contains(event.target)) close();
  const only = event.target.closest("[data-only]");
  if (only) filter(only);
  const chip = event.target.closest("[data-glossary-chip]");
  if (chip) filterGlossary(chip);
  const encoding = event.target.closest("[data-encoding]");
  if (encoding) {
    form.elements.encoding.value = encoding.dataset.encoding;
    show();
  }
  if (event.target.closest("[data-change]")) {
    unfold(true);
    form.elements.text.focus();
  }
});

// MARK: Filters

function filter(button) {
  const root = target.querySelector(".annotated");
  for (const each of target.querySelectorAll("[data-only]")) {
    const isPressed = each === button;
    each.setAttribute("aria-pressed", String(isPressed));
    if (each.dataset.only) root.classList.toggle("only-" + each.dataset.only, isPressed);
  }
}

function filterGlossary(chip) {
  chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
  const hidden = new Set(
    [...target.querySelectorAll('[data-glossary-chip][aria-pressed="false"]')].map((each) => each.dataset.glossaryChip)
  );
  const off = new Set();
  for (const entry of target.querySelectorAll(".terms .concept")) {
    entry.hidden = hidden.has(entry.dataset.glossary);
    if (entry.hidden) off.add(entry.id.slice(1));
  }
  for (const word of target.querySelectorAll(".article .word")) {
    word.classList.toggle("off", concepts(word).every((number) => off.has(number)));
  }
}

// MARK: Keys

function isShown(word) {
  const root = word.closest(".annotated");
  if (word.matches(".off, .ignored")) return false;
  if (root.classList.contains("only-warned")) return word.classList.contains("warned");
  return !root.classList.contains("only-first") || Boolean(word.id);
}

function step(count) {
  const all = [...target.querySelectorAll(".article .word")].filter(isShown);
  if (!all.length) return;
  const here = all.indexOf(active);
  const next = all[(here + count + all.length) % all.length] || all[0];
  next.scrollIntoView({ block: "center" });
  next.focus({ preventScroll: true });
  open(next);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  if (!target.querySelector(".annotated")) return;
  if (event.key === "Escape" && !card.hidden) close(true);
  else if (event.code === "KeyJ") step(1);
  else if (event.code === "KeyK") step(-1);
  else if (event.code === "KeyC" && !card.hidden && copies()[0]) copy(copies()[0].dataset.copy);
  else if (/^Digit[1-9]$/.test(event.code) && !card.hidden) {
    const chosen = copies()[Number(event.code.slice(5)) - 1];
    if (chosen) copy(chosen.dataset.copy);
  } else return;
  event.preventDefault();
});

// MARK: A term of one's own

const add = document.createElement("a");
add.className = "button small card-open";
add.hidden = true;
document.body.append(add);
document.addEventListener("selectionchange", () => {
  const selection = getSelection();
  const text = selection.toString().trim();
  const root = selection.anchorNode?.parentElement?.closest(".annotated .article");
  add.hidden = !root || text.length < 2 || text.length > 200 || text.includes("\n");
  if (add.hidden) return;
  const isArabic = /[\u0600-\u06ff]/.test(text);
  add.href = "/concepts/new?" + (isArabic ? "ar" : "en") + "=" + encodeURIComponent(text);
  add.textContent = root.closest(".annotated").dataset.add;
  const box = selection.getRangeAt(0).getBoundingClientRect();
  add.style.inlineSize = "auto";
  add.style.left = box.left + scrollX + "px";
  add.style.top = box.bottom + scrollY + 6 + "px";
});

// MARK: Beginning

/** The text of a page that a bookmarklet hands over after the number sign, which no server gets to see. */
function handedOver() {
  if (!location.hash.startsWith("#text=")) return null;
  const text = location.hash.slice("#text=".length);
  history.replaceState(null, "", location.pathname);
  try {
    return decodeURIComponent(text);
  } catch {
    return ""; // What is cut in the middle of a letter is no text.
  }
}

const given = handedOver();
if (given !== null) form.elements.text.value = given;
const kept = given === null ? sessionStorage.getItem("article") : "";
if (target.querySelector(".annotated")) unfold(false);
else if (form.elements.text.value || kept) {
  form.elements.text.value ||= kept;
  show();
}
