"""Who may use the server, and what it takes."""
import base64
import io
import os
import signal
import subprocess
import threading
import time
import unittest
import urllib.parse
import zipfile

from server import PROGRAM, Server, tmx, unit


class Safety(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def status(self, method="GET", path="/api/v1/memories", body=None, **headers):
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.server.request(method, path, body, names).status

    def test_host(self):
        self.assertEqual(self.status(Host=f"localhost:{self.server.port}"), 200)
        self.assertEqual(self.status(Host="[::1]:99"), 200)
        for host in ["evil.com", "127.0.0.1.evil.com", "", "localhost.evil.com"]:
            self.assertEqual(self.status(Host=host), 403, host)

    def test_origin(self):
        own = f"http://127.0.0.1:{self.server.port}"
        post = ("POST", "/api/v1/segment", "x")
        self.assertEqual(self.status(*post, Origin=own), 200)
        self.assertEqual(self.status(*post), 200)
        for origin in ["http://evil.com", "null", "http://127.0.0.1:1", own + ".evil.com"]:
            self.assertEqual(self.status(*post, Origin=origin), 403, origin)
        self.assertEqual(self.status("DELETE", "/api/v1/memories/news", Origin="http://evil.com"), 403)

    def test_other_sites(self):
        self.assertEqual(self.status(Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors"), 403)
        self.assertEqual(self.status(Sec_Fetch_Site="same-origin"), 200)
        link = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}
        self.assertEqual(self.status("GET", "/", **link), 200)
        change = "/set?" + urllib.parse.urlencode({"seg": "a", "tra": "b", "langpair": "en|ar"})
        self.assertEqual(self.status("GET", change, **link), 403)

    def test_headers(self):
        for path in ["/", "/api/v1/memories", "/nothing", "/assets/desk.js"]:
            headers = self.server.get(path).headers
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            self.assertNotIn("unsafe", headers["Content-Security-Policy"])
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(headers["X-Frame-Options"], "DENY")

    def test_what_is_written_is_escaped(self):
        attack = "<script>alert(1)</script>"
        for path in ["/?q=", "/memories?q=", "/glossaries/desk?q="]:
            page = self.server.get(path + urllib.parse.quote(attack)).text
            self.assertNotIn("<script>alert", page, path)
        body = urllib.parse.urlencode({"text": attack})
        self.assertNotIn("<script>alert", self.server.post("/annotate", body).text)

    def test_metrics_and_health(self):
        self.assertEqual(self.server.get("/healthz").text, "ok\n")
        text = self.server.get("/metrics").text
        self.assertRegex(text, r'dragoman_http_requests_total\{.*route="/healthz".*\} [1-9]')
        self.assertIn('le="+Inf"', text)

    def test_the_log_has_no_text_of_a_user(self):
        self.server.get("/api/v1/lookup", q="سري للغاية")
        self.server.get("/tmserver/ar/en/unit/" + urllib.parse.quote("سري", ""))
        time.sleep(0.3)
        log = (self.server.folder / "log").read_text()
        self.assertIn("/api/v1/lookup", log)
        for secret in ["سري", "%D8%B3"]:
            self.assertNotIn(secret, log)

    def test_an_archive_that_unpacks_to_too_much(self):
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            with archive.open("news.tmx", "w", force_zip64=True) as file:
                file.write(tmx(unit(1, "نص", "text")).replace("</body></tmx>", "").encode())
                for _ in range(400):
                    file.write(b" " * (1 << 20))
        answer = self.server.post("/api/v1/memories/bomb/import", bomb.getvalue(), file="news.zip")
        self.assertEqual(answer.status, 422, answer.text)
        self.assertRegex(answer.json["detail"], "unpacks to more|larger than|first [0-9]+ MB")
        names = [m["name"] for m in self.server.get("/api/v1/memories").json["memories"]]
        self.assertNotIn("bomb", names)

    def test_errors_in_the_language_of_the_client(self):
        for header, words in [({}, "q is missing"), ({"Accept-Language": "ar"}, "ينقص")]:
            answer = self.server.get("/api/v1/lookup", headers=header)
            self.assertEqual(answer.status, 400)
            self.assertIn(words, answer.json["detail"])

    def test_size(self):
        self.assertEqual(self.status("POST", "/api/v1/segment", b"a" * (8 * 2**20 + 1)), 413)


class Token(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server("--token", "s3cret-token")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def test_token(self):
        def status(path="/api/v1/memories", **headers):
            return self.server.get(path, headers=headers).status

        self.assertEqual(status(), 401)
        self.assertEqual(status("/metrics"), 401)
        self.assertEqual(status("/healthz"), 200)
        self.assertEqual(status(Authorization="Bearer s3cret-token"), 200)
        self.assertEqual(status(Authorization="Bearer s3cret"), 401)
        pair = base64.b64encode(b"weblate:s3cret-token").decode()
        self.assertEqual(status(Authorization=f"Basic {pair}"), 200)
        self.assertEqual(status("/get?q=x&langpair=en|ar&key=s3cret-token"), 200)
        self.assertEqual(status("/get?q=x&langpair=en|ar&key=wrong"), 401)

    def test_login(self):
        page = self.server.get("/", headers={"Accept": "text/html"})
        self.assertEqual((page.status, page.headers["Location"]), (303, "/login"))
        self.assertEqual(self.server.post("/login", "token=wrong").status, 401)
        answer = self.server.post("/login", "token=s3cret-token")
        cookie = answer.headers["Set-Cookie"]
        self.assertIn("HttpOnly", cookie)
        self.assertIn("SameSite=Strict", cookie)
        self.assertNotIn("s3cret", cookie)
        session = cookie.split(";")[0]
        self.assertEqual(self.server.get("/", headers={"Cookie": session}).status, 200)


class TimeLimit(unittest.TestCase):
    def test_what_takes_too_long_is_interrupted(self):
        server = Server("--time-limit", "1", fill=False)
        try:
            units = [unit(i, f"وصل الوفد رقم {i} صباحا.", f"Delegation {i} came.") for i in range(20_000)]
            imported = server.post("/api/v1/memories/m/import", tmx(*units))
            # What is written takes the time it needs.
            self.assertEqual(imported.json["added"], 20_000)
            segments = [f"وصل الوفد رقم {i} مساء." for i in range(5_000)]
            start = time.monotonic()
            answer = server.post("/api/v1/match", {"segments": segments, "threshold": 10})
            self.assertEqual(answer.status, 422, answer.text[:200])
            self.assertIn("too long", answer.json["detail"])
            self.assertLess(time.monotonic() - start, 20)
            self.assertEqual(server.get("/api/v1/match", q="وصل الوفد رقم 7 مساء.").status, 200)
        finally:
            server.stop()


class Process(unittest.TestCase):
    def test_other_addresses_need_a_token(self):
        run = subprocess.run(
            [PROGRAM, "--library", "/tmp/none.sqlite", "serve", "--host", "0.0.0.0"],
            capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=30,
        )
        self.assertEqual(run.returncode, 2)
        self.assertIn("--token", run.stderr)
        self.assertFalse(os.path.exists("/tmp/none.sqlite"))

    def test_a_port_that_is_taken(self):
        server = Server(fill=False)
        run = subprocess.run(
            [PROGRAM, "--library", server.library, "serve", "--port", str(server.port)],
            capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=30,
        )
        self.assertEqual(run.returncode, 2, run.stderr)
        self.assertEqual(server.stop(), 0)

    def test_stopping_finishes_what_was_begun(self):
        server = Server(fill=False)
        units = [unit(i, f"جملة رقم {i}.", f"Sentence {i}.") for i in range(20_000)]
        answers = []
        request = threading.Thread(
            target=lambda: answers.append(server.post("/api/v1/memories/m/import", tmx(*units)))
        )
        request.start()
        time.sleep(0.4)
        server.process.send_signal(signal.SIGTERM)
        request.join(60)
        self.assertEqual(answers[0].json["added"], 20_000)
        self.assertEqual(server.stop(), 0)


if __name__ == "__main__":
    unittest.main()
