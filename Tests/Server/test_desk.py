"""What a desk does all day, with as few clicks as each flow says, in both languages, wide and on a phone."""
import pathlib
import unittest
import urllib.parse

from server import SENTENCES, Server
from webdriver import Browser

ESCAPE = "\ue00c"
SETTINGS = [("ar", 1440), ("en", 1440), ("ar", 360), ("en", 360)]
ARTICLE = "\n\n".join(pair[0] for pair in SENTENCES) + "\n\nقال الأمين العام إن الهدنة لم تبدأ بعد."
TRUCE = urllib.parse.quote("الهدنة")


class Desk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server("--quiet")
        many = "id,ar,en\n" + "".join(f"m{i},مؤتمر {i},conference {i}\n" for i in range(12))
        (cls.server.folder / "many.csv").write_text(many)
        cls.server.run("glossary", "import", cls.server.folder / "many.csv")
        cls.browser = Browser(cls.server.folder)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.server.stop()

    def setUp(self):
        self.clicks = 0

    def everywhere(self, flow):
        for language, width in SETTINGS:
            with self.subTest(language=language, width=width):
                self.language, self.width = language, width
                self.browser.resize(width)
                self.open("/")
                self.browser.script("sessionStorage.clear(); localStorage.clear()")
                self.clicks = 0
                flow()
                script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
                self.assertLessEqual(self.browser.script(script), 0, "wider than the window")

    def open(self, path):
        self.browser.open(self.server.base + path + ("&" if "?" in path else "?") + "lang=" + self.language)

    def click(self, selector):
        self.clicks += 1
        self.browser.click(selector)

    def test_find_a_term_and_copy_it(self):
        """One click after typing."""
        def flow():
            self.open("/")
            self.browser.type("input[name=q]", "للهدنة")
            self.browser.wait(".entry.best .equivalents .text", "truce")
            self.click(".entry.best .equivalents button")
            self.browser.wait(".status-line", "truce")
            self.assertEqual(self.clicks, 1)
            # What was looked up and used is offered again.
            self.open("/")
            self.browser.wait("#results [data-recent] a", "للهدنة")

        self.everywhere(flow)

    def test_results_are_counted(self):
        def flow():
            self.open("/?q=" + urllib.parse.quote("مؤتمر"))
            self.assertIn("12", self.browser.text(".count"))
            self.assertEqual(self.browser.count(".entry"), 10)
            self.click(".count a")
            self.browser.wait(".entry:nth-of-type(12)")
            self.assertEqual((self.browser.count(".entry"), self.clicks), (12, 1))

        self.everywhere(flow)

    def test_fix_an_entry(self):
        """Three clicks from the look-up: the entry, the form, save."""
        def flow():
            self.open("/?q=" + TRUCE)
            self.click(".entry.best .text")
            self.browser.wait(".columns")
            self.click("a.main")
            self.browser.wait("#note")
            self.browser.clear("#note")
            self.browser.type("#note", f"note {self.language} {self.width}")
            self.click("#concept > .actions .main")
            self.browser.wait("dl", f"note {self.language} {self.width}")
            self.assertEqual(self.clicks, 3)

        self.everywhere(flow)

    def test_read_an_article_and_copy_three_equivalents(self):
        """One click to mark it, then two for each equivalent."""
        def flow():
            self.open("/annotate")
            self.browser.script("document.querySelector('#text').value = arguments[0]", ARTICLE)
            self.click("form button.main")
            self.browser.wait(".annotated .word")
            words = self.browser.script("return document.querySelectorAll('.annotated .article .word').length")
            self.assertGreaterEqual(words, 3)
            for number in range(3):
                mark = f"document.querySelectorAll('.annotated .article .word')[{number}]"
                self.browser.script(f"document.querySelector('#chosen')?.removeAttribute('id'); {mark}.id ||= 'w{number}'")
                place = self.browser.script(f"return {mark}.id")
                self.browser.script(f"{mark}.scrollIntoView({{ block: 'center' }})")
                before = self.browser.script("return scrollY")
                self.click(f".article #{place}")
                self.browser.wait(".card-open:not([hidden]) .equivalent")
                self.assertEqual(self.browser.script("return scrollY"), before)
                self.click(".card-open [data-copy]")
                self.browser.wait(".status-line", self.browser.text(".card-open .equivalent"))
                self.browser.press(ESCAPE)
            self.assertEqual(self.clicks, 7)
            # Back from another page the article is marked again.
            self.open("/")
            self.open("/annotate")
            self.browser.wait(".annotated .word")

        self.everywhere(flow)

    def test_find_how_a_phrase_was_translated(self):
        def flow():
            self.open("/?q=" + TRUCE)
            self.click("#results a[href^='/concordance']")
            self.browser.wait(".pair [lang=en] mark", "truce")
            self.assertEqual(self.clicks, 1)

        self.everywhere(flow)

    def test_add_a_term_from_an_article(self):
        def flow():
            # Each time another one: what was added is a term from then on.
            term = ["المفاوضات السرية", "القوافل البطيئة", "الجسور المعلقة", "الحقول الجافة"][SETTINGS.index((self.language, self.width))]
            self.open("/annotate?text=" + urllib.parse.quote(f"بدأت {term} أمس."))
            self.browser.wait(".annotated .article")
            self.browser.script(
                "const range = document.createRange(), text = document.querySelector('.article .segment').firstChild;"
                "range.setStart(text, 5); range.setEnd(text, 5 + arguments[0]);"
                "getSelection().removeAllRanges(); getSelection().addRange(range);",
                len(term),
            )
            self.browser.wait("a.card-open:not([hidden])")
            self.click("a.card-open")
            self.browser.wait("#concept")
            value = "return document.querySelector('[name=\"ar.text\"]').value"
            self.assertEqual(self.browser.script(value), term)
            self.browser.type("[name='en.text']", f"secret talks {self.language} {self.width}")
            self.click("#concept > .actions .main")
            self.browser.wait(".message[role=status]")
            self.assertEqual(self.clicks, 2)

        self.everywhere(flow)

    def test_rows_are_arranged_by_buttons(self):
        def flow():
            self.open("/align")
            self.browser.type("#source", "وصل الوزير صباحا. غادر القاهرة مساء. عاد إلى بيروت.")
            self.browser.type("#target", "The minister arrived in the morning. He left Cairo in the evening. He returned to Beirut.")
            self.click("form button.main")
            self.browser.wait(".bead")
            self.assertEqual(self.browser.count(".bead"), 3)
            self.click(".bead [data-tool=merge]")
            self.assertEqual(self.browser.count(".bead"), 2)
            self.click(".bead [data-tool=split]")
            self.assertEqual(self.browser.count(".bead"), 3)
            self.click("[data-undo]")
            self.click("[data-undo]")
            self.assertEqual(self.browser.count(".bead"), 3)
            # A grid has one stop for the Tab key.
            self.assertEqual(self.browser.count(".beads .cell[tabindex='0']"), 1)

        self.everywhere(flow)

    def test_entries_get_a_domain_together(self):
        def flow():
            domain = f"talks{self.language}{self.width}"
            self.open("/terms?glossary=many")
            self.click("tbody input[name=concept]")
            self.browser.type("#bulk-domain", domain)
            self.click(".bulk button.main")
            self.browser.wait(".message[role=status]", "1" if self.language == "en" else "واحد")
            self.open(f"/terms?domain={domain}")
            self.assertEqual(self.browser.count("tbody tr"), 1)

        self.everywhere(flow)

    def test_nothing_typed_is_lost(self):
        """A change of the language keeps the page and what was typed."""
        def flow():
            for path, field in [("/align", "#source"), ("/annotate", "#text"), ("/concepts/new", "#note")]:
                self.open(path)
                self.browser.type(field, "words of mine")
                # Of a form with changes the browser asks whether to leave it; its draft is kept anyway.
                self.browser.script("document.querySelector('form[data-guard]')?.removeAttribute('data-changed')")
                self.browser.click(".language")
                self.browser.wait("html:not([lang='%s']) h1" % self.language)
                self.assertIn(path, self.browser.url)
                value = self.browser.script("return document.querySelector(arguments[0]).value", field)
                self.assertEqual(value, "words of mine", path)
                self.browser.script("sessionStorage.clear()")

        self.everywhere(flow)

    def test_an_empty_field_begins_where_the_page_does(self):
        def flow():
            for path in ["/", "/concordance", "/align", "/terms", "/concepts/new", "/check"]:
                self.open(path)
                wrong = self.browser.script(
                    "const dir = document.documentElement.dir;"
                    "return [...document.querySelectorAll('input, textarea')].filter(e => !e.value && e.offsetParent"
                    " && e.matches('[dir=auto], :not([dir])') && !['hidden', 'checkbox', 'file'].includes(e.type)"
                    " && getComputedStyle(e).direction !== dir).map(e => e.outerHTML)"
                )
                self.assertEqual(wrong, [], path)

        self.everywhere(flow)

    def test_an_old_encoding_is_read_by_a_button(self):
        self.language = "ar"
        self.browser.resize(1440)
        path = pathlib.Path(self.server.folder / "old.txt")
        path.write_bytes("بدأت الهدنة صباح اليوم في العاصمة.".encode("cp1256"))
        self.open("/annotate")
        self.browser.script("sessionStorage.clear()")
        self.browser.type("[data-file]", str(path))
        self.browser.wait("[data-encoding]")
        self.click("[data-encoding]")
        self.browser.wait(".annotated .article .word", "الهدنة")


if __name__ == "__main__":
    unittest.main()
