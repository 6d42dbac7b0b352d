"""The browser extension in Chromium: what it shows of the server, in whose language, and that a page's text stays text."""
import json
import pathlib
import shutil
import tempfile
import unittest

from server import ROOT, Server
from webdriver import Browser

EXTENSION = ROOT / "Integrations/browser"


class Extension(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server("--quiet")
        cls.folder = tempfile.TemporaryDirectory()
        copy = pathlib.Path(cls.folder.name) / "extension"
        shutil.copytree(EXTENSION, copy)
        cls.browser = Browser(cls.folder.name, extension=copy)
        identifier = cls.browser.extension_identifier("Dragoman")
        cls.popup = f"chrome-extension://{identifier}/popup.html"

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.server.stop()
        cls.folder.cleanup()

    def look_up(self, text, address=None):
        self.browser.open(self.popup)
        self.browser.script(
            "return chrome.storage.local.set({ address: arguments[0], token: '' })", address or self.server.base
        )
        self.browser.open(self.popup + "?q=" + text)

    def test_a_form_is_found(self):
        self.look_up("للأمين العام")
        self.browser.wait("#results .entry", "secretary-general")
        self.assertEqual(self.browser.script("return document.querySelector('#query').value"), "للأمين العام")
        directions = self.browser.script(
            "return [...document.querySelectorAll('#results .terms')].map(e => [e.lang, getComputedStyle(e).direction])"
        )
        self.assertIn(["ar", "rtl"], directions)
        self.assertIn(["en", "ltr"], directions)

    def test_nothing_is_found(self):
        self.look_up("zzzz")
        self.browser.wait("#results", "Nothing found")

    def test_the_server_is_away(self):
        self.look_up("هدنة", "http://127.0.0.1:1")
        self.browser.wait("#results", "does not answer")

    def test_words_of_both_languages_are_the_same(self):
        words = [
            set(json.loads((EXTENSION / f"_locales/{language}/messages.json").read_text())) for language in ("ar", "en")
        ]
        self.assertEqual(words[0], words[1])


if __name__ == "__main__":
    unittest.main()
