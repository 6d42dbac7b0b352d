#!/usr/bin/env python3
"""Runs MatchBenchmark beside rapidfuzz (pip install rapidfuzz) on the same memory and queries.

    match_rapidfuzz.py BENCHMARK FOLDER ar|en [QUERIES]

rapidfuzz compares each of the first QUERIES queries (default 20) with every segment, by characters and
by words, on one core. Before any time is printed, the answers are checked: where one of the two
finds a match at 70 percent by words that leaves only whole words in doubt, the other must find one.
"""
import re
import subprocess
import sys
import tempfile
import time

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein


def main():
    binary, folder, language = sys.argv[1:4]
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 20
    column = 1 if language == "ar" else 0
    with open(f"{folder}/memory.tsv", encoding="utf-8") as lines:
        segments = [line.rstrip("\n").split("\t")[column] for line in lines]
    with open(f"{folder}/queries.{language}.tsv", encoding="utf-8") as lines:
        queries = [line.rstrip("\n").split("\t", 2)[2] for line in lines][:count]
    with tempfile.NamedTemporaryFile(mode="r", suffix=".tsv") as answers:
        output = subprocess.run([binary, folder, language, "--answers", answers.name],
                                check=True, capture_output=True, text=True).stdout
        ours = [tuple(map(int, line.split("\t"))) for line in answers][:count]
    words = [re.findall(r"\w+", segment) for segment in segments]
    seconds, agreed, missed = 0.0, 0, []
    for query, (unit, score) in zip(queries, ours):
        start = time.process_time()
        process.extract(query, segments, scorer=Levenshtein.normalized_similarity, limit=5,
                        score_cutoff=0.7)
        seconds += time.process_time() - start
        terms = re.findall(r"\w+", query)
        best, _, where = max(
            ((Levenshtein.normalized_similarity(terms, other, score_cutoff=0.72), 0, index)
             for index, other in enumerate(words)), key=lambda found: (found[0], -found[2]))
        if best and unit < 0:
            missed.append(query)
        if unit == where or (best == 0 and unit < 0):
            agreed += 1
    if missed:
        sys.exit("missed by the index, though close by words:\n" + "\n".join(missed))
    rates = [int(found) for found in re.findall(r"(\d+) look-ups/s", output)]
    theirs = count / seconds
    print(output, end="")
    print(f"rapidfuzz, every segment, characters, {count} queries: {theirs:.1f} look-ups/s")
    print(f"the same first match by words for {agreed} of {count}")
    print(f"ratio: {sorted(rates)[len(rates) // 2] / theirs:.0f}")


main()
