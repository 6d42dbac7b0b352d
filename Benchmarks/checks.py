#!/usr/bin/env python3
"""Measures the checks of translations: flags on right pairs, and mistakes found.

Usage: checks.py DRAGOMAN DATA [--flags FILE] [--missed FILE] [--seed N] [--count N]

DATA is a folder with `parallel/*.tsv` (English, tab, Arabic). Clean pairs: how many of 1,000 have a finding of minor
or above, by set. Mistakes: of right pairs, those are taken that have no finding; each gets one mistake of one of
24 kinds, half in news and half in software; counted is how many have a finding of a rule for that kind, and how
many of these at the place of the mistake. --flags and --missed name files for what is to be read.
"""
import argparse
import collections
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile

CLEAN = ["ntrex", "flores", "tico19", "ud-pud", "un-sdg"]
NEWS = ["ntrex", "flores", "tico19"]
SOFTWARE = ["ms-d365-project-operations", "gh-l10n", "debian-mo"]
MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
NEGATIONS = {"لم": "", "لا": "", "لن": "", "ليس": "", "ليست": "", "غير": ""}


def pairs(data, name):
    for line in (data / "parallel" / f"{name}.tsv").read_text().split("\n"):
        cells = line.split("\t")
        if len(cells) > 1 and cells[0].strip() and cells[1].strip():
            yield cells[0], cells[1]


def check(program, rows, profile):
    """The findings of rows by their place, from the JSON of one run."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "pairs.tsv"
        file.write_text("en\tar\n" + "".join(f"{a}\t{b}\n" for a, b in rows))
        done = subprocess.run(
            [program, "--library", f"{folder}/none.sqlite", "check", "--quiet", "--format", "json", "--profile", profile, file],
            capture_output=True, check=False,
        )
        if done.returncode > 1:
            raise SystemExit(done.stderr.decode())
        found = collections.defaultdict(list)
        for finding in json.loads(done.stdout)["findings"]:
            found[finding["line"] - 2].append(finding)
        return found


# The kinds of mistakes: each returns the wrong target and the place of the mistake in it, or nothing.
# A place is a range of characters; where something was lost it is the range around the gap, or None for anywhere.

def swap(text, match, other):
    return text[:match.start()] + other + text[match.end():], (match.start(), match.start() + len(other))


def pick(random, pattern, text):
    found = list(re.finditer(pattern, text))
    return random.choice(found) if found else None


def digit_changed(r, source, target):
    found = pick(r, r"(?<![\w.,])\d{2,4}(?![\w.,]*\d)", target)
    if not found or found[0] not in source:
        return None
    place = r.randrange(len(found[0]))
    digit = r.choice([d for d in "123456789" if d != found[0][place]])
    return swap(target, found, found[0][:place] + digit + found[0][place + 1:])


def zero_lost(r, source, target):
    found = pick(r, r"(?<![\w.,])[1-9]\d*0+(?![\w.,]*\d)", target)
    return swap(target, found, found[0][:-1]) if found and found[0] in source and len(found[0]) > 2 else None


def magnitude(r, source, target):
    found = pick(r, r"(?<= )(مليون|مليار)(?= )", target)
    if not found or not re.search(r"\d[\d.,]* $", target[:found.start()]):
        return None
    return swap(target, found, {"مليون": "مليار", "مليار": "مليون"}[found[0]])


def unit(r, source, target):
    found = pick(r, r"(?<= )(دولار|يورو)(?= |[.،])", target)
    if not found or not re.search(r"\d", target[max(0, found.start() - 15):found.start()]):
        return None
    return swap(target, found, {"دولار": "يورو", "يورو": "دولار"}[found[0]])


def date_shifted(r, source, target):
    found = pick(r, r"(?<= )(%s)(?=[ .،])" % "|".join(MONTHS), target)
    if not found or not re.search(r"\d $", target[:found.start()]):
        return None
    return swap(target, found, r.choice([m for m in MONTHS if m != found[0]]))


def hour(r, source, target):
    found = pick(r, r"(?<!\d)(\d{1,2}):(\d\d)(?!\d)", target)
    return swap(target, found, f"{(int(found[1]) + 2) % 24}:{found[2]}") if found else None


def negation(r, source, target):
    found = pick(r, r"(?<= )(لم|لن|ليس|ليست) ", target)
    if not found or not re.search(r"\b(not|never|no)\b|n't\b", source, re.I):
        return None
    if len(re.findall(r"(?<!\S)[وف]?(?:لم|لا|لن|ليس|ليست|غير|دون|بدون|عدم|بلا)(?!\S)", target)) > 1:
        return None
    return target[:found.start()] + target[found.end():], None


def number_lost(r, source, target):
    found = pick(r, r" (?<![\w.,])\d{2,4}(?![\w.,:/%٪-])", target)
    return (target[:found.start()] + target[found.end():], None) if found and found[0].strip() in source else None


def number_added(r, source, target):
    spaces = [m.start() for m in re.finditer(" ", target)]
    if len(spaces) < 4:
        return None
    place = r.choice(spaces)
    number = str(r.randrange(103, 989))
    return target[:place] + " " + number + target[place:], (place + 1, place + 1 + len(number))


def address(r, source, target):
    found = pick(r, r"https?://[\w./-]{8,}|[\w.]+@[\w.]+\.\w+", target)
    return swap(target, found, found[0][:-3] + "q" + found[0][-2:]) if found and found[0] in source else None


def bracket(r, source, target):
    found = pick(r, r"\)|»", target)
    if not found or target.count("(") != target.count(")") or target.count("«") != target.count("»"):
        return None
    return target[:found.start()] + target[found.end():], None


def question(r, source, target):
    found = re.search("؟$", target)
    return swap(target, found, r.choice([".", "?"])) if found and source.endswith("?") and "؟" not in target[:-1] else None


def comma(r, source, target):
    found = pick(r, "،(?= )", target)
    return swap(target, found, ",") if found else None


def double_space(r, source, target):
    found = pick(r, "(?<=[ء-ي]) (?=[ء-ي])", target)
    return swap(target, found, "  ") if found else None


def repeated(r, source, target):
    found = pick(r, r"(?<= )[ء-ي]{4,}(?= )", target)
    if not found or found[0].endswith("ا"):
        return None
    return target[:found.end()] + " " + found[0] + target[found.end():], (found.start(), found.end() + 1 + len(found[0]))


def control(r, source, target):
    found = pick(r, " ", target)
    mark = r.choice("\u202b\u2067\u202c\u2069")
    return (target[:found.end()] + mark + target[found.end():], (found.end(), found.end() + 1)) if found else None


def lookalike(r, source, target):
    found = pick(r, "[كي]", target)
    return swap(target, found, {"ك": "ک", "ي": "ی"}[found[0]]) if found else None


def dropped(r, source, target):
    ends = [m.end() for m in re.finditer(r"[.؟!] (?=\S)", target)]
    if not ends or len(re.findall(r"[.?!] (?=[A-Z])", source)) != len(ends) or min(len(target) - ends[-1], ends[-1]) < 20:
        return None
    return target[:ends[-1]].rstrip(), None


def left(r, source, target):
    parts = re.split(r"(?<=[.?!]) (?=[A-Z])", source)
    ours = re.split(r"(?<=[.؟!]) ", target)
    if len(parts) < 2 or len(parts) != len(ours) or len(parts[-1].split()) < 5:
        return None
    head = " ".join(ours[:-1]) + " "
    return head + parts[-1], (len(head), len(head) + len(parts[-1]))


def untranslated(r, source, target):
    return (source, None) if len(re.findall(r"\b[a-z]{4,}", source)) > 2 else None


def tag(r, source, target):
    tags = re.findall(r"</?[a-z]+[^<>]*>", target)
    if not tags or sorted(tags) != sorted(re.findall(r"</?[a-z]+[^<>]*>", source)):
        return None
    return target.replace(r.choice(tags), "", 1), None


def placeholder(r, source, target):
    found = pick(r, r"%\d?\$?[sd]\b|\{\w+\}", target)
    if not found or found[0] not in source:
        return None
    return r.choice([(target[:found.start()] + target[found.end():], None), swap(target, found, found[0].replace("%", "٪ ") if "%" in found[0] else "{x}")])


def no_space(r, source, target):
    found = pick(r, "، (?=[ء-ي])", target)
    return swap(target, found, "،") if found else None


def hamza(r, source, target):
    found = pick(r, r"(?<= )إلى(?= )", target)
    return swap(target, found, "الى") if found else None


KINDS = {
    "digit changed": (digit_changed, "number."), "zero lost": (zero_lost, "number."), "magnitude changed": (magnitude, "number."),
    "unit": (unit, "unit."), "date shifted": (date_shifted, "date."), "hour": (hour, "date."), "negation dropped": (negation, "negation."),
    "number lost": (number_lost, "number."), "number added": (number_added, "number."), "address": (address, "address."),
    "bracket lost": (bracket, "punctuation.pair"), "question mark": (question, "punctuation."), "Latin comma": (comma, "punctuation.script"),
    "double space": (double_space, "space."), "repeated word": (repeated, "word."), "orphan control": (control, "bidi."),
    "look-alike letter": (lookalike, "character."), "sentence dropped": (dropped, "sentence."), "sentence left in English": (left, "target."),
    "whole segment left": (untranslated, "target."), "tag lost": (tag, "code."), "placeholder": (placeholder, "placeholder."),
    "no space after a comma": (no_space, "punctuation.spacing"), "hamza": (hamza, "spelling."),
    "target of the next segment": (None, ""),
}


def mistakes(r, rows, per_kind):
    for kind, (make, rule) in KINDS.items():
        count = 0
        for index in r.sample(range(len(rows)), len(rows)):
            if count == per_kind:
                break
            source, target = rows[index]
            made = make(r, source, target) if make else (rows[(index + 1) % len(rows)][1], None)
            if made and made[0] != target and made[0].strip():
                count += 1
                yield kind, rule, source, made[0], made[1]


def overlaps(finding, place):
    if place is None:
        return True
    span = finding["target"]
    return span is not None and span["start"] < place[1] and place[0] < span["end"]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("data", type=pathlib.Path)
    arguments.add_argument("--flags")
    arguments.add_argument("--missed")
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--count", type=int, default=2000)
    options = arguments.parse_args()
    r = random.Random(options.seed)
    flags = open(options.flags or os.devnull, "w")
    missed = open(options.missed or os.devnull, "w")
    for name in CLEAN:
        rows = list(pairs(options.data, name))
        found = check(options.program, rows, "news")
        bad = {i: [f for f in fs if f["severity"] != "neutral"] for i, fs in found.items()}
        bad = {i: fs for i, fs in bad.items() if fs}
        rules = collections.Counter(f["rule"] for fs in bad.values() for f in fs)
        print(f"{name}: {len(bad)} of {len(rows)}, {1000 * len(bad) / len(rows):.1f} of 1,000", dict(rules.most_common()))
        for i, fs in sorted(bad.items()):
            for f in fs:
                text = (f["target"] or f["source"] or {"text": ""})["text"]
                print(name, i + 1, f["rule"], text, *rows[i], sep="\t", file=flags)
    totals = [0, 0, 0]
    for profile, names in (("news", NEWS), ("software", SOFTWARE)):
        rows = [row for name in names for row in pairs(options.data, name)]
        if profile == "software":
            rows = r.sample(rows, 12_000)
        clean = check(options.program, rows, profile)
        rows = [row for i, row in enumerate(rows) if not any(f["severity"] != "neutral" for f in clean.get(i, []))]
        made = list(mistakes(r, rows, options.count // 2 // len(KINDS)))
        # Right pairs between the wrong ones keep a mistake from being taken for a habit of the document.
        mixed = [m[2:4] for m in made] + r.sample(rows, min(len(rows), 4 * len(made)))
        found = check(options.program, mixed, profile)
        counts = collections.defaultdict(lambda: [0, 0, 0])
        for i, (kind, rule, source, target, place) in enumerate(made):
            hits = [f for f in found.get(i, []) if f["rule"].startswith(rule) and (rule or f["severity"] != "neutral")]
            at = any(overlaps(f, place) for f in hits)
            for tally in (counts[kind], totals):
                tally[0] += 1
                tally[1] += bool(hits)
                tally[2] += at
            if not at:
                print(profile, kind, place, source, target, sep="\t", file=missed)
        print(profile)
        for kind, (all_, hit, at) in counts.items():
            print(f"  {kind:28} {hit:4} of {all_:4} {100 * hit / all_:5.1f} %, at the place {100 * at / all_:5.1f} %")
    print(f"all: {totals[1]} of {totals[0]}, {100 * totals[1] / totals[0]:.1f} %; at the place {100 * totals[2] / totals[0]:.1f} %")


if __name__ == "__main__":
    main()
