"""Starts the program as a server with a library of its own, for the tests beside this file."""
import http.client
import json
import os
import pathlib
import re
import subprocess
import tempfile
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("DRAGOMAN") or ROOT / ".build/debug/dragoman"

GLOSSARY = """id,domain,ar,en,status
truce,defence,هدنة,truce,preferred
ceasefire,defence,وقف إطلاق النار,ceasefire,preferred
secretary,offices,الأمين العام,secretary-general,preferred
"""


def unit(number, arabic, english):
    return (
        f'<tu tuid="{number}"><tuv xml:lang="ar"><seg>{arabic}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{english}</seg></tuv></tu>'
    )


def tmx(*units):
    return (
        '<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header creationtool="test" '
        'creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" srclang="ar" '
        'datatype="plaintext"/><body>' + "\n".join(units) + "</body></tmx>"
    )


SENTENCES = [
    ("وقع الطرفان اتفاق الهدنة صباح اليوم.", "The two sides signed the truce this morning."),
    ("وصل الأمين العام إلى القاهرة.", "The secretary-general arrived in Cairo."),
    ("نسبة النمو 4/5 هذا العام.", "Growth is 4/5 this year."),
]


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)


class Server:
    """A server on a free port of this machine."""

    def __init__(self, *options, fill=True):
        self._folder = tempfile.TemporaryDirectory(prefix="dragoman-server-")
        self.folder = pathlib.Path(self._folder.name)
        self.library = self.folder / "library.sqlite"
        if fill:
            (self.folder / "desk.csv").write_text(GLOSSARY)
            (self.folder / "news.tmx").write_text(
                tmx(*(unit(i, *pair) for i, pair in enumerate(SENTENCES)))
            )
            self.run("glossary", "import", self.folder / "desk.csv")
            self.run("memory", "import", self.folder / "news.tmx")
        self.log = open(self.folder / "log", "w+")
        self.process = subprocess.Popen(
            [PROGRAM, "--library", self.library, "serve", "--port", "0", *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for line in self.process.stderr:
            self.log.write(line)
            found = re.search(r"serving http://.*:(\d+)/", line)
            if found:
                self.port = int(found.group(1))
                break
        else:
            raise AssertionError("the server did not start")
        # Whoever writes to a pipe that nobody reads comes to a stop.
        self._reader = subprocess.Popen(
            ["cat"], stdin=self.process.stderr, stdout=self.log, stderr=subprocess.DEVNULL
        )

    @property
    def base(self):
        return f"http://127.0.0.1:{self.port}"

    def run(self, *arguments):
        subprocess.run(
            [PROGRAM, "--library", self.library, *arguments],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def request(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            data = body.encode() if isinstance(body, str) else body
            connection.putrequest(method, path, skip_host="Host" in (headers or {}))
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if data is not None:
                connection.putheader("Content-Length", str(len(data)))
            connection.endheaders(data)
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def get(self, path, headers=None, **parameters):
        query = "?" + urllib.parse.urlencode(parameters) if parameters else ""
        return self.request("GET", path + query, headers=headers)

    def post(self, path, body, headers=None, **parameters):
        query = "?" + urllib.parse.urlencode(parameters) if parameters else ""
        data = json.dumps(body) if isinstance(body, (dict, list)) else body
        return self.request("POST", path + query, data, headers)

    def stop(self):
        self.process.terminate()
        status = self.process.wait(30)
        self._reader.wait(10)
        self.process.stderr.close()
        self.log.close()
        self._folder.cleanup()
        return status
