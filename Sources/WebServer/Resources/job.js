// Follows an import until it is done.
async function follow() {
  const job = document.querySelector("#job");
  if (!job?.hasAttribute("data-running")) return;
  try {
    const response = await fetch(job.dataset.job + "?fragment=1");
    if (response.ok) job.outerHTML = await response.text();
  } catch { /* The server may come back. */ }
  setTimeout(follow, 500);
}
setTimeout(follow, 500);
