"""Every page against axe-core, in both languages, both colour schemes, wide and narrow.

Scripts/test-programs runs it. DRAGOMAN_AXE names the script (axe.min.js of the npm package axe-core).
"""
import os
import pathlib
import unittest
import urllib.parse

from server import SENTENCES, Server
from webdriver import Browser

AXE = os.environ["DRAGOMAN_AXE"]
ARTICLE = "\n\n".join(pair[0] for pair in SENTENCES) + "\n\nقال الأمين العام إن الهدنة لم تبدأ بعد."
TRUCE = urllib.parse.quote("الهدنة")
PAGES = {
    "home": "/", "look-up": f"/?q={TRUCE}", "nothing": "/?q=qqqqqq", "annotate": "/annotate", "check": "/check",
    "terms": "/terms", "terms-none": "/terms?q=qqqqqq", "concept": "/c/desk/truce", "edit": "/c/desk/truce/edit",
    "new": "/concepts/new", "glossaries": "/glossaries", "concordance": "/concordance",
    "pairs": f"/concordance?q={TRUCE}", "lines": f"/concordance?q={TRUCE}&view=kwic", "memories": "/memories",
    "memory": "/memories/news", "align": "/align", "review": "/review", "history": "/history", "people": "/people",
    "api": "/api", "lost": "/nowhere",
}
RUN = "return axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(each => each.id + ': ' + each.nodes.map(node => node.html).slice(0, 3).join(' | ')))"


class Accessibility(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server("--quiet")
        cls.browser = Browser(cls.server.folder)
        cls.source = pathlib.Path(AXE).read_text()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.server.stop()

    def examine(self, name):
        self.browser.script(self.source)
        self.assertEqual(self.browser.script(RUN), [], name)

    def test_pages(self):
        for language, width, scheme in [("ar", 1280, "light"), ("en", 1280, "dark"), ("ar", 360, "dark"), ("en", 360, "light")]:
            self.browser.resize(width)
            self.browser.prefer(scheme)
            for name, path in PAGES.items():
                with self.subTest(page=name, language=language, width=width):
                    mark = "&" if "?" in path else "?"
                    self.browser.open(f"{self.server.base}{path}{mark}lang={language}")
                    self.examine(name)
            with self.subTest(page="reading room", language=language, width=width):
                self.browser.open(f"{self.server.base}/annotate?lang={language}&text={urllib.parse.quote(ARTICLE)}")
                self.browser.wait(".annotated .word")
                self.examine("annotated")
                self.browser.click(".annotated .article .word")
                self.browser.wait(".card-open .equivalent")
                self.examine("card")
            with self.subTest(page="beads", language=language, width=width):
                self.browser.open(f"{self.server.base}/align?lang={language}")
                self.browser.type("#source", "وصل الوزير صباحا. غادر القاهرة مساء.")
                self.browser.type("#target", "The minister arrived in the morning. He left Cairo in the evening.")
                self.browser.click("form button.main")
                self.browser.wait(".bead")
                self.examine("beads")


if __name__ == "__main__":
    unittest.main()
