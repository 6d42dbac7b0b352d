#!/usr/bin/env python3
"""Makes what serve_load.sh needs: a glossary of 10,000 concepts, 10,000 look-ups and 2,000 segments.

Usage: serve_queries.py GLOSSARY_FOLDER MEMORY.tsv OUT_FOLDER [QUERIES.tsv...]

The concepts are those of the shipped glossaries and, up to 10,000, pairs of them, so that a word stands in
several terms. No look-up is asked twice; they are terms as they stand, with clitics and endings, the
beginnings of terms as they are typed, words of the memory and misspelled terms, in both languages.
The segments are those of QUERIES.tsv (its last column), or every so manieth of the memory.
"""
import csv
import glob
import random
import sys

CONCEPTS = 10_000
QUERIES = 10_000
SHARES = [("term", 30), ("form", 25), ("beginning", 20), ("word", 15), ("misspelled", 10)]
EDGES = " .,:;!?،؛؟()[]\"'«»…-–"


def terms_of(row, language):
    """The preferred term and the admitted ones."""
    names = [language, f"{language}:admitted"]
    return [term.strip() for name in names for term in (row.get(name) or "").split("|") if term.strip()]


def concepts(folder, chance):
    rows = []
    for path in sorted(glob.glob(f"{folder}/*.csv")):
        with open(path, encoding="utf-8-sig") as file:
            rows += list(csv.DictReader(file))
    found = [(terms_of(row, "ar"), terms_of(row, "en")) for row in rows]
    found = [pair for pair in found if all(pair)]
    shipped = list(found)
    while len(found) < CONCEPTS:
        (arabic, english), (other, another) = chance.sample(shipped, 2)
        found.append(([f"{arabic[0]} {other[0]}"], [f"{english[0]} of {another[0]}"]))
    return found[:CONCEPTS]


def form(term, chance):
    if term[0].isascii():
        return term + chance.choice(["s", "'s"])
    if chance.random() < 0.3 and " " not in term:
        return term + chance.choice(["ه", "ها", "هم", "ات", "ين"])
    if term.startswith("ال") and chance.random() < 0.3:
        return "لل" + term[2:]
    return chance.choice("وفبلك") + term


def misspelled(term, chance):
    at = chance.randrange(len(term))
    return term[:at] + term[at + 1 :] if chance.random() < 0.5 else term[:at] + term[at] + term[at:]


def main():
    folder, memory, out, *given = sys.argv[1:]
    chance = random.Random(8)
    found = concepts(folder, chance)
    with open(f"{out}/concepts.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["id", "ar", "ar:admitted", "en", "en:admitted"])
        for number, sides in enumerate(found):
            cells = [cell for terms in sides for cell in (terms[0], " | ".join(terms[1:]))]
            table.writerow([f"c{number}", *cells])
    with open(memory, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for number, line in enumerate(file) if number % 50 == 0]
    words = sorted({word.strip(EDGES) for line in lines for side in line[:2] for word in side.split()} - {""})
    terms = [term for sides in found for side in sides for term in side]
    makers = {
        "term": lambda: chance.choice(terms),
        "form": lambda: form(chance.choice(terms), chance),
        "beginning": lambda: (lambda term: term[: chance.randint(2, max(2, len(term) - 1))])(chance.choice(terms)),
        "word": lambda: chance.choice(words),
        "misspelled": lambda: misspelled(chance.choice(terms), chance),
    }
    kinds, weights = zip(*SHARES)
    queries = {}
    while len(queries) < QUERIES:
        kind = chance.choices(kinds, weights)[0]
        queries.setdefault(makers[kind]().strip(), kind)
    queries.pop("", None)
    with open(f"{out}/lookups.txt", "w", encoding="utf-8") as file:
        file.writelines(query + "\n" for query in queries)
    segments = [side for line in lines[:1000] for side in line[:2]]
    if given:
        segments = []
        for path in given:
            with open(path, encoding="utf-8") as file:
                segments += [line.rstrip("\n").split("\t")[-1] for line in file]
    chance.shuffle(segments)
    with open(f"{out}/segments.txt", "w", encoding="utf-8") as file:
        file.writelines(segment + "\n" for segment in segments[:2000])
    print(f"{len(found)} concepts, {len(queries)} look-ups, {min(2000, len(segments))} segments")


if __name__ == "__main__":
    main()
