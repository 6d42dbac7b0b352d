// Moves, merges, splits and edits the rows of two aligned texts: by buttons, by keys, by dragging.
import { say } from "./desk.js";

const form = document.querySelector("form[data-align]");
if (form) arrange(form);

function arrange(form) {
  const grid = form.querySelector(".beads");
  const undoButton = document.querySelector("[data-undo]");
  const words = form.dataset;
  const past = [];
  const rows = () => [...grid.children];
  const cell = (row, side) => row.querySelector(`[data-side="${side}"]`);
  let here = null;

  const tools = [
    ["up", "↑", words.up], ["down", "↓", words.down], ["merge", "⊕", words.merge], ["split", "⊖", words.split],
  ];
  /** Gives a row its buttons; each says of which row and which side it is. */
  function equip(row) {
    const box = row.querySelector(".tools");
    for (const old of box.querySelectorAll("button")) old.remove();
    for (const [tool, sign, label] of tools) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "small quiet";
      button.dataset.tool = tool;
      button.tabIndex = -1;
      button.textContent = sign;
      button.title = label;
      box.append(button);
    }
  }

  function newRow(row) {
    const copy = row.cloneNode(true);
    for (const each of copy.querySelectorAll(".cell")) each.replaceChildren();
    copy.querySelector(".confidence").textContent = "";
    copy.classList.remove("doubtful");
    return copy;
  }

  /** Takes out rows without a text, and writes into the form what the cells have. */
  function tidy() {
    for (const row of rows()) {
      if (!row.querySelector("p") && rows().length > 1) row.remove();
    }
    rows().forEach((row, index) => {
      for (const side of ["s", "t"]) {
        const texts = [...cell(row, side).children].map((each) => each.textContent);
        row.querySelector(`input[name=${side}]`).value = texts.join("\u001e");
        cell(row, side).setAttribute("aria-label", `${words[side === "s" ? "source" : "target"]} ${index + 1}`);
      }
      const keep = row.querySelector("input[name=keep]");
      keep.value = index;
      for (const button of row.querySelectorAll("[data-tool]")) {
        button.setAttribute("aria-label", `${button.title} ${index + 1}`);
      }
    });
    // A grid has one stop for the Tab key.
    const stop = here?.isConnected ? here : grid.querySelector(".cell");
    for (const each of grid.querySelectorAll(".cell")) each.tabIndex = each === stop ? 0 : -1;
  }

  function edited(...changed) {
    for (const row of changed) {
      row.querySelector(".confidence").textContent = "✎";
      row.classList.remove("doubtful");
      const isWhole = cell(row, "s").children.length && cell(row, "t").children.length;
      row.querySelector("input[name=keep]").checked = Boolean(isWhole);
    }
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
    edited(row, other);
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
    for (const side of ["s", "t"]) cell(below, side).append(...[...cell(row, side).children].slice(1));
    edited(row, below);
  }

  // MARK: Undo

  function remember() {
    past.push(rows().map((row) => row.cloneNode(true)));
    if (past.length > 100) past.shift();
    undoButton.disabled = false;
  }

  function undo() {
    const last = past.pop();
    if (!last) return;
    const place = rows().indexOf(here?.closest(".bead"));
    grid.replaceChildren(...last);
    undoButton.disabled = !past.length;
    here = cell(rows()[Math.max(0, Math.min(place, rows().length - 1))], here?.dataset.side || "s");
    tidy();
    here.focus();
  }

  function act(tool, row, side) {
    remember();
    let next = row;
    if (tool === "up" || tool === "down") next = move(row, side, tool === "up");
    else if (tool === "merge") merge(row);
    else split(row);
    here = cell(next.isConnected ? next : rows()[0], side);
    tidy();
    if (here.isConnected) here.focus();
  }

  // MARK: Editing

  function edit(box) {
    remember();
    for (const text of box.children) text.contentEditable = "plaintext-only";
    (box.firstElementChild || box).focus();
    box.addEventListener("focusout", function done(event) {
      if (box.contains(event.relatedTarget)) return;
      box.removeEventListener("focusout", done);
      for (const text of [...box.children]) {
        text.contentEditable = "false";
        if (!text.textContent.trim()) text.remove();
      }
      edited(box.closest(".bead"));
      tidy();
    });
  }

  grid.addEventListener("focusin", (event) => {
    const box = event.target.closest(".cell");
    if (!box) return;
    here = box;
    for (const each of grid.querySelectorAll(".cell")) each.tabIndex = each === box ? 0 : -1;
  });
  grid.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tool]");
    if (!button) return;
    const row = button.closest(".bead");
    const side = here && row.contains(here) ? here.dataset.side : "t";
    act(button.dataset.tool, row, side);
  });
  grid.addEventListener("dblclick", (event) => {
    const box = event.target.closest(".cell");
    if (box) edit(box);
  });
  undoButton.addEventListener("click", undo);

  grid.addEventListener("keydown", (event) => {
    if (event.target.isContentEditable) {
      if (event.key === "Escape" || event.key === "Enter") {
        event.preventDefault();
        event.target.closest(".cell").focus();
      }
      return;
    }
    const box = event.target.closest(".cell");
    if (!box) return;
    const row = box.parentElement;
    const side = box.dataset.side;
    if ((event.ctrlKey || event.metaKey) && event.code === "KeyZ") {
      event.preventDefault();
      return undo();
    }
    if (event.ctrlKey || event.metaKey) return;
    const isUp = event.key === "ArrowUp";
    if (event.altKey && (isUp || event.key === "ArrowDown")) act(isUp ? "up" : "down", row, side);
    else if (event.altKey) return;
    else if (isUp || event.key === "ArrowDown") {
      const next = isUp ? row.previousElementSibling : row.nextElementSibling;
      if (next) cell(next, side).focus();
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") cell(row, side === "s" ? "t" : "s").focus();
    else if (event.code === "KeyM") act("merge", row, side);
    else if (event.code === "KeyS") act("split", row, side);
    else if (event.code === "KeyZ") undo();
    else if (event.key === "Enter") edit(box);
    else return;
    event.preventDefault();
  });

  // MARK: Dragging

  let dragged = null;
  grid.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("p");
    event.dataTransfer?.setData("text/plain", dragged?.textContent || "");
  });
  grid.addEventListener("dragover", (event) => {
    const box = event.target.closest(".cell");
    if (dragged && box?.dataset.side === dragged.closest(".cell").dataset.side) event.preventDefault();
  });
  grid.addEventListener("drop", (event) => {
    const box = event.target.closest(".cell");
    const from = dragged?.closest(".bead");
    if (!box || !from || box.dataset.side !== dragged.parentElement.dataset.side) return;
    event.preventDefault();
    remember();
    const isBelow = from.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING;
    isBelow ? box.prepend(dragged) : box.append(dragged);
    edited(from, box.closest(".bead"));
    here = box;
    tidy();
    box.focus();
  });

  const only = document.querySelector("[data-doubtful]");
  only.addEventListener("click", () => {
    const isPressed = only.getAttribute("aria-pressed") !== "true";
    only.setAttribute("aria-pressed", String(isPressed));
    for (const row of rows()) row.hidden = isPressed && !row.classList.contains("doubtful");
    say(only.textContent);
  });
  for (const row of rows()) equip(row);
  for (const text of grid.querySelectorAll("p")) text.draggable = true;
  tidy();
}
