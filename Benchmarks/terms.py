#!/usr/bin/env python3
"""Times the search for terms beside flashtext and pyahocorasick, and checks what is found first.

    Benchmarks/terms.py [--data ../shared/data] [--counts 1000 10000 100000] [--units 340000]
                        [--share 10] [--build Benchmarks/.build/release]

Needs flashtext and pyahocorasick (PyPI), and the release build of TermBenchmark.

Text: the Arabic side of a made memory (make_memory.py of the data), one segment a line; 340,000
units are 59 MB. Terms: by turns a word of at least three letters, drawn from all distinct words of
the text, and a run of two or three words from a line drawn at random whose first and last word have
at least three letters. So most terms occur, as in a glossary made for its texts, and the peers get
slower from 1,000 to 100,000 terms as in their published figures.

Every program reads the same lines and terms, on one core, and its own processor time counts.
flashtext knows Arabic letters as parts of words (by default it takes them for borders) and sees each
--share-th line; the others see all of them. pyahocorasick finds substrings.

Checked before a time is printed: in the first 1,000 lines, whatever flashtext finds as whole words
we find too, but for what stands beside a joiner, a vowel sign or a presentation form.
"""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import unicodedata

import ahocorasick
import flashtext

WORD = re.compile('[\u0621-\u064A]+')
LETTERS = {chr(c) for c in range(0x600, 0x700) if chr(c).isalnum() or 0x64B <= c <= 0x652}
LETTERS |= {chr(c) for c in range(0x80) if chr(c).isalnum()} | {'_', '\u0640'}
CHECKED = 1000


def draw(lines, count):
    numbers = random.Random(1)
    words = sorted({word for line in lines for word in WORD.findall(line) if len(word) >= 3})
    numbers.shuffle(words)
    runs = {}
    while len(runs) < count - len(words[:count // 2]):
        found = WORD.findall(numbers.choice(lines))
        length = numbers.choice((2, 3))
        if len(found) < length:
            continue
        start = numbers.randrange(len(found) - length + 1)
        run = found[start:start + length]
        if min(len(run[0]), len(run[-1])) >= 3:
            runs[' '.join(run)] = None
    terms = [term for pair in zip(words, runs) for term in pair]
    return (terms + list(runs)[len(terms) // 2:])[:count]


def megabytes(lines):
    return sum(len(line.encode()) + 1 for line in lines) / 1e6


def run_flashtext(lines, terms, share):
    start = time.process_time()
    processor = flashtext.KeywordProcessor(case_sensitive=True)
    processor.set_non_word_boundaries(LETTERS)
    processor.add_keywords_from_list(terms)
    build = time.process_time() - start
    some = lines[::share]
    start = time.process_time()
    hits = sum(len(processor.extract_keywords(line)) for line in some)
    speed = megabytes(some) / (time.process_time() - start)
    return build, speed, hits * share, processor


def run_ahocorasick(lines, terms):
    start = time.process_time()
    automaton = ahocorasick.Automaton()
    for term in terms:
        automaton.add_word(term, term)
    automaton.make_automaton()
    build = time.process_time() - start
    start = time.process_time()
    hits = sum(1 for line in lines for _ in automaton.iter(line))
    return build, megabytes(lines) / (time.process_time() - start), hits


def check(lines, terms, processor, listed):
    """Counts what flashtext finds and we do not; returns how much was compared."""
    ours = {tuple(row) for row in listed}
    number = {term: position for position, term in enumerate(terms)}
    compared = 0
    for position, line in enumerate(lines[:CHECKED]):
        for term, start, end in processor.extract_keywords(line, span_info=True):
            # A joiner, a vowel sign or a presentation form makes it part of a longer word to us.
            beside = line[max(0, start - 1):start] + line[end:end + 1]
            if any(c.isalpha() or unicodedata.category(c) in ('Mn', 'Cf') for c in beside):
                continue
            offset = len(line[:start].encode())
            row = (position, number[term], offset, offset + len(line[start:end].encode()))
            compared += 1
            if row not in ours:
                sys.exit(f'not found: {term!r} at {start} of {line!r}')
    return compared


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser()
    parser.add_argument('--data', default=os.path.join(here, '..', '..', 'shared', 'data'))
    parser.add_argument('--counts', type=int, nargs='+', default=[1000, 10000, 100000])
    parser.add_argument('--units', type=int, default=340000)
    parser.add_argument('--share', type=int, default=10)
    parser.add_argument('--build', default=os.path.join(here, '.build', 'release'))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        maker = os.path.join(options.data, 'tools', 'make_memory.py')
        subprocess.run([sys.executable, maker, str(options.units), folder], check=True)
        with open(os.path.join(folder, 'memory.tsv'), encoding='utf-8') as file:
            lines = [line.rstrip('\n').split('\t')[1] for line in file]
        lines = [line for line in lines if line.strip()]
        text, list_file = os.path.join(folder, 'text'), os.path.join(folder, 'terms')
        with open(text, 'w', encoding='utf-8') as file:
            file.writelines(line + '\n' for line in lines)
        terms = draw(lines, max(options.counts))
        with open(list_file, 'w', encoding='utf-8') as file:
            file.writelines(term + '\n' for term in terms)
        print(f'{megabytes(lines):.0f} MB of text; MB/s of processor time (build s)')
        print('| terms | dragoman | with forms | hits | memory MB | flashtext | hits | pyahocorasick | hits '
              '| to flashtext | to pyahocorasick |')
        for count in options.counts:
            some = terms[:count]
            ours = json.loads(subprocess.run(
                [os.path.join(options.build, 'TermBenchmark'), list_file, text, str(count), str(CHECKED)],
                check=True, stdout=subprocess.PIPE).stdout)
            build, speed, hits, processor = run_flashtext(lines, some, options.share)
            check(lines, some, processor, ours['listed'])
            aho_build, aho_speed, aho_hits = run_ahocorasick(lines, some)
            mine = ours['megabytesPerSecond']
            print(f"| {count:,} | {mine:.1f} ({ours['buildSeconds']:.2f}) "
                  f"| {ours['withFormsMegabytesPerSecond']:.1f} | {ours['hits']:,} "
                  f"| {ours['memoryMB']:.0f} | {speed:.1f} ({build:.2f}) | {hits:,} "
                  f"| {aho_speed:.1f} ({aho_build:.2f}) | {aho_hits:,} "
                  f"| {mine / speed:.1f} | {mine / aho_speed:.2f} |", flush=True)


main()
