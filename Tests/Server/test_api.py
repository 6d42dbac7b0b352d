"""The API: what it answers, that nothing is lost, and what it says of bad requests."""
import concurrent.futures
import gzip
import json
import random
import unittest
import urllib.parse

from server import SENTENCES, Server, tmx, unit


class API(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        assert cls.server.stop() == 0

    def test_lookup(self):
        found = self.server.get("/api/v1/lookup", q="للهدنة").json
        self.assertEqual(found["language"], "ar")
        self.assertEqual(found["entries"][0]["concept"], "truce")
        self.assertEqual(found["entries"][0]["match"]["kind"], "inflected")
        self.assertEqual(found["entries"][0]["terms"]["en"][0]["text"], "truce")
        self.assertEqual(found["examples"][0]["target"], SENTENCES[0][1])

    def test_annotate(self):
        article = "قال الأمين العام إن الهدنة بدأت."
        found = self.server.post("/api/v1/annotate", article, name="a.txt").json
        self.assertEqual(found["text"], article)
        for term in found["segments"][0]["terms"]:
            self.assertEqual(article[term["start"]:term["end"]], term["text"])
        self.assertEqual({t["concept"] for t in found["segments"][0]["terms"]}, {"secretary", "truce"})
        page = self.server.post("/api/v1/annotate", article, format="html").text
        self.assertIn('dir="rtl"', page)

    def test_segment(self):
        found = self.server.post("/api/v1/segment", "وصل. ثم غادر؟ نعم.").json
        self.assertEqual(len(found["segments"]), 3)

    def test_match(self):
        found = self.server.get("/api/v1/match", q=SENTENCES[1][0]).json["matches"][0]
        self.assertEqual((found["score"], found["kind"]), (100, "exact"))
        batch = {"segments": [pair[0] for pair in SENTENCES], "threshold": 80}
        results = self.server.post("/api/v1/match", batch).json["results"]
        self.assertEqual([r["matches"][0]["target"] for r in results], [p[1] for p in SENTENCES])
        self.assertEqual(results[1]["matches"][0]["kind"], "context")

    def test_concordance(self):
        found = self.server.get("/api/v1/concordance", q="القاهرة").json["hits"][0]
        place = found["occurrences"][0]
        self.assertEqual(found["source"][place["start"]:place["end"]], "القاهرة")

    def test_memory_import_export_undo(self):
        file = tmx(unit(1, "بدأت القمة.", "The summit began."), "<tu><tuv><seg>x</seg></tuv></tu>")
        path = "/api/v1/memories/" + urllib.parse.quote("ذاكرة")
        trial = self.server.post(path + "/import", file, file="a.tmx", dryRun="true").json
        self.assertEqual((trial["import"], trial["added"]), (None, 1))
        report = self.server.post(path + "/import", gzip.compress(file.encode()), file="a.tmx.gz").json
        self.assertEqual((report["memory"], report["added"], report["rejected"]), ("ذاكرة", 1, 1))
        self.assertEqual(report["file"], "a.tmx.gz")
        self.assertEqual(report["rejections"][0]["line"], 2)
        self.assertIn("The summit began.", self.server.get(path + "/export").text)
        pairs = self.server.get(path + "/export", format="tsv", **{"from": "ar", "to": "en"}).text
        self.assertEqual(pairs, "بدأت القمة.\tThe summit began.\n")
        undone = self.server.request("DELETE", f"/api/v1/imports/{report['import']}").json
        self.assertEqual(undone["removed"], 1)
        self.assertEqual(self.server.get("/api/v1/match", q="بدأت القمة.").json["matches"], [])

    def test_concepts(self):
        path = "/api/v1/glossaries/desk/concepts"
        concept = {"domain": "defence", "terms": {
            "ar": [{"text": "غارة جوية", "partOfSpeech": "noun", "forms": ["غارات جوية"]}],
            "en": [{"text": "air strike"}, {"text": "air raid", "status": "admitted"}],
        }}
        added = self.server.post(path, concept)
        self.assertEqual(added.status, 201, added.text)
        location = added.headers["Location"]
        stored = self.server.get(location)
        self.assertEqual(stored.headers["ETag"], f'"{stored.json["revision"]}"')
        self.assertEqual(self.server.get("/api/v1/lookup", q="غارات جوية").json["entries"][0]["match"]["kind"], "inflected")
        first = stored.json | {"definition": "من الجو"}
        tag = {"If-Match": stored.headers["ETag"]}
        self.assertEqual(self.server.request("PUT", location, json.dumps(first), tag).status, 200)
        late = self.server.request("PUT", location, json.dumps(stored.json), tag)
        self.assertEqual(late.status, 409)
        self.assertEqual(late.headers["Content-Type"], "application/problem+json")
        del first["revision"]
        self.assertEqual(self.server.request("PUT", location, json.dumps(first)).status, 428)
        self.assertEqual(self.server.request("DELETE", location, headers=tag).status, 409)
        self.assertEqual(self.server.request("DELETE", location).status, 204)
        self.assertEqual(self.server.get(location).status, 404)

    def test_faults_of_concepts(self):
        answer = self.server.post("/api/v1/glossaries/desk/concepts", {"terms": {"ar": [{"text": " "}]}})
        self.assertEqual(answer.status, 422)
        self.assertIn("terms[0].text", answer.json["detail"])

    def test_glossary_import(self):
        path = "/api/v1/glossaries/more/import"
        table = "ar,en\nسلام,peace\nحرب,war\n"
        self.assertEqual(self.server.post(path, table, file="t.csv", dryRun="1").json["added"], 2)
        self.assertEqual(self.server.get("/api/v1/glossaries/more/concepts").status, 404)
        self.assertEqual(self.server.post(path, table, file="t.csv").json["added"], 2)
        self.assertEqual(len(self.server.get("/api/v1/glossaries/more/concepts").json["concepts"]), 2)
        for form, piece in [("tbx", "<term>peace"), ("csv", "peace"), ("omegat", "peace")]:
            file = self.server.get("/api/v1/glossaries/more/export", format=form, **{"from": "ar", "to": "en"})
            self.assertEqual(file.status, 200, file.text)
            self.assertIn(piece, file.text)
        self.assertEqual(self.server.request("DELETE", "/api/v1/glossaries/more").status, 204)

    def test_align(self):
        texts = {"source": "وصل الوزير. ثم غادر القاهرة.", "target": "The minister arrived. He then left Cairo."}
        found = self.server.post("/api/v1/align", texts).json["segments"]
        self.assertEqual([s["sourceIndices"] for s in found], [[0], [1]])
        store = {"memory": "aligned", "from": "ar", "to": "en", "segments": found}
        self.assertEqual(self.server.post("/api/v1/align/store", store).json["added"], 2)

    def test_problems(self):
        long = "ا" * 20_000
        for path, status in [
            ("/api/v1/lookup", 400),
            ("/api/v1/lookup?q=%FF", 400),
            ("/api/v1/lookup?q=%00", 400),
            ("/api/v1/lookup?q=x&limit=0", 400),
            ("/api/v1/lookup?q=x&from=123", 400),
            ("/api/v1/match?q=x&threshold=101", 400),
            ("/api/v1/match?q=x&memory=none", 404),
            ("/api/v1/memories/none/export", 404),
            ("/api/v1/glossaries/none/concepts", 404),
            ("/api/v1/glossaries/none/concepts/x", 404),
            ("/api/v1/nothing", 404),
            ("/api/v1/lookup?q=" + urllib.parse.quote(long)[:60_000], 413),
        ]:
            with self.subTest(path=path[:60]):
                answer = self.server.get(path)
                self.assertEqual(answer.status, status)
                self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
                self.assertEqual(answer.json["status"], status)
                for secret in ["/tmp", "SELECT", ".sqlite", "swift"]:
                    self.assertNotIn(secret, answer.text)
        for path, body, status in [
            ("/api/v1/match", "{", 400),
            ("/api/v1/match", {"segments": "x"}, 400),
            ("/api/v1/match", {"segments": ["x"], "limit": 0}, 400),
            ("/api/v1/memories/m/import", "no XML", 422),
            ("/api/v1/memories/m/import", "", 400),
            ("/api/v1/glossaries/g/import", "", 400),
            ("/api/v1/annotate", b"\xff\xfe\xff", 422),
        ]:
            with self.subTest(path=path, body=body):
                answer = self.server.post(path, body)
                self.assertEqual(answer.status, status, answer.text)
                self.assertNotIn("/tmp", answer.text)

    def test_readers_and_a_writer(self):
        """While a file is imported, nobody waits for it and nobody fails."""
        units = [unit(i, f"جملة رقم {i} من الملف الكبير.", f"Sentence {i} of the big file.") for i in range(20_000)]
        with concurrent.futures.ThreadPoolExecutor(5) as pool:
            writing = pool.submit(self.server.post, "/api/v1/memories/big/import", tmx(*units))
            count = 0
            while not writing.done() or count < 50:
                reading = [pool.submit(self.server.get, "/api/v1/match", q=SENTENCES[0][0]) for _ in range(4)]
                for answer in reading:
                    self.assertEqual(answer.result().status, 200)
                count += 4
            self.assertEqual(writing.result().json["added"], 20_000)
        self.assertEqual(self.server.get("/api/v1/match", q="جملة رقم 7 من الملف الكبير.").json["matches"][0]["score"], 100)

    def test_no_update_is_lost(self):
        """Of many who change one concept at the same time, each change is there or was refused."""
        path = "/api/v1/glossaries/desk/concepts/ceasefire"

        def change(number):
            stored = self.server.get(path).json
            stored["note"] = (stored["note"] or "") + f"{number};"
            body = json.dumps(stored)
            return self.server.request("PUT", path, body, {"If-Match": str(stored["revision"])}).status, number

        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            results = list(pool.map(change, range(40)))
        kept = [number for status, number in results if status == 200]
        self.assertLessEqual({status for status, _ in results}, {200, 409})
        note = self.server.get(path).json["note"]
        self.assertEqual(sorted(int(n) for n in note.split(";") if n), kept)

    def test_hostile_requests(self):
        """Requests made of pieces at random: no answer says that the server is at fault."""
        random.seed(8)
        paths = ["lookup", "match", "annotate", "align", "memories/a/import", "glossaries/a/concepts",
                 "glossaries/%2e%2e/export", "memories/%00", "imports/99999999999999999999", "concordance"]
        pieces = ["%", "%ff", "&q=", "q=ا", "\"", "from=ar", "to=", "limit=-1", "threshold=1e9", "+", "|", "%u0627",
                  "memory=", "\u202e".encode().hex(), "of=tmx", "langpair=ar|en", "q=" + "a" * 900]
        prefixes = ["/api/v1/", "/tmserver/ar/en/unit/", "/", "/get?", "/set?", "//", "/tmserver/"]
        bodies = [b"", b"{}", b"[]", b"null", b"\x00", b"\xff\xfe", b'{"segments":[1]}', "{\"source\":\"ا\"}".encode(),
                  b'<tmx>', b"PK\x03\x04", b"\x1f\x8b\x08", b"a" * 5000]
        methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"]
        for _ in range(600):
            path = random.choice(prefixes) + random.choice(paths) + "?"
            path += "&".join(random.choices(pieces, k=random.randrange(5)))
            path = urllib.parse.quote(path, safe="/?&=%|+\"")
            answer = self.server.request(random.choice(methods), path.replace('"', "%22"), random.choice(bodies))
            self.assertLess(answer.status, 500, f"{path}: {answer.text[:200]}")


if __name__ == "__main__":
    unittest.main()
