#!/usr/bin/env python3
"""Compares the values that `dragoman annotate` finds on both sides of translated pairs.

Usage: Benchmarks/values.py PROGRAM FILE.tsv… [--rows]

A file has an English and an Arabic text a line, with a tab between. Printed are, for each file, how many of
1,000 pairs have other numbers, percentages, amounts, dates or times on one side than on the other; with --rows
also the pairs, without every third, which is kept closed: its rows count, and nobody reads them while rules are made.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

KINDS = {"number", "percentage", "amount", "date", "time"}


def values(program, texts, language):
    """The values of each text, in one run of the program."""
    with tempfile.TemporaryDirectory() as folder:
        article = pathlib.Path(folder, "article.txt")
        article.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        command = [program, "--library", f"{folder}/none.sqlite", "annotate", "--format", "json",
                   "--from", language, str(article)]
        document = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    found = [collections.Counter() for _ in texts]
    for segment in document["segments"]:
        for placeable in segment["placeables"]:
            if placeable["kind"] in KINDS:
                found[segment["paragraph"] - 1][placeable["value"]] += 1
    return found


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--rows"]
    if len(arguments) < 2:
        sys.exit(__doc__)
    for name in arguments[1:]:
        lines = pathlib.Path(name).read_text(encoding="utf-8").splitlines()
        pairs = [line.split("\t")[:2] for line in lines if line.count("\t")]
        english = values(arguments[0], [pair[0] for pair in pairs], "en")
        arabic = values(arguments[0], [pair[1] for pair in pairs], "ar")
        differing = [row for row in range(len(pairs)) if english[row] != arabic[row]]
        print(f"{name}: {len(differing)} of {len(pairs)}, {1000 * len(differing) / len(pairs):.1f} of 1,000")
        for row in differing if "--rows" in sys.argv else []:
            if row % 3 != 1:
                print(row + 1, dict(english[row] - arabic[row]), dict(arabic[row] - english[row]))


if __name__ == "__main__":
    main()
