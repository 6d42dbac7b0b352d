// Looks up what is selected in the page, at the server of the user's desk. Texts are put in as text, never as markup.
const api = globalThis.browser ?? globalThis.chrome;
const word = (name, ...values) => api.i18n.getMessage(name, values) || name;
const usual = { address: "http://127.0.0.1:8080", token: "" };
const longest = 500;
const longestPage = 200_000;

const settings = async () => ({ ...usual, ...(await api.storage.local.get(usual)) });
const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  // Words of both languages stand in one list.
  made.dir = "auto";
  return made;
};

/** Runs a function in the page that the user looks at; nothing comes back from pages that allow none. */
async function inPage(func) {
  try {
    const [tab] = await api.tabs.query({ active: true, currentWindow: true });
    const [{ result }] = await api.scripting.executeScript({ target: { tabId: tab.id }, func });
    return result ?? "";
  } catch {
    return "";
  }
}

/** Shows the entries of an answer, each with its terms in both languages. */
function show(answer) {
  const results = document.querySelector("#results");
  results.replaceChildren();
  if (!answer.entries.length && !answer.examples.length) results.append(element("p", word("nothing")));
  for (const entry of answer.entries) {
    const box = element("section", "", "entry");
    for (const [language, terms] of Object.entries(entry.terms)) {
      const line = element("p", "", "terms");
      line.lang = language;
      line.dir = new Intl.Locale(language).getTextInfo?.().direction ?? (/^ar/.test(language) ? "rtl" : "ltr");
      terms.forEach((term, index) => {
        if (index) line.append(language === "ar" ? "، " : ", ");
        const isGood = term.status === "preferred" || term.status === "admitted";
        line.append(element("bdi", term.text, isGood ? "" : "discouraged"));
        if (!isGood) line.append(` (${word("status_" + term.status)})`);
      });
      box.append(line);
    }
    const note = [entry.glossary, entry.domain, entry.definition].filter(Boolean).join(" · ");
    box.append(element("p", note, "note"));
    results.append(box);
  }
  if (answer.examples.length) results.append(element("h4", word("examples")));
  for (const example of answer.examples) {
    const box = element("section", "", "entry");
    box.append(element("p", example.source), element("p", example.target));
    results.append(box);
  }
}

async function lookUp(text) {
  const { address, token } = await settings();
  const query = new URLSearchParams({ q: text, limit: 5 });
  try {
    const response = await fetch(`${address.replace(/\/$/, "")}/api/v1/lookup?${query}`, {
      headers: token ? { Authorization: `Bearer ${token}` } : {},
      credentials: "omit",
      signal: AbortSignal.timeout(5000),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    show(await response.json());
  } catch (error) {
    document.querySelector("#results").replaceChildren(element("p", word("away", error.message)));
  }
}

document.documentElement.lang = api.i18n.getUILanguage();
document.documentElement.dir = api.i18n.getMessage("@@bidi_dir");
for (const named of document.querySelectorAll("[data-word]")) named.textContent = word(named.dataset.word);
const query = document.querySelector("#query");
document.querySelector("#search").addEventListener("submit", (event) => {
  event.preventDefault();
  if (query.value.trim()) lookUp(query.value.trim());
});
document.querySelector("#annotate").addEventListener("click", async () => {
  const text = await inPage(
    () => getSelection().toString() || (document.querySelector("article, main") ?? document.body).innerText,
  );
  const { address } = await settings();
  // After the number sign, which no server gets to see; the page of the server takes it from there.
  const url = `${address.replace(/\/$/, "")}/annotate#text=${encodeURIComponent(text.slice(0, longestPage))}`;
  api.tabs.create({ url });
});
const { address, token } = await settings();
document.querySelector("#address").value = address;
document.querySelector("#token").value = token;
document.querySelector("#settings").addEventListener("submit", async (event) => {
  event.preventDefault();
  const chosen = new URL(document.querySelector("#address").value);
  // The browser asks the user before another server may be reached.
  if (!(await api.permissions.request({ origins: [`${chosen.protocol}//${chosen.hostname}/*`] }))) return;
  await api.storage.local.set({
    address: chosen.href.replace(/\/$/, ""),
    token: document.querySelector("#token").value,
  });
  event.target.closest("details").open = false;
});
const asked = new URLSearchParams(location.search).get("q");
query.value = (asked ?? (await inPage(() => getSelection().toString()))).trim().slice(0, longest);
if (query.value) lookUp(query.value);
