// Filters entries as one types, and keeps the boxes of a page together.
import { failure } from "./desk.js";

const form = document.querySelector("form[data-filter]");
let newest = 0;
let timer;

async function filter() {
  const number = ++newest;
  const query = new URLSearchParams(new FormData(form));
  const address = form.action + "?" + query;
  try {
    const response = await fetch(address);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (number !== newest) return;
    history.replaceState(null, "", address);
    for (const selector of ["#found", "#facets"]) {
      const made = page.querySelector(selector);
      if (made) document.querySelector(selector).replaceChildren(...made.childNodes);
    }
  } catch (error) {
    document.querySelector("#found").innerHTML = failure(new Error(document.body.dataset.offline));
  }
}

form?.elements.q.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (!event.isComposing) timer = setTimeout(filter, 200);
});
document.addEventListener("change", (event) => {
  const bulk = event.target.closest("form[data-bulk]");
  if (!bulk) return;
  const boxes = [...bulk.querySelectorAll("input[name=concept]")];
  if (event.target.matches("[data-all]")) {
    for (const box of boxes) box.checked = event.target.checked;
  }
  if (boxes.some((each) => each.checked)) bulk.querySelector(".bulk").open = true;
});
