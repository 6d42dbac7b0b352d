#!/usr/bin/env python3
"""Times `dragoman align` on seeded pairs of texts and checks the beads before it prints a time.

    Benchmarks/align.py --dragoman .build/release/dragoman [--data ../shared/data/parallel]
                        [--pairs 1000 10000] [--seed 1]

alignment/seeded/N: the first N rows of the parallel collections, in order, as a text of one row a
segment and its translation. Then, by a seeded generator: at 6 % of the places two neighbouring
segments of one side are joined, at 2 % a segment of one side is taken out. The collections are
repeated, never the rows, so no text has a sentence twice that its translation has once.

Prints F1 of the beads (strict, empty sides left out), the time of the whole process, and its peak
of memory. The run fails where F1 is below --minimum-f1.
"""
import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

COLLECTIONS = [
    'ntrex', 'tico19', 'umbrella-security', 'ms-d365-project-operations', 'flores', 'ud-pud',
    'un-sdg', 'mt-geneval', 'xquad', 'tatoeba',
]
# After which share of rows two segments of one side are joined, or one is taken out.
JOINED, TAKEN_OUT = 0.06, 0.02


def rows(folder, count):
    result = []
    for name in COLLECTIONS:
        with open(os.path.join(folder, name + '.tsv'), encoding='utf-8') as file:
            for line in file:
                english, arabic = line.rstrip('\n').split('\t')[:2]
                if english.strip() and arabic.strip():
                    result.append((arabic.strip(), english.strip()))
                if len(result) == count:
                    return result
    sys.exit(f'only {len(result)} rows in {folder}, {count} wanted')


def texts(pairs, seed):
    """Returns the segments of both sides and the true beads."""
    random_numbers = random.Random(seed)
    sides, beads = ([], []), []
    index = 0
    while index < len(pairs):
        chance, side = random_numbers.random(), random_numbers.randrange(2)
        starts = [len(segments) for segments in sides]
        if chance < TAKEN_OUT:
            sides[1 - side].append(pairs[index][1 - side])
            index += 1
        elif chance < TAKEN_OUT + JOINED and index + 1 < len(pairs):
            first, second = pairs[index], pairs[index + 1]
            sides[side].append(first[side] + ' ' + second[side])
            sides[1 - side].extend([first[1 - side], second[1 - side]])
            index += 2
        else:
            for which in (0, 1):
                sides[which].append(pairs[index][which])
            index += 1
        beads.append(tuple(
            tuple(range(start, len(segments))) for start, segments in zip(starts, sides)))
    return sides, beads


def score(found, true):
    found = {bead for bead in found if bead[0] and bead[1]}
    true = {bead for bead in true if bead[0] and bead[1]}
    return 200 * len(found & true) / (len(found) + len(true))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--dragoman', default='.build/release/dragoman')
    parser.add_argument('--data', default=os.path.join(
        os.environ.get('DRAGOMAN_DATA', '../shared/data'), 'parallel'))
    parser.add_argument('--pairs', type=int, nargs='*', default=[1000, 10000])
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--minimum-f1', type=float, default=97)
    options = parser.parse_args()
    has_failed = False
    for count in options.pairs:
        sides, beads = texts(rows(options.data, count), options.seed)
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ('ar', 'en')]
            for path, segments in zip(paths, sides):
                with open(path, 'w', encoding='utf-8') as file:
                    file.writelines(segment + '\n' for segment in segments)
            start = time.monotonic()
            result = subprocess.run(
                [options.dragoman, '--library', os.path.join(folder, 'none.sqlite'), 'align',
                 '--segmented', '--from', 'ar', '--to', 'en', '--format', 'json', '--quiet']
                + paths, stdout=subprocess.PIPE)
            seconds = time.monotonic() - start
        segments = json.loads(result.stdout)['segments'] if result.stdout else []
        found = [(tuple(s['sourceIndices']), tuple(s['targetIndices'])) for s in segments]
        f1 = score(found, beads)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        has_failed = has_failed or f1 < options.minimum_f1
        print(f'alignment/seeded/{count}: {len(sides[0])} × {len(sides[1])} segments, '
              f'F1 {f1:.2f}, {seconds:.2f} s, peak {memory:.0f} MB')
    if has_failed:
        sys.exit(f'F1 below {options.minimum_f1}')


if __name__ == '__main__':
    main()
