"""The requests of real tools, replayed: Weblate, Okapi, Virtaal, OmegaT.

Each path is written as the tool writes it. tmserver of the Translate Toolkit fails on the Arabic ones.
"""
import json
import unittest
import urllib.parse

from server import SENTENCES, Server, tmx, unit

TEXT, TRANSLATION = SENTENCES[0]
SLASHED = SENTENCES[2][0]


class TMServer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def best(self, path):
        answer = self.server.get(path)
        self.assertEqual(answer.status, 200, answer.text)
        self.assertTrue(answer.headers["Content-Type"].startswith("application/json"))
        return answer.json[0] if answer.json else None

    def test_forms_of_request(self):
        weblate = urllib.parse.quote(TEXT, "")
        okapi = urllib.parse.quote_plus(TEXT).replace("+", "%20")
        for form, path in {
            "Weblate": f"/tmserver/ar/en/unit/{weblate}",
            "Weblate, with a region": f"/tmserver/ar_sa/en/unit/{weblate}",
            "Okapi": f"/tmserver/ar_SA/en_US/unit/{okapi}?min_similarity=75&max_candidates=3",
            "Virtaal": f"/tmserver/ar/en/unit/{weblate}?min_similarity=70&max_candidates=5&style=",
            "amaGama, in the query": f"/tmserver/ar/en/unit/?source={weblate}",
            "other case": f"/tmserver/AR-sa/EN/unit/{weblate}",
            "small hexadecimal digits": f"/tmserver/ar/en/unit/{weblate.lower()}",
            "numbers that are none": f"/tmserver/ar/en/unit/{weblate}?min_similarity=x&max_candidates=",
        }.items():
            with self.subTest(form):
                found = self.best(path)
                self.assertEqual(found["source"], TEXT)
                self.assertEqual(found["target"], TRANSLATION)
                self.assertEqual(found["quality"], 100)
                self.assertIn("rank", found)
                self.assertIn("context", found)

    def test_quality_is_a_fraction(self):
        text = self.server.get("/tmserver/ar/en/unit/" + urllib.parse.quote(TEXT, "")).text
        self.assertIn('"quality":100.0', text)

    def test_slash(self):
        for encoded in [urllib.parse.quote(SLASHED, ""), urllib.parse.quote(SLASHED, "/")]:
            self.assertEqual(self.best("/tmserver/ar/en/unit/" + encoded)["source"], SLASHED)

    def test_nothing(self):
        self.assertIsNone(self.best("/tmserver/ar/en/unit/" + urllib.parse.quote("شيء آخر تماما", "")))
        self.assertIsNone(self.best("/tmserver/fr/en/unit/bonjour"))
        self.assertEqual(self.server.get("/tmserver/ar/ar/unit/x").status, 404)
        self.assertEqual(self.server.get("/tmserver/%D8%A7/en/unit/x").status, 404)

    def test_languages(self):
        for path in ["/tmserver/languages/", "/tmserver/languages"]:
            found = self.server.get(path).json
            self.assertIn("ar", found["sourceLanguages"])
            self.assertIn("en", found["targetLanguages"])

    def test_callback(self):
        path = "/tmserver/ar/en/unit/" + urllib.parse.quote(TEXT, "")
        self.assertTrue(self.server.get(path + "?jsoncallback=take").text.startswith("take(["))
        self.assertEqual(self.server.get(path + "?jsoncallback=alert(1)//").status, 400)

    def test_storing(self):
        source = "هبطت الطائرة/الطائرات بسلام."
        path = "/tmserver/ar/en/unit/" + urllib.parse.quote(source, "")
        body = {"source": source, "target": "The plane landed safely."}
        for method in ["PUT", "POST"]:
            answer = self.server.request(method, path, json.dumps(body))
            self.assertEqual((answer.status, answer.text), (200, '""'))
        self.assertEqual(self.best(path)["target"], body["target"])

    def test_stores(self):
        units = [{"source": "سقط المطر ليلا.", "target": "It rained at night.", "context": ""}]
        path = "/tmserver/ar/en/store/"
        self.assertEqual(self.server.post(path + "weather", units).text, "added 1 units from weather")
        file = tmx(unit(1, "أشرقت الشمس صباحا.", "The sun rose in the morning."))
        answer = self.server.request("PUT", path + "sun.tmx", file)
        self.assertEqual(answer.text, "added 1 units from sun.tmx")
        found = self.best("/tmserver/ar/en/unit/" + urllib.parse.quote("أشرقت الشمس صباحا.", ""))
        self.assertEqual(found["target"], "The sun rose in the morning.")


class MyMemory(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def test_forms_of_request(self):
        text = urllib.parse.quote(TEXT, "")
        plus = urllib.parse.quote_plus(TEXT)
        for form, path in {
            "Okapi": f"/get?q={plus}&langpair=ar-eg|en-us&mt=0&numres=25",
            "Weblate": f"/get?q={plus}&langpair=ar%7Cen&key=x&de=a%40b.org",
            "OmegaT": f"/api/get?q={text}&langpair=ar%7Cen&of=json",
        }.items():
            with self.subTest(form):
                found = self.server.get(path).json
                self.assertEqual(found["responseStatus"], 200)
                self.assertIsInstance(found["responseStatus"], int)
                self.assertEqual(found["responseData"]["translatedText"], TRANSLATION)
                match = found["matches"][0]
                self.assertEqual((match["segment"], match["translation"]), (TEXT, TRANSLATION))
                self.assertEqual(match["match"], 1)
                self.assertRegex(match["create-date"], r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")
                for key in ["id", "quality", "reference", "usage-count", "subject", "created-by",
                            "last-updated-by", "last-update-date", "source", "target", "penalty"]:
                    self.assertIn(key, match)

    def test_errors_have_a_text_for_a_status(self):
        for path in ["/get?q=x&langpair=en", "/get?langpair=en|ar", "/get?q=x", "/set?seg=x"]:
            found = self.server.get(path).json
            self.assertEqual(found["responseStatus"], "403")
            self.assertEqual(found["matches"], "")

    def test_setting(self):
        query = {"seg": "أقلعت السفينة.", "tra": "The ship set sail.", "langpair": "ar-sa|en-gb"}
        found = self.server.get("/set", **query).json
        self.assertEqual((found["responseData"], found["responseStatus"]), ("OK", 200))
        answer = self.server.get("/get", q=query["seg"], langpair="ar|en").json
        self.assertEqual(answer["responseData"]["translatedText"], query["tra"])

    def test_machine_translations_only_when_wanted(self):
        machine = (
            '<tu changeid="MT!" creationid="MT!"><prop type="x-mt">true</prop><tuv xml:lang="ar"><seg>هدأت الرياح مساء.</seg></tuv>'
            '<tuv xml:lang="en" creationid="MT!"><seg>The winds calmed in the evening.</seg></tuv></tu>'
        )
        self.server.post("/api/v1/memories/machine/import", tmx(machine))
        query = {"q": "هدأت الرياح مساء.", "langpair": "ar|en"}
        found = self.server.get("/get", **query).json["matches"]
        self.assertEqual([match["created-by"] for match in found], ["MT!"])
        self.assertEqual(self.server.get("/get", mt="0", **query).json["matches"], [])

    def test_a_key_is_for_the_asking(self):
        self.assertTrue(self.server.get("/keygen", user="a", **{"pass": "b"}).json["key"])
        self.assertEqual(self.server.get("/keygen").json["responseStatus"], "403")

    def test_tmx(self):
        answer = self.server.get("/get", q=TEXT, langpair="ar|en", of="tmx")
        self.assertIn("<tmx", answer.text)
        self.assertIn(TRANSLATION, answer.text)


if __name__ == "__main__":
    unittest.main()
