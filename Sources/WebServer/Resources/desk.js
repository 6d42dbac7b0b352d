"use strict";
// What makes the pages quicker; look-up and annotation work without it.

const words = document.body.dataset;
const statusLine = document.querySelector(".status-line");

function say(text) {
  statusLine.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { statusLine.textContent = ""; }, 2500);
}

async function copy(text) {
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
function place(target, html) {
  target.innerHTML = html;
  prepare(target);
}

async function fragment(url, options) {
  const response = await fetch(url, options);
  if (response.headers.get("content-type").startsWith("application/problem+json")) {
    throw new Error((await response.json()).detail);
  }
  return response.text();
}

function failure(error) {
  const message = document.createElement("p");
  message.className = "message bad";
  message.setAttribute("role", "alert");
  message.dir = "auto";
  message.textContent = error.message;
  return message.outerHTML;
}

/** Shows what a script only can do. */
function prepare(root) {
  for (const element of root.querySelectorAll("[data-copy], [data-hint]")) {
    element.hidden = false;
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button.dataset.copy);
  const equivalent = event.target.closest(".annotated .equivalent");
  if (equivalent) copy(equivalent.dataset.insert ?? equivalent.textContent);
  const confirmed = event.target.closest("[data-confirm]");
  if (confirmed && !confirm(confirmed.dataset.confirm)) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches(".annotated .word")) return;
  const first = event.target.parentElement.querySelector(".equivalent");
  if (!first) return;
  event.preventDefault();
  copy(first.dataset.insert ?? first.textContent);
});

/** Looks up as one types. */
function liveSearch(form) {
  const results = document.querySelector(form.dataset.live);
  const box = form.elements.q;
  let newest = 0;
  let timer;
  async function search() {
    const number = ++newest;
    const query = box.value.trim();
    const address = query ? "/?q=" + encodeURIComponent(query) : "/";
    history.replaceState(null, "", address);
    if (!query) return place(results, "");
    try {
      const html = await fragment(address + "&fragment=1");
      if (number === newest) place(results, html);
    } catch (error) {
      if (number === newest) place(results, failure(error));
    }
  }
  box.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(search, 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
}

/** Lets a file be dropped on an area, or chosen in it. */
function dropArea(area, take) {
  const input = area.querySelector("input[type=file]");
  area.addEventListener("dragover", (event) => {
    event.preventDefault();
    area.classList.add("over");
  });
  area.addEventListener("dragleave", () => area.classList.remove("over"));
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    area.classList.remove("over");
    if (event.dataTransfer.files.length) take(event.dataTransfer.files[0]);
  });
  input.addEventListener("change", () => { if (input.files.length) take(input.files[0], true); });
}

/** Annotates a text or a file in place, and saves it in the other formats. */
function annotation(form) {
  const target = document.querySelector(form.dataset.annotate);
  const name = form.querySelector("[data-file-name]");
  let file = null;
  const address = (path, more) => {
    const query = new URLSearchParams({ threshold: form.elements.threshold.value, ...more });
    if (file) query.set("name", file.name);
    return path + "?" + query;
  };
  const article = () => file || new Blob([form.elements.text.value]);
  async function show() {
    target.setAttribute("aria-busy", "true");
    say(words.working);
    try {
      const html = await fragment(address("/annotate/fragment"), { method: "POST", body: article() });
      place(target, html);
    } catch (error) {
      place(target, failure(error));
    }
    target.removeAttribute("aria-busy");
    say("");
  }
  async function download(format) {
    const url = address("/api/v1/annotate", { format });
    const response = await fetch(url, { method: "POST", body: article() });
    if (!response.ok) return place(target, failure(new Error((await response.json()).detail)));
    const link = document.createElement("a");
    const base = file ? file.name.replace(/\.[^.]*$/, "") : "article";
    link.href = URL.createObjectURL(await response.blob());
    link.download = base + "." + (format === "text" ? "txt" : format);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  dropArea(form.querySelector("[data-drop]"), (chosen, isShown) => {
    file = chosen;
    name.textContent = isShown ? "" : chosen.name;
    show();
  });
  form.elements.text.addEventListener("input", () => {
    file = null;
    name.textContent = "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter && event.submitter.name === "format") download(event.submitter.value);
    else show();
  });
  // A bookmarklet hands a page's text over after the number sign, which no server gets to see.
  if (location.hash.startsWith("#text=")) {
    try {
      form.elements.text.value = decodeURIComponent(location.hash.slice("#text=".length));
    } catch {
      return; // What is cut in the middle of a letter is no text.
    } finally {
      history.replaceState(null, "", location.pathname);
    }
    show();
  }
}

/** Sends a file, shows how far it is, and then the report. */
function upload(form) {
  const report = document.querySelector(form.dataset.upload);
  const bar = form.querySelector("progress");
  const buttons = [...form.querySelectorAll("button")];
  function send(file, button) {
    const data = new FormData(form);
    data.set("file", file.name);
    if (button) data.set(button.name, button.value);
    const query = new URLSearchParams(data);
    const request = new XMLHttpRequest();
    request.open("POST", form.action + "?" + query);
    request.upload.onprogress = (event) => {
      bar.value = event.loaded / event.total;
      if (event.loaded === event.total) {
        bar.removeAttribute("value");
        say(words.working);
      }
    };
    request.onloadend = () => {
      bar.hidden = true;
      say("");
      const type = request.getResponseHeader("content-type") || "";
      if (type.startsWith("text/html")) {
        place(report, request.responseText);
      } else {
        const text = type.includes("json") ? JSON.parse(request.responseText).detail : "?";
        place(report, failure(new Error(text)));
      }
      report.focus();
    };
    bar.hidden = false;
    bar.value = 0;
    say(words.uploading);
    request.send(file);
  }
  let chosen = null;
  dropArea(form.querySelector("[data-drop]"), (file, isShown) => {
    chosen = file;
    form.querySelector("[data-file-name]").textContent = isShown ? "" : file.name;
    if (form.dataset.immediate !== undefined) send(file);
    for (const button of buttons) button.disabled = false;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (chosen) send(chosen, event.submitter);
  });
  for (const button of buttons) button.disabled = true;
}

/** Moves, merges and splits the rows of two aligned texts by keyboard. */
function alignment(form) {
  const grid = form.querySelector(".beads");
  const rows = () => [...grid.children];
  const cell = (row, side) => row.querySelector(`[data-side="${side}"]`);
  function newRow(row) {
    const copy = row.cloneNode(true);
    for (const each of copy.querySelectorAll(".cell")) each.replaceChildren();
    copy.querySelector(".confidence span").textContent = "";
    copy.classList.remove("doubtful");
    return copy;
  }
  function tidy() {
    for (const row of rows()) {
      if (!row.querySelector("p") && rows().length > 1) row.remove();
      for (const side of ["s", "t"]) {
        const texts = [...cell(row, side).children].map((each) => each.textContent);
        row.querySelector(`input[name=${side}]`).value = texts.join("\u001e");
      }
    }
  }
  function edited(row) {
    row.querySelector(".confidence span").textContent = "✎";
    row.classList.remove("doubtful");
  }
  /** Moves the first segment up, or the last one down. */
  function move(row, side, isUp) {
    const from = cell(row, side);
    const text = isUp ? from.firstElementChild : from.lastElementChild;
    if (!text) return row;
    let other = isUp ? row.previousElementSibling : row.nextElementSibling;
    if (!other) {
      other = newRow(row);
      isUp ? row.before(other) : row.after(other);
    }
    isUp ? cell(other, side).append(text) : cell(other, side).prepend(text);
    edited(row);
    edited(other);
    return other;
  }
  function merge(row) {
    const below = row.nextElementSibling;
    if (!below) return;
    for (const side of ["s", "t"]) cell(row, side).append(...cell(below, side).children);
    edited(row);
  }
  function split(row) {
    if (!["s", "t"].some((side) => cell(row, side).children.length > 1)) return;
    const below = newRow(row);
    row.after(below);
    for (const side of ["s", "t"]) {
      cell(below, side).append(...[...cell(row, side).children].slice(1));
    }
    edited(row);
    edited(below);
  }
  grid.addEventListener("keydown", (event) => {
    const here = event.target.closest(".cell");
    if (!here || event.ctrlKey || event.metaKey) return;
    const side = here.dataset.side;
    let row = here.parentElement;
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      const isUp = event.key === "ArrowUp";
      const next = isUp ? row.previousElementSibling : row.nextElementSibling;
      row = event.altKey ? move(row, side, isUp) : next || row;
    } else if (event.code === "KeyM" && !event.altKey) {
      merge(row);
    } else if (event.code === "KeyS" && !event.altKey) {
      split(row);
    } else {
      return;
    }
    event.preventDefault();
    tidy();
    if (row.isConnected) cell(row, side).focus();
  });
}

for (const form of document.querySelectorAll("form[data-align]")) alignment(form);
for (const form of document.querySelectorAll("form[data-live]")) liveSearch(form);
for (const form of document.querySelectorAll("form[data-annotate]")) annotation(form);
for (const form of document.querySelectorAll("form[data-upload]")) upload(form);
prepare(document);
