// Adds, orders and removes the terms of an entry.
const form = document.querySelector("#concept");

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add], [data-up], [data-delete]");
  if (!button) return;
  const row = button.closest("tr");
  if (button.matches("[data-add]")) {
    const last = row.previousElementSibling;
    const copy = last.cloneNode(true);
    for (const field of copy.querySelectorAll("input")) field.value = "";
    // A second preferred term is one that somebody wants, and no accident.
    copy.querySelector("select").value = "admitted";
    row.before(copy);
    copy.querySelector("input:not([type=hidden])").focus();
  } else if (button.matches("[data-up]")) {
    const before = row.previousElementSibling;
    if (before?.matches("[data-term]")) before.before(row);
    button.focus();
  } else {
    const rows = row.parentElement.querySelectorAll("[data-term]");
    if (rows.length > 1) row.remove();
    else for (const field of row.querySelectorAll("input:not([type=hidden])")) field.value = "";
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
});
form.addEventListener("keydown", (event) => {
  const row = event.target.closest("[data-term]");
  if (!row || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  const other = event.key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling;
  if (!other?.matches("[data-term]")) return;
  event.preventDefault();
  event.key === "ArrowUp" ? other.before(row) : other.after(row);
  event.target.focus();
});
