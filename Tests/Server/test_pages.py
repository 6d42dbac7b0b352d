"""The main flows of every page in a real browser: in both languages, wide and narrow.

After each flow: nothing in the console, nothing wider than the window, the right direction. With
DRAGOMAN_SCREENSHOTS set to a folder, each flow leaves a picture there.
"""
import html
import json
import os
import pathlib
import re
import time
import unittest
import urllib.parse

from server import SENTENCES, Server, tmx, unit
from webdriver import Browser

ALT, DOWN, ENTER, ESCAPE, TAB = "\ue00a", "\ue015", "\ue007", "\ue00c", "\ue004"

WORDS = {
    "en": {"added": "added", "rejected": "rejected", "direction": "ltr", "exact": "Exact"},
    "ar": {"added": "أُضيف", "rejected": "رُفض", "direction": "rtl", "exact": "مطابق"},
}
SETTINGS = [("ar", 1280, "light"), ("en", 1280, "dark"), ("ar", 360, "dark"), ("en", 360, "light")]

ARTICLE = "\n\n".join(pair[0] for pair in SENTENCES) + "\n\nقال الأمين العام إن الهدنة لم تبدأ بعد."


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server("--quiet")
        cls.browser = Browser(cls.server.folder)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.server.stop()

    def open(self, path):
        language = ("&" if "?" in path else "?") + "lang=" + self.language
        self.browser.open(self.server.base + path + language)

    def in_all_settings(self, name, flow):
        for language, width, scheme in SETTINGS:
            with self.subTest(language=language, width=width):
                self.language = language
                self.words = WORDS[language]
                self.key = f"{language}-{width}"
                self.browser.resize(width)
                self.browser.prefer(scheme)
                flow()
                self.check()
                self.shoot(f"{name}-{self.key}")

    def check(self, *allowed):
        script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        self.assertLessEqual(self.browser.script(script), 0, "wider than the window")
        direction = self.browser.script("return getComputedStyle(document.body).direction")
        self.assertEqual(direction, self.words["direction"])
        self.assertEqual(self.browser.script("return document.documentElement.lang"), self.language)
        errors = [e for e in self.browser.errors() if not any(a in e for a in allowed)]
        self.assertEqual(errors, [])
        # Whoever cannot see hears what each field is.
        unnamed = self.browser.script(
            "return [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
            ".filter(e => !e.labels.length && !e.ariaLabel).map(e => e.outerHTML)"
        )
        self.assertEqual(unnamed, [])

    def shoot(self, name):
        folder = os.environ.get("DRAGOMAN_SCREENSHOTS")
        if folder:
            pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
            self.browser.screenshot(pathlib.Path(folder) / f"{name}.png")

    def choose(self, selector, name, content):
        """Gives a file to a field, as a drop does."""
        path = self.server.folder / name
        path.write_text(content)
        self.browser.type(selector, str(path))

    def test_look_up(self):
        def flow():
            self.open("/")
            self.browser.type("input[name=q]", "للهدنة")
            self.browser.wait(".equivalents .text", "truce")
            self.assertEqual(self.browser.text(".pair mark"), "الهدنة")
            self.browser.click(".equivalents button")
            self.browser.wait(".status-line", "truce")
            # By keys: to the first entry, and its first equivalent.
            self.browser.click("input[name=q]")
            self.browser.press(DOWN)
            self.assertEqual(self.browser.script("return document.activeElement.className"), "entry best")
            self.browser.press("c")
            self.browser.wait(".status-line", "truce")
            self.browser.clear("input[name=q]")
            self.browser.type("input[name=q]", "secretary")
            self.browser.wait(".equivalents .text", "الأمين العام")

        self.in_all_settings("look-up", flow)

    def test_annotate(self):
        def flow():
            self.open("/annotate")
            self.browser.script("sessionStorage.clear()")
            self.open("/annotate")
            self.browser.script("document.querySelector('#text').value = arguments[0]", ARTICLE)
            self.browser.script("document.querySelector('form button.main').click()")
            self.browser.wait(".annotated .word")
            self.assertEqual(self.browser.count(".annotated .matches") > 0, True)
            self.assertFalse(self.browser.script("return document.querySelector('#form-of-article').offsetParent"))
            place = "return scrollY"
            before = self.browser.script(place)
            self.browser.click(".annotated .article .word")
            self.browser.wait(".card-open .equivalent", "truce")
            self.assertEqual(self.browser.script(place), before, "a click on a term does not scroll")
            self.browser.press(ESCAPE)
            self.assertTrue(self.browser.script("return document.querySelector('.card-open').hidden"))
            self.browser.press("j")
            self.browser.press("c")
            self.browser.wait(".status-line", "secretary-general")
            self.browser.click("[data-only=matched]")
            self.assertEqual(self.browser.count(".annotated.only-matched"), 1)
            self.shoot(f"reading-{self.key}")
            self.browser.click("[data-change]")
            self.choose("[data-file]", f"dropped-{self.key}.txt", "بدأت الهدنة.")
            self.browser.wait(".toolbar bdi", f"dropped-{self.key}.txt")
            self.browser.wait(".annotated .article .word", "الهدنة")

        self.in_all_settings("annotate", flow)

    def test_a_bookmarklet_hands_over_text(self):
        markup = "بدأت الهدنة <img src=x onerror=alert(1)> & 50%."
        for sent, shown in [(urllib.parse.quote(markup, safe=""), markup), ("%D8", "")]:
            self.browser.open(self.server.base + "/")
            self.browser.open(f"{self.server.base}/annotate#text={sent}")
            if shown:
                self.browser.wait(".annotated .article .word", "الهدنة")
            text = self.browser.script("return document.querySelector('#text').value")
            self.assertEqual(text, shown)
            self.assertTrue(self.browser.url.endswith("/annotate"))
            self.assertEqual(self.browser.errors(), [])

    def test_memories(self):
        def flow():
            self.open("/memories")
            good = unit(1, f"بدأ المؤتمر {self.key}.", f"The conference {self.key} began.")
            bad = '<tu tuid="bad"><tuv><seg>وحيد</seg></tuv></tu>'
            name = f"conference-{self.key}"
            self.choose("input[type=file]", f"{name}.tmx", tmx(good, bad))
            # First what is in the file, with nothing stored; then the import, on a page of its own.
            self.browser.wait("#job form button.main")
            report = self.browser.wait("#job .facts", self.words["added"])
            self.assertIn(self.words["rejected"], report)
            self.assertIn("bad", self.browser.text("#job table"))
            self.shoot(f"import-preview-{self.key}")
            self.assertNotIn(name, [m["name"] for m in self.server.get("/api/v1/memories").json["memories"]])
            self.browser.click("#job form button.main")
            self.browser.wait("#job .main[href^='/memories/']")
            self.shoot(f"import-report-{self.key}")
            self.open("/concordance?q=" + urllib.parse.quote("المؤتمر"))
            self.browser.wait(".pair mark", "المؤتمر")
            self.check()
            self.open("/memories/" + name)
            self.browser.wait(".pair p", "بدأ")
            self.shoot(f"memory-{self.key}")
            self.open("/memories")
            undo = "document.querySelector(\"form[action='/memories/undo'] button\").click()"
            self.browser.script(undo)
            self.browser.wait(".message[role=status]", name)
            # A reload asks for the page again and takes nothing more back.
            self.browser.open(self.browser.url)
            self.browser.wait(".message[role=status]", name)

        self.in_all_settings("undone", flow)

    def test_concepts(self):
        def flow():
            glossary = f"house-{self.key}"
            self.open(f"/concepts/new?glossary={glossary}")
            self.browser.type("#identifier", "summit")
            self.browser.type("[name='ar.text']", "قمة")
            self.browser.type("[name='en.text']", "summit")
            self.browser.click("#concept > .actions button.main")
            self.browser.wait(".message[role=status]")
            self.assertIn("قمة", self.browser.text("h1"))
            self.browser.click("a.main")
            self.browser.wait("#concept")
            # Somebody else changes the concept while the form is open.
            path = f"/api/v1/glossaries/{glossary}/concepts/summit"
            stored = self.server.get(path).json
            stored["definition"] = "اجتماع قادة"
            answer = self.server.request(
                "PUT", path, json.dumps(stored), {"If-Match": str(stored["revision"])}
            )
            self.assertEqual(answer.status, 200, answer.text)
            self.browser.type("#note", "note of mine")
            self.browser.click("#concept > .actions button.main")
            self.browser.wait(".message.bad")
            self.assertIn("اجتماع قادة", self.browser.text("td.diff"))
            # What this user did not touch stays as the other one left it.
            chosen = "return [...document.querySelectorAll('input[type=radio]:checked')].map(e => e.name + '=' + e.value)"
            self.assertEqual(self.browser.script(chosen), ["choice.definition=theirs", "choice.note=mine"])
            self.check("409")
            self.shoot(f"merge-{self.key}")
            self.browser.click("#concept button.main")
            self.browser.wait(".message[role=status]")
            merged = self.server.get(path).json
            self.assertEqual((merged["definition"], merged["note"]), ("اجتماع قادة", "note of mine"))
            self.shoot(f"concept-{self.key}")
            self.open(f"/glossaries/{glossary}?q=" + urllib.parse.quote("القمه"))
            self.browser.wait("td[lang=ar] .text", "قمة")
            self.assertIn("/terms", self.browser.url)
            self.open(f"/terms?glossary={glossary}&status=preferred")
            self.browser.wait("td[lang=ar] .text", "قمة")
            # What is removed comes back.
            self.open(f"/c/{glossary}/summit/edit")
            self.browser.click("button.danger")
            self.browser.wait(".message[role=status] button")
            self.assertEqual(self.server.get(path).status, 404)
            self.browser.click(".message[role=status] button")
            self.browser.wait(".message[role=status]:not(:has(button))")
            self.assertEqual(self.server.get(path).json["note"], "note of mine")

        self.in_all_settings("glossary", flow)

    def test_import_a_glossary_with_a_preview(self):
        def flow():
            self.open("/glossaries")
            name = f"new-{self.key}"
            self.choose("input[type=file]", f"{name}.csv", "ar,en\nسلام,peace\n,nothing\n")
            self.browser.click("form[data-upload] button.main")
            self.browser.wait("#report .facts", self.words["added"])
            self.assertEqual(self.server.get(f"/api/v1/glossaries/{name}/concepts").status, 404)
            self.browser.script("document.querySelector('#report').replaceChildren()")
            self.browser.click("form[data-upload] button[value=false]")
            self.browser.wait("#report .facts", self.words["added"])
            found = self.server.get(f"/api/v1/glossaries/{name}/concepts").json
            self.assertEqual(len(found["concepts"]), 1)

        self.in_all_settings("glossaries", flow)

    def test_align(self):
        def flow():
            self.open("/align")
            self.browser.type("#source", "وصل الوزير صباحا. غادر القاهرة مساء. عاد إلى بيروت.")
            self.browser.type("#target", "The minister arrived in the morning. He left Cairo in the evening. He returned to Beirut.")
            self.browser.click("form button.main")
            self.browser.wait(".bead")
            self.assertEqual(self.browser.count(".bead"), 3)
            self.browser.script("document.querySelector('.cell').focus()")
            self.browser.press("m")
            self.assertEqual(self.browser.count(".bead"), 2)
            self.browser.press("s")
            self.assertEqual(self.browser.count(".bead"), 3)
            self.browser.press(ALT, DOWN)
            self.assertEqual(self.browser.script("return document.querySelectorAll('.bead')[1].querySelectorAll('[data-side=s] p').length"), 2)
            self.browser.press(ALT, "\ue013")
            self.assertEqual(self.browser.script("return document.querySelector('.bead').querySelectorAll('[data-side=s] p').length"), 1)
            self.check()
            self.shoot(f"beads-{self.key}")
            self.browser.type("#memory", f"aligned-{self.key}")
            self.browser.click("form[data-align] button.main")
            self.browser.wait(".message[role=status]", "3")
            memories = {m["name"]: m["units"] for m in self.server.get("/api/v1/memories").json["memories"]}
            self.assertEqual(memories[f"aligned-{self.key}"], 3)

        self.in_all_settings("align", flow)

    def test_the_api_has_a_page(self):
        def flow():
            self.open("/api")
            self.browser.wait("h2 code", "/api/v1/align")

        self.in_all_settings("api", flow)

    def test_pages_are_light_and_keep_still(self):
        """All that a page loads, what moves while it loads, and where the Tab key goes."""
        watch = (
            "new PerformanceObserver(list => { window.shift = (window.shift || 0) + list.getEntries()"
            ".reduce((sum, each) => sum + each.value, 0); }).observe({ type: 'layout-shift', buffered: true });"
        )
        weigh = (
            "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
            ".reduce((sum, each) => sum + each.transferSize, 0)"
        )
        order = (
            "const all = [...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex=\"0\"]')]"
            ".filter(each => each.offsetParent && !each.disabled && each.type !== 'hidden');"
            "return all.indexOf(document.activeElement)"
        )
        paths = ["/", "/?q=" + urllib.parse.quote("الهدنة"), "/annotate", "/memories", "/glossaries",
                 "/terms", "/c/desk/truce", "/c/desk/truce/edit", "/concordance?q=" + urllib.parse.quote("الهدنة"),
                 "/memories/news", "/concepts/new", "/align", "/api"]

        def flow():
            self.browser.script("sessionStorage.clear()")
            for path in paths:
                self.open(path)
                self.browser.script(watch)
                self.assertLess(self.browser.script(weigh), 60_000, path)
                self.assertLess(self.browser.script("return window.shift || 0"), 0.001, path)
                self.browser.script(
                    "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')"
                )
                places = []
                for _ in range(8):
                    self.browser.press(TAB)
                    places.append(self.browser.script(order))
                # The focus goes through the page as it reads, first to the link that skips the head.
                reached = [place for place in places if place >= 0]
                self.assertEqual(reached, sorted(reached), path)
                self.assertGreater(len(reached), 2, path)

        self.in_all_settings("still", flow)

    def test_the_language_stays(self):
        self.language, self.words = "ar", WORDS["ar"]
        self.open("/")
        self.browser.open(self.server.base + "/memories")
        self.check()

    def test_without_a_script(self):
        """Look-up and annotation are pages that the server makes whole."""
        self.assertIn("truce", self.server.get("/", q="للهدنة").text)
        body = urllib.parse.urlencode({"text": "بدأت الهدنة."})
        self.assertIn('class="word"', self.server.post("/annotate", body).text)
        answer = self.server.post("/annotate/file", body + "&format=html")
        self.assertIn("attachment", answer.headers["Content-Disposition"])

    def send(self, path, fields, name, content, headers=None):
        """Sends a form with a file as a browser without scripts does."""
        mark = "----boundary7MA4YWxk"
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
            for key, value in fields.items()
        ]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        body = "".join(parts) + head + "Content-Type: application/octet-stream\r\n\r\n"
        data = body.encode() + content + f"\r\n--{mark}--\r\n".encode()
        type = {"Content-Type": f"multipart/form-data; boundary={mark}"}
        return self.server.post(path, data, headers={**type, **(headers or {})})

    def follow(self, job, mark):
        """Asks for the page of an import, as a browser does, until it has something."""
        for _ in range(200):
            page = self.server.get(job, lang="en")
            if mark in page.text:
                return page.text
            self.assertIn("Refresh", page.headers)
            time.sleep(0.1)
        raise AssertionError(f"{mark} did not come to {job}: {page.text}")

    def test_files_without_a_script(self):
        article = "بدأت الهدنة.".encode()
        page = self.send("/annotate", {"text": "", "threshold": "70"}, "مقال.txt", article)
        self.assertIn('class="word"', page.text)
        self.assertIn("مقال.txt", page.text)
        page = self.send("/annotate", {"text": "بدأت الهدنة.", "threshold": "70"}, "", b"")
        self.assertIn('class="word"', page.text)
        answer = self.send("/annotate/file", {"text": "", "format": "text"}, "a.txt", article)
        self.assertIn("a.txt", answer.headers["Content-Disposition"])
        # Larger than what comes at once, with what looks like the boundary in it.
        units = [unit(i, f"جملة ----boundary {i}.", f"Line {i} \r\n----boundary7.") for i in range(3_000)]
        answer = self.send("/memories/import", {}, "sent.tmx", tmx(*units).encode())
        self.assertEqual(answer.status, 303)
        job = answer.headers["Location"]
        self.assertIn("<b>3,000</b>", self.follow(job, "/start"))
        self.server.post(job + "/start", "name=sent&onConflict=both")
        self.assertIn("<b>3,000</b>", self.follow(job, 'href="/memories/sent"'))
        names = {m["name"]: m["units"] for m in self.server.get("/api/v1/memories").json["memories"]}
        self.assertEqual(names["sent"], 3_000)
        table = "ar,en\nسلام,peace\n".encode()
        page = self.send("/glossaries/import", {"name": "sent", "dryRun": "true"}, "g.csv", table, {"Accept-Language": "ar"})
        self.assertIn("معاينة", page.text)
        self.assertEqual(self.server.get("/api/v1/glossaries/sent/concepts").status, 404)
        self.send("/glossaries/import", {"name": "sent", "dryRun": "false"}, "g.csv", table)
        self.assertEqual(len(self.server.get("/api/v1/glossaries/sent/concepts").json["concepts"]), 1)

    def test_forms_that_are_no_forms(self):
        for type, body in [
            ("multipart/form-data", b"x"), ("multipart/form-data; boundary=b", b""),
            ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--"),
            ("multipart/form-data; boundary=b", b"--b\r\nX: " + b"a" * 20_000),
            ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xff\r\n--b--'),
        ]:
            answer = self.server.post("/annotate", body, headers={"Content-Type": type})
            self.assertEqual(answer.status, 400, answer.text)

    def test_the_arabic_pages_are_arabic(self):
        """Outside the API's names, what an Arabic page says of itself has no English words."""
        # With no names but those that it begins with.
        server = Server("--quiet")
        self.addCleanup(server.stop)
        article = urllib.parse.urlencode({"text": ARTICLE})
        pages = [
            server.get("/", q="للهدنة", lang="ar"), server.get("/memories", lang="ar"), server.get("/", lang="ar"),
            server.get("/concordance", q="الهدنة", lang="ar"), server.get("/memories/news", lang="ar"),
            server.get("/glossaries", lang="ar"), server.get("/terms", lang="ar"), server.get("/c/desk/truce", lang="ar"),
            server.get("/concepts/new", lang="ar"), server.get("/align", lang="ar"), server.get("/history", lang="ar"),
            server.get("/review", lang="ar"), server.get("/people", lang="ar"), server.get("/check", lang="ar"),
            server.get("/api", lang="ar"), server.post("/annotate?lang=ar", article),
        ]
        allowed = {
            "tmx", "dragoman", "json", "html", "text", "xliff", "docx", "csv", "tbx", "omegat", "excel", "stardict", "odt", "note", "ar", "en", "gz",
            "zip", "desk", "news", "defence", "offices", "alt", "m", "s", "enter", "tab", "api", "openapi",
            "virtaal", "weblate", "okapi", "tmserver", "amagama", "matecat", "mymemory", "if", "match", "dryrun",
            "english", "gzip", "utf", "windows", "languagetool", "libreoffice", "b", "t", "z", "txt", "truce", "ceasefire", "secretary", "article", "sentence", "dct", "v", "basic", "xlsx", "po", "tsv", "utc", "c", "j", "k", "esc", "sarif",
        }
        for page in pages:
            self.assertEqual(page.status, 200)
            text = re.sub(r"(?s)<(code|style|script)\b.*?</\1>", " ", page.text)
            # What is in English is said to be.
            text = re.sub(r'(?s)<(\w+)[^>]*\blang="en"[^>]*>.*?</\1>', " ", text)
            said = re.sub(r"<[^>]*>", " ", text)
            # A button that copies names what it copies.
            for tag in re.findall(r"<[^>]*>", text):
                for value in re.findall(r'(?:aria-label|placeholder|title)="([^"]*)"', tag):
                    said += "" if "/api/" in value or "data-copy=" in tag else " " + value
            words = {w.lower() for w in re.findall(r"[A-Za-z]+", html.unescape(said))}
            self.assertEqual(sorted(words - allowed), [], page.text[:80])


if __name__ == "__main__":
    unittest.main()
