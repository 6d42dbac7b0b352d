// Arrow keys go from term to term, Escape puts a card away. Without scripts the Tab key is enough.
document.addEventListener("keydown", (event) => {
  const words = [...document.querySelectorAll(".article .term > .word")];
  const place = words.indexOf(document.activeElement);
  if (event.key === "Escape") {
    document.body.classList.add("quiet");
    return;
  }
  document.body.classList.remove("quiet");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || place < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const next = words[place + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
document.addEventListener("mouseover", () => document.body.classList.remove("quiet"));
