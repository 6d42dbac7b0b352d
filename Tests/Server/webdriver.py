"""Speaks the WebDriver protocol with chromedriver: as much of it as the tests of the pages need.

Reference: W3C WebDriver, https://www.w3.org/TR/webdriver2/.
"""
import base64
import json
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def require_programs():
    missing = [name for name in ("chromium", "chromedriver") if not shutil.which(name)]
    if missing:
        raise SystemExit(f"error: {' and '.join(missing)} missing; apt-get install chromium chromium-driver")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Browser:
    """A headless Chromium of its own."""

    def __init__(self, downloads, extension=None):
        require_programs()
        port = free_port()
        self._base = f"http://127.0.0.1:{port}"
        self._driver = subprocess.Popen(
            ["chromedriver", f"--port={port}", "--log-level=OFF"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _ in range(100):
            try:
                self._send("GET", "/status")
                break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        options = {
            "binary": shutil.which("chromium"),
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
            "prefs": {"download.default_directory": str(downloads)},
        }
        if extension:
            options["args"] += [
                f"--load-extension={extension}",
                "--disable-features=DisableLoadExtensionCommandLineSwitch",
            ]
        capabilities = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"},
        }
        self._session = ""
        session = self._send(
            "POST", "/session", {"capabilities": {"alwaysMatch": capabilities}}
        )
        self._session = f"/session/{session['sessionId']}"

    def close(self):
        try:
            self._send("DELETE", self._session)
        finally:
            self._driver.terminate()
            self._driver.wait(10)

    def _send(self, method, path, body=None):
        data = None if method != "POST" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self._base + path, data, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise AssertionError(f"{value['error']}: {value['message'][:300]}") from None

    def call(self, method, path, body=None):
        return self._send(method, self._session + path, body)

    def open(self, url):
        self.call("POST", "/url", {"url": url})

    @property
    def url(self):
        return self.call("GET", "/url")

    def resize(self, width, height=900):
        # The window of a headless browser is not narrower than 500 pixels, its view is.
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", metrics)

    def prefer(self, scheme):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.command("Emulation.setEmulatedMedia", {"features": features})

    def command(self, name, parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def script(self, source, *arguments):
        return self.call("POST", "/execute/sync", {"script": source, "args": list(arguments)})

    def extension_identifier(self, name):
        """The identifier that the browser gave to an unpacked extension."""
        self.open("chrome://extensions")
        script = """
            return document.querySelector("extensions-manager").shadowRoot.querySelector("extensions-item-list")
              .shadowRoot.querySelectorAll("extensions-item").values()
              .map(item => [item.shadowRoot.querySelector("#name").textContent.trim(), item.id]).toArray()
        """
        end = time.monotonic() + 20
        while time.monotonic() < end:
            for found, identifier in self.script(script) or []:
                if found == name:
                    return identifier
            time.sleep(0.1)
        raise AssertionError(f"there is no extension {name}")

    def find(self, selector):
        found = self.call("POST", "/element", {"using": "css selector", "value": selector})
        return found[ELEMENT]

    def count(self, selector):
        return self.script("return document.querySelectorAll(arguments[0]).length", selector)

    def text(self, selector):
        return self.script("return document.querySelector(arguments[0])?.innerText", selector)

    def click(self, selector):
        self.call("POST", f"/element/{self.find(selector)}/click")

    def type(self, selector, text):
        self.call("POST", f"/element/{self.find(selector)}/value", {"text": text})

    def clear(self, selector):
        self.call("POST", f"/element/{self.find(selector)}/clear")

    def press(self, *keys):
        """Presses keys together, the last one being let go first."""
        actions = [{"type": "keyDown", "value": key} for key in keys]
        actions += [{"type": "keyUp", "value": key} for key in reversed(keys)]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.call("POST", "/actions", {"actions": [source]})

    def wait(self, selector, text=None, seconds=20):
        """Waits until an element is there, and has a text."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.text(selector)
            if found is not None and (text is None or text in found):
                return found
            time.sleep(0.05)
        raise AssertionError(f"{selector} with {text!r} did not come; it has {self.text(selector)!r}")

    def errors(self):
        """The errors that the page wrote to its console since the last call."""
        log = self.call("POST", "/se/log", {"type": "browser"})
        return [entry["message"] for entry in log if entry["level"] == "SEVERE"]

    def screenshot(self, path):
        image = self.command("Page.captureScreenshot", {"captureBeyondViewport": True})
        pathlib.Path(path).write_bytes(base64.b64decode(image["data"]))
