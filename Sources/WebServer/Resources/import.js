// Files that are dropped anywhere on the page, sent with a bar that shows how far they are.
import { failure, place, say } from "./desk.js";

const words = document.body.dataset;

/** Sends a file; returns the request when it was answered. */
function send(address, file, bar) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.upload.onprogress = (event) => {
      bar.value = event.loaded / event.total;
      if (event.loaded === event.total) {
        bar.removeAttribute("value");
        say(words.working, true);
      }
    };
    request.onloadend = () => {
      bar.hidden = true;
      say("");
      resolve(request);
    };
    bar.hidden = false;
    bar.value = 0;
    say(words.uploading, true);
    request.send(file);
  });
}

/** What a request that went wrong says. */
function problem(request) {
  const type = request.getResponseHeader("content-type") || "";
  return new Error(type.includes("json") ? JSON.parse(request.responseText).detail : words.offline);
}

function takesDrops(area, take) {
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      area.classList.toggle("over", name === "dragover");
      if (name === "drop") take([...event.dataTransfer.files]);
    });
  }
  document.addEventListener("dragleave", () => area.classList.remove("over"));
  const input = area.querySelector("input[type=file]");
  input.addEventListener("change", () => { if (input.files.length) take([...input.files], true); });
}

/** Memories: each file has a page on which its import goes on. */
for (const form of document.querySelectorAll("form[data-jobs]")) {
  const report = document.querySelector("#report");
  const bar = form.querySelector("progress");
  async function take(files) {
    report.replaceChildren();
    for (const file of files) {
      const request = await send(form.action + "?" + new URLSearchParams({ file: file.name }), file, bar);
      const isJob = new URL(request.responseURL || location.href).pathname.startsWith("/jobs/");
      if (isJob && files.length === 1) return location.assign(request.responseURL);
      const item = document.createElement("li");
      if (isJob) {
        const link = document.createElement("a");
        link.href = request.responseURL;
        link.textContent = file.name;
        item.append(link);
      } else {
        item.innerHTML = failure(problem(request));
        item.prepend(file.name);
      }
      report.append(item);
    }
    report.focus();
  }
  takesDrops(form.querySelector("[data-drop]"), take);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take([...form.elements.file.files]);
  });
}

/** Glossaries: a preview first, beside the form. */
for (const form of document.querySelectorAll("form[data-upload]")) {
  const report = document.querySelector(form.dataset.upload);
  const name = form.querySelector("[data-file-name]");
  const buttons = [...form.querySelectorAll("button:not([data-copy])")];
  let chosen = null;
  takesDrops(form.querySelector("[data-drop]"), (files, isShown) => {
    chosen = files[0];
    name.textContent = isShown ? "" : chosen.name;
    for (const button of buttons) button.disabled = false;
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!chosen) return;
    const data = new FormData(form);
    data.set("file", chosen.name);
    if (event.submitter) data.set(event.submitter.name, event.submitter.value);
    const request = await send(form.action + "?" + new URLSearchParams(data), chosen, form.querySelector("progress"));
    const type = request.getResponseHeader("content-type") || "";
    place(report, type.startsWith("text/html") ? request.responseText : failure(problem(request)));
    report.focus();
  });
  for (const button of buttons) button.disabled = true;
}
