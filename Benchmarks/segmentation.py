#!/usr/bin/env python3
"""Compares segmentation with that of other tools: boundaries on the hard sets and on news, and speed.

    Benchmarks/segmentation.py [--data FOLDER] [--speed] [--seconds N]

Needs release builds (`swift build -c release` here and in the root) and, from PyPI, pysbd, sentencex,
nltk, blingfire and choppa-srx, which brings LanguageTool's rules; PyICU is optional. A tool that is
not installed is left out, and said so.

A paragraph is a line of a hard set, or ten sentences of the news joined by one space, of which only
those are taken that end in a stop. A boundary is the count of characters, without white space, before
it; the end of a paragraph does not count. Each tool gets one paragraph at a time.
"""
import argparse
import importlib
import json
import pathlib
import re
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "Tests/SegmentationTests/Fixtures"
FINAL_STOP = re.compile(r"[.!?؟…۔][\"”’»)\]›']*$")


def dragoman(language, paragraphs):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n\n".join(paragraphs) + "\n")
        file.flush()
        command = [ROOT / ".build/release/dragoman", "segment", "--language", language]
        command += ["--format", "json", "--quiet", file.name]
        result = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    found = [[] for _ in paragraphs]
    for segment in result["segments"]:
        found[segment["paragraph"] - 1].append(segment["text"])
    return found


def pysbd(language, paragraphs):
    segmenter = importlib.import_module("pysbd").Segmenter(language=language, clean=False)
    return [segmenter.segment(paragraph) for paragraph in paragraphs]


def sentencex(language, paragraphs):
    segment = importlib.import_module("sentencex").segment
    return [list(segment(language, paragraph)) for paragraph in paragraphs]


def blingfire(language, paragraphs):
    split = importlib.import_module("blingfire").text_to_sentences
    return [split(paragraph).split("\n") for paragraph in paragraphs]


def punkt(language, paragraphs):
    """Punkt learns its abbreviations from a text; here from the paragraphs themselves."""
    module = importlib.import_module("nltk.tokenize.punkt")

    class Ends(module.PunktLanguageVars):
        sent_end_chars = (".", "?", "!", "؟", "۔", "…")

    trainer = module.PunktTrainer(lang_vars=Ends())
    trainer.train("\n".join(paragraphs), finalize=True)
    segmenter = module.PunktSentenceTokenizer(trainer.get_params(), lang_vars=Ends())
    return [segmenter.tokenize(paragraph) for paragraph in paragraphs]


def languagetool_rules():
    package = pathlib.Path(importlib.import_module("choppa").__file__).parent
    return package / "data/srx/languagetool_segment.srx"


def languagetool(language, paragraphs):
    document = importlib.import_module("choppa.srx_parser").SrxDocument(
        ruleset=str(languagetool_rules())
    )
    iterator = importlib.import_module("choppa.iterators").SrxTextIterator
    return [list(iterator(document, language, paragraph)) for paragraph in paragraphs]


def icu(language, paragraphs):
    module = importlib.import_module("icu")
    iterator = module.BreakIterator.createSentenceInstance(module.Locale(language))
    found = []
    for paragraph in paragraphs:
        iterator.setText(module.UnicodeString(paragraph))
        ends = list(iterator)
        units = paragraph.encode("utf-16-le")
        bounds = zip([0] + ends, ends)
        found.append([units[2 * a : 2 * b].decode("utf-16-le", "replace") for a, b in bounds])
    return found


TOOLS = {
    "Dragoman": dragoman,
    "LanguageTool (choppa-srx)": languagetool,
    "sentencex": sentencex,
    "BlingFire": blingfire,
    "ICU": icu,
    "Punkt": punkt,
    "pySBD": pysbd,
}


def boundaries(segments):
    found, count = set(), 0
    for segment in segments:
        count += len(re.sub(r"\s", "", segment))
        found.add(count)
    found.discard(count)
    return found


def score(tool, language, gold):
    """Returns precision, recall and F1 in percent."""
    found = tool(language, ["".join(paragraph) for paragraph in gold])
    hits = extra = missed = 0
    for expected, actual in zip(gold, found):
        expected, actual = boundaries(expected), boundaries(actual)
        hits += len(expected & actual)
        extra += len(actual - expected)
        missed += len(expected - actual)
    precision, recall = hits / max(1, hits + extra), hits / max(1, hits + missed)
    return 100 * precision, 100 * recall, 200 * hits / max(1, 2 * hits + extra + missed)


def hard_set(language):
    lines = (FIXTURES / f"hard.{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("‖") for line in lines if line and not line.startswith("#")]


def news(path):
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if FINAL_STOP.search(line)]
    groups = [lines[index : index + 10] for index in range(0, len(lines), 10)]
    return [[line + " " for line in group] for group in groups]


def table(sets):
    print("| tool | " + " | ".join(name for name, _, _ in sets) + " |")
    print("| --- |" + " --- |" * len(sets))
    for name, tool in TOOLS.items():
        cells = []
        for _, language, gold in sets:
            try:
                cells.append("%.1f / %.1f / **%.1f**" % score(tool, language, gold))
            except ImportError as error:
                cells.append(f"not installed ({error.name})")
        print(f"| {name} | " + " | ".join(cells) + " |")


def timed(call, text, seconds):
    size, best, end = len(text.encode("utf-8")) / 1e6, 0, time.perf_counter() + seconds
    while True:
        start = time.perf_counter()
        call()
        best = max(best, size / (time.perf_counter() - start))
        if time.perf_counter() > end:
            return f"{best:.3g} MB/s"


def run(command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def icu_over_utf8(path, language, seconds):
    program = pathlib.Path(tempfile.gettempdir()) / "icu_sentences"
    source = ROOT / "Benchmarks/Peers/icu_sentences.c"
    run(["cc", "-O2", "-o", str(program), str(source), "-licuuc"])
    return run([str(program), path, language, str(seconds)])


def speed(language, text, seconds):
    """Prints speeds on one core; the slow tools get the first 200 KB."""
    benchmark = ROOT / "Benchmarks/.build/release/SegmentationBenchmark"
    short = text[:100_000]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        path, wait = file.name, str(seconds)
        rules = str(languagetool_rules())
        jobs = [
            ("Dragoman, built-in rules", lambda: run([benchmark, path, language, wait])),
            ("ICU over UTF-8, in C", lambda: icu_over_utf8(path, language, seconds)),
            ("sentencex", lambda: timed(lambda: sentencex(language, [text]), text, seconds)),
            ("BlingFire", lambda: timed(lambda: blingfire(language, [text]), text, seconds)),
            ("pySBD", lambda: timed(lambda: pysbd(language, [short]), short, 0)),
            ("Dragoman, LanguageTool's rules", lambda: run([benchmark, path, language, wait, rules])),
            ("choppa-srx, LanguageTool's rules",
             lambda: timed(lambda: languagetool(language, [short]), short, 0)),
        ]
        for name, job in jobs:
            try:
                print(f"| {language} | {name} | {job()} |", flush=True)
            except (ImportError, OSError, subprocess.CalledProcessError) as error:
                print(f"| {language} | {name} | not run ({error}) |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=pathlib.Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--speed", action="store_true", help="measure speed too")
    parser.add_argument("--seconds", type=float, default=3, help="how long each tool runs")
    arguments = parser.parse_args()
    print("P / R / F1 of boundaries, in percent\n")
    table([
        ("hard lines, Arabic", "ar", hard_set("ar")),
        ("hard lines, English", "en", hard_set("en")),
    ])
    arabic = arguments.data / "segmentation/news-commentary.ar.txt"
    english = arguments.data / "segmentation/news.en.txt"
    if not arabic.exists():
        print(f"\nNo news: {arabic} does not exist.")
        return
    print()
    table([("news commentary, Arabic", "ar", news(arabic)), ("news, English", "en", news(english))])
    if arguments.speed:
        print("\n| language | tool | speed |\n| --- | --- | --- |")
        articles = sorted((arguments.data / "articles").glob("*.txt"))
        text = "\n".join(path.read_text(encoding="utf-8") for path in articles)
        speed("ar", text * 20, arguments.seconds)
        speed("en", english.read_text(encoding="utf-8") * 40, arguments.seconds)


main()
