#!/usr/bin/env python3
"""Asks two servers for every unit of a TMX file, in the forms in which tools ask, and counts who answers.

Usage: dropin.py FILE.tmx DRAGOMAN_URL [TMSERVER_URL]

TMSERVER_URL is a tmserver of the Translate Toolkit with the same units (`build_tmdb`, `tmserver`). With
Weblate installed (`pip install --no-deps weblate django requests`), its own machinery classes are used
as well; what they need of a database is stubbed.
"""
import json
import sys
import types
import unittest.mock
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
FORMS = [
    ("Arabic, exact", "/tmserver/ar/en/unit/{}", 0),
    ("Arabic, POSIX name of a region", "/tmserver/ar_SA/en_US/unit/{}", 0),
    ("Arabic, in small letters", "/tmserver/ar_sa/en/unit/{}", 0),
    ("Arabic, in the query", "/tmserver/ar/en/unit/?source={}", 0),
    ("English to Arabic", "/tmserver/en/ar/unit/{}", 1),
    ("English to ar_SA", "/tmserver/en/ar_sa/unit/{}", 1),
]


def pairs_of(path):
    for unit in xml.etree.ElementTree.parse(path).getroot().iter("tu"):
        texts = {v.get(LANGUAGE)[:2]: "".join(v.find("seg").itertext()) for v in unit.iter("tuv")}
        if "ar" in texts and "en" in texts:
            yield texts["ar"], texts["en"]


def best(url):
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            found = json.load(answer)
            return found[0]["target"] if found else None
    except urllib.error.HTTPError as error:
        return error.code
    except (urllib.error.URLError, ValueError) as error:
        sys.exit(f"{url}: {error}")


def compare(pairs, bases):
    for name, form, side in FORMS:
        columns = []
        for base in bases:
            answers = [best(base + form.format(urllib.parse.quote(p[side], ""))) for p in pairs]
            count = sum(answer == p[1 - side] for answer, p in zip(answers, pairs))
            codes = sorted({answer for answer in answers if isinstance(answer, int)})
            columns.append(f"{count:6} of {len(pairs)} {' '.join(map(str, codes)):8}")
        print(f"{name:32}", *columns)


def weblate(pairs, base):
    from django.conf import settings

    dummy = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    settings.configure(CACHES=dummy, USE_I18N=False, SECRET_KEY="x")
    import requests

    for name in ["checks", "checks.utils", "lang", "lang.models", "utils.errors", "utils.similarity",
                 "utils.site", "utils.requests", "utils.hash", "machinery.forms"]:
        module = types.ModuleType(f"weblate.{name}")
        module.__getattr__ = lambda _: unittest.mock.MagicMock()
        sys.modules[module.__name__] = module
    sys.modules["weblate.utils.site"].get_site_url = lambda *_: "http://localhost/"

    def request(method, url, headers=None, **options):
        known = {k: v for k, v in options.items() if k in ("params", "json", "data", "timeout", "auth")}
        answer = requests.request(method, url, headers=headers, **known)
        answer.raise_for_status()
        return answer

    sys.modules["weblate.utils.requests"].request = request
    for name in ["BaseMachineryForm", "URLMachineryForm", "MyMemoryMachineryForm", "KeyMachineryForm"]:
        setattr(sys.modules["weblate.machinery.forms"], name, type(name, (), {}))
    from weblate.machinery.mymemory import MyMemoryTranslation
    from weblate.machinery.tmserver import TMServerTranslation

    client = TMServerTranslation({"url": base + "/tmserver"})
    languages = client.download_languages()
    for source, target, side in [("ar", "en", 0), ("ar_SA", "en_US", 0), ("en", "ar", 1)]:
        codes = client.map_language_code(source), client.map_language_code(target)
        count = sum(
            any(m["text"] == p[1 - side] and m["quality"] == 100
                for m in client.download_translations(*codes, p[side], None, None, 75))
            for p in pairs
        )
        print(f"Weblate, tmserver, {codes}: {count} of {len(pairs)}; listed: {codes in languages}")
    client = MyMemoryTranslation({"email": "", "username": "", "key": ""})
    ask = client.request
    client.request = lambda method, url, **options: ask(
        method, url.replace("https://mymemory.translated.net", base), **options
    )
    # Weblate asks for the text up to the first full stop with a space.
    whole = [p for p in pairs if ". " not in p[0]]
    count = sum(
        any(m["text"] == p[1] for m in client.download_translations("ar", "en", p[0], None, None, 75))
        for p in whole
    )
    print(f"Weblate, MyMemory: {count} of {len(whole)}")


def main():
    pairs = list(pairs_of(sys.argv[1]))
    compare(pairs, sys.argv[2:])
    try:
        import weblate as _
    except ImportError:
        print("Weblate is not installed")
    else:
        weblate(pairs, sys.argv[2])


main()
