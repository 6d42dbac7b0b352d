#!/usr/bin/env python3
"""Measures `dragoman align` on texts whose alignment is known; results stand before times.

    Benchmarks/align.py [gold|free|documents|strangers|seeded|ablation|memory]...
                        [--dragoman PATH] [--data FOLDER]

gold       Texts whose beads people have marked: strict and lax F1.
free       Made texts like a free translation (see alignment_texts.py): strict F1. Weights are
           chosen on these, so that the gold stays unseen.
documents  Rows of parallel collections joined into documents and segmented anew; "deleted": a tenth
           of the rows is missing on one side. "within": the share of pairs that join segments of
           the same rows; "found": the share of rows with both sides that are in such a pair.
strangers  How many wrong pairs of texts pass for translations, and how many true ones do not:
           whole documents, and pieces of a few rows.
seeded     Long texts with seeded merges and gaps: F1, seconds and memory of the whole process.
           --peer adds Gale and Church's aligner from nltk.
ablation   Strict F1 on gold and free, and "within" on running documents with deletions, without one
           kind of evidence and without all of them. Needs AlignmentBenchmark.
memory     The same after learning from memories of growing size, and from other numbers of units
           for a word. Needs AlignmentBenchmark.

Without a name, all but the last two. gold and documents end with the share of right beads by
confidence.
"""
import argparse
import collections
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

import alignment_texts as texts

VARIANTS = [('clean', '\n\n', 0), ('deleted', '\n\n', 0.1), ('running', ' ', 0),
            ('running, deleted', ' ', 0.1)]
CONFIDENCES = [0.9, 0.8, 0.7, 0.6, 0.5, 0]


def write(folder, side, name, text):
    os.makedirs(os.path.join(folder, side), exist_ok=True)
    with open(os.path.join(folder, side, name), 'w', encoding='utf-8') as file:
        file.write(text)


def align(options, folder, *arguments):
    """Aligns all texts in a folder's ar and en; returns the JSON objects by the texts' names."""
    result = subprocess.run(
        [options.dragoman, '--library', os.path.join(folder, 'none.sqlite'), 'align', '--from', 'ar',
         '--to', 'en', '--format', 'json', '--quiet', *arguments,
         os.path.join(folder, 'ar'), os.path.join(folder, 'en')],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if result.returncode not in (0, 1):
        sys.exit(f'dragoman ended with {result.returncode}')
    found = [json.loads(line) for line in result.stdout.decode().splitlines()]
    return {os.path.basename(one['sourceFile']): one for one in found}


def beads(result):
    return [(tuple(s['sourceIndices']), tuple(s['targetIndices']), s['confidence'])
            for s in result['segments']]



def strict_and_lax(found, true):
    """Returns right and all beads of both kinds, after empty sides are left out."""
    found = [bead[:2] for bead in found if bead[0] and bead[1]]
    true = [bead for bead in true if bead[0] and bead[1]]

    def lax(some, others):
        links = {(s, t) for bead in others for s in bead[0] for t in bead[1]}
        return sum(any((s, t) in links for s in bead[0] for t in bead[1]) for bead in some)

    strict = len(set(found) & set(true))
    return collections.Counter(strict=2 * strict, lax=lax(found, true) + lax(true, found),
                               all=len(found) + len(true))


class Calibration:
    """Right and all pairs by confidence."""

    def __init__(self, title):
        self.title, self.counts = title, collections.Counter()

    def add(self, confidence, is_right):
        level = next(level for level in CONFIDENCES if confidence >= level)
        self.counts[level] += 1
        self.counts[level, 'right'] += is_right

    def print(self):
        for level in CONFIDENCES:
            if self.counts[level]:
                share = 100 * self.counts[level, 'right'] / self.counts[level]
                print(f'confidence/{self.title}/{level}: {self.counts[level]} pairs, '
                      f'{share:.1f} % right')


def gold(options):
    folder = os.path.join(options.data, 'alignment')
    sums, calibration = collections.defaultdict(collections.Counter), Calibration('gold')
    for kind, name, true in texts.gold(folder):
        with tempfile.TemporaryDirectory() as temporary:
            for side in ('ar', 'en'):
                with open(os.path.join(folder, kind, side, name), encoding='utf-8') as file:
                    write(temporary, side, name, file.read())
            found = beads(align(options, temporary, '--segmented')[name])
        for title in (kind, 'all'):
            sums[title] += strict_and_lax(found, true)
        for bead in found:
            if bead[0] and bead[1]:
                calibration.add(bead[2], bead[:2] in true)
    for title, sum_ in sums.items():
        print(f'gold/{title}: strict F1 {100 * sum_["strict"] / sum_["all"]:.1f}, '
              f'lax F1 {100 * sum_["lax"] / sum_["all"]:.1f}')
    calibration.print()


def free(options):
    total, calibration = collections.Counter(), Calibration('free')
    for name in texts.FREE_COLLECTIONS:
        sum_, true = collections.Counter(), {}
        with tempfile.TemporaryDirectory() as folder:
            for number, (sides, found) in enumerate(
                    texts.free(options.parallel, name, options.seed)):
                true[str(number)] = found
                for side, segments in zip(('ar', 'en'), sides):
                    write(folder, side, str(number), ''.join(s + '\n' for s in segments))
            for number, result in align(options, folder, '--segmented').items():
                sum_ += strict_and_lax(beads(result), true[number])
                for bead in beads(result):
                    if bead[0] and bead[1]:
                        calibration.add(bead[2], bead[:2] in true[number])
        total += sum_
        print(f'free/{name}: strict F1 {100 * sum_["strict"] / sum_["all"]:.1f}')
    print(f'free/all: strict F1 {100 * total["strict"] / total["all"]:.1f}')
    calibration.print()


def shared(rows, both):
    """The rows of a segment that both sides have; all of them where there is none.

    A segment that joins a row with one that the other side lacks cannot be aligned better.
    """
    return rows & both or rows


def documents(options):
    calibrations = [Calibration(f'documents, {variant[0]}') for variant in VARIANTS]
    for name in texts.DOCUMENT_COLLECTIONS:
        all_rows = texts.documents(options.parallel, name)
        for (title, separator, deleted), calibration in zip(VARIANTS, calibrations):
            generator = random.Random(options.seed)
            with tempfile.TemporaryDirectory() as folder:
                pairs = [texts.sides(rows, separator, deleted, generator) for rows in all_rows]
                for number, pair in enumerate(pairs):
                    for side, text in zip(('ar', 'en'), pair):
                        write(folder, side, str(number), text.text)
                count, right, found, wanted = 0, 0, 0, 0
                results = align(options, folder)
            for number, pair in enumerate(pairs):
                rows_found = set()
                both = set(pair[0].numbers) & set(pair[1].numbers)
                for segment in results[str(number)]['segments']:
                    rows = [set().union(*(shared(side.rows(text), both) for text in segment[key]))
                            for side, key in zip(pair, ('source', 'target'))]
                    if rows[0] and rows[1]:
                        is_right = rows[0] == rows[1]
                        calibration.add(segment['confidence'], is_right)
                        count, right = count + 1, right + is_right
                        rows_found |= rows[0] if is_right else set()
                found, wanted = found + len(both & rows_found), wanted + len(both)
            print(f'documents/{name}/{title}: {len(pairs)} documents, {count} pairs, '
                  f'{100 * right / count:.1f} % within, {100 * found / wanted:.1f} % found')
    for calibration in calibrations:
        calibration.print()


def strangers(options):
    for name in texts.DOCUMENT_COLLECTIONS:
        whole = texts.documents(options.parallel, name)
        pieces = {'whole': [rows for rows in whole if len(rows) >= 8]}
        for size in (3, 5, 10):
            pieces[f'{size} rows'] = [
                rows[start:start + size] for rows in whole
                for start in range(0, len(rows) - size + 1, max(size, len(rows) // 4))]
        for title, parts in pieces.items():
            generator = random.Random(options.seed)
            # Partners of like length are the hardest to tell.
            parts = sorted(generator.sample(parts, min(len(parts), 200)), key=len)
            with tempfile.TemporaryDirectory() as folder:
                for index, rows in enumerate(parts):
                    near = [i for i in range(max(0, index - 4), min(len(parts), index + 5))
                            if i != index]
                    for other in [index] + generator.sample(near, min(3, len(near))):
                        pair = [texts.sides(part, '\n\n')[side].text
                                for side, part in enumerate((rows, parts[other]))]
                        for side, text in zip(('ar', 'en'), pair):
                            write(folder, side, f'{index}-{other}', text)
                results = align(options, folder)
            rates = {}
            for is_true in (True, False):
                some = [result['confidence'] >= 0.5 for pair, result in results.items()
                        if (len(set(pair.split('-'))) == 1) == is_true]
                rates[is_true] = (sum(some) if not is_true else len(some) - sum(some), len(some))
            print(f'strangers/{name}/{title}: {rates[False][0]} of {rates[False][1]} wrong pairs '
                  f'accepted, {rates[True][0]} of {rates[True][1]} true pairs rejected')


def seeded(options):
    has_failed = False
    for count in options.pairs:
        sides, true = texts.seeded(options.parallel, count, options.seed)
        with tempfile.TemporaryDirectory() as folder:
            for side, segments in zip(('ar', 'en'), sides):
                write(folder, side, 'text', ''.join(segment + '\n' for segment in segments))
            start = time.monotonic()
            found = beads(align(options, folder, '--segmented')['text'])
            seconds = time.monotonic() - start
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        sum_ = strict_and_lax(found, true)
        score = 100 * sum_['strict'] / sum_['all']
        has_failed = has_failed or score < options.minimum_f1
        print(f'seeded/{count}: {len(sides[0])} × {len(sides[1])} segments, F1 {score:.2f}, '
              f'{seconds:.2f} s, peak {memory:.0f} MB')
        if options.peer:
            from nltk.translate import gale_church
            start = time.monotonic()
            lengths = [[len(segment) for segment in side] for side in sides]
            pairs = gale_church.align_blocks(*lengths)
            seconds = time.monotonic() - start
            print(f'seeded/{count}: nltk, F1 {peer_score(pairs, true):.2f}, {seconds:.2f} s')
    if has_failed:
        sys.exit(f'F1 below {options.minimum_f1}')


def evidence_folders(options, folder):
    """Writes the texts of ablation and memory; returns for each folder what scores its results."""

    def place(part, name, sides):
        for side, segments in zip(('ar', 'en'), sides):
            write(os.path.join(folder, part), side, name,
                  ''.join(' '.join(segment.split()) + '\n' for segment in segments))

    def strict(true):
        def score(results):
            sum_ = sum((strict_and_lax(beads(result), true[name])
                        for name, result in results.items()), collections.Counter())
            return 100 * sum_['strict'] / sum_['all']
        return score

    def within(pairs):
        def score(results):
            count, right = 0, 0
            for name, result in results.items():
                sides, both = pairs[name]
                for segment in result['segments']:
                    rows = [set().union(*(shared(side[index], both) for index in segment[key]))
                            for side, key in zip(sides, ('sourceIndices', 'targetIndices'))]
                    if rows[0] and rows[1]:
                        count, right = count + 1, right + (rows[0] == rows[1])
            return 100 * right / count
        return score

    scores, gold_folder = {}, os.path.join(options.data, 'alignment')
    for kind, name, true in texts.gold(gold_folder):
        sides = []
        for side in ('ar', 'en'):
            with open(os.path.join(gold_folder, kind, side, name), encoding='utf-8') as file:
                sides.append(file.read().removesuffix('\n').split('\n'))
        place(kind, name, sides)
        scores.setdefault(kind, {})[name] = true
    for collection in texts.FREE_COLLECTIONS:
        for number, (sides, true) in enumerate(
                texts.free(options.parallel, collection, options.seed)):
            place('free', f'{collection}-{number}', sides)
            scores.setdefault('free', {})[f'{collection}-{number}'] = true
    scores = {part: strict(true) for part, true in scores.items()}
    pairs = {}
    for collection in texts.DOCUMENT_COLLECTIONS:
        generator = random.Random(options.seed)
        for number, rows in enumerate(texts.documents(options.parallel, collection)):
            sides = texts.sides(rows, ' ', 0.1, generator)
            for side, text in zip(('ar', 'en'), sides):
                write(os.path.join(folder, 'whole'), side, f'{collection}-{number}', text.text)
            pairs[f'{collection}-{number}'] = sides
    found = {name: ([], []) for name in pairs}
    for which, side in enumerate(('ar', 'en')):
        result = subprocess.run(
            [options.dragoman, 'segment', '--language', side, '--format', 'json',
             *(os.path.join(folder, 'whole', side, name) for name in pairs)],
            stdout=subprocess.PIPE, check=True)
        for line in result.stdout.decode().splitlines():
            one = json.loads(line)
            name = os.path.basename(one['file'])
            found[name][which].extend(segment['text'] for segment in one['segments'])
    for name, sides in pairs.items():
        place('documents', name, found[name])
    scores['documents'] = within({
        name: ([[side.rows(text) for text in some] for side, some in zip(sides, found[name])],
               set(sides[0].numbers) & set(sides[1].numbers))
        for name, sides in pairs.items()})
    return scores


def evidence(options, folder, scores, title, *arguments):
    figures, start = [], time.monotonic()
    for part, score in scores.items():
        result = subprocess.run([options.benchmark, os.path.join(folder, part), *arguments],
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
        results = {one['sourceFile']: one
                   for one in map(json.loads, result.stdout.decode().splitlines())}
        figures.append(f'{part} {score(results):.1f}')
    note = result.stderr.decode().strip()
    print(f'{title}: {", ".join(figures)}; {time.monotonic() - start:.1f} s'
          + (f', {note} for the documents' if note else ''), flush=True)


def ablation(options):
    with tempfile.TemporaryDirectory() as folder:
        scores = evidence_folders(options, folder)
        kinds = ['words', 'terms', 'number-words', 'names', 'document']
        evidence(options, folder, scores, 'ablation/none')
        for kind in kinds:
            evidence(options, folder, scores, f'ablation/{kind}', '--without', kind)
        for title, some in (('words, terms', kinds[:2]), ('all but document', kinds[:4]),
                            ('all', kinds)):
            evidence(options, folder, scores, f'ablation/{title}',
                     *(argument for kind in some for argument in ('--without', kind)))


def memory(options):
    """Memories are made of the collections that gold and documents are not from."""
    rows = [row for name in texts.FREE_COLLECTIONS + ['tatoeba', 'tldr', 'gh-l10n', 'debian-mo']
            for row in texts.collection(options.parallel, name)]
    random.Random(options.seed).shuffle(rows)
    with tempfile.TemporaryDirectory() as folder:
        scores = evidence_folders(options, folder)
        del scores['free']
        evidence(options, folder, scores, 'memory/0 units')

        def learn(title, some, *arguments):
            path = os.path.join(folder, 'memory.tsv')
            with open(path, 'w', encoding='utf-8') as file:
                file.writelines('\t'.join(' '.join(cell.split()) for cell in row[:2]) + '\n'
                                for row in some)
            evidence(options, folder, scores, title, '--learn', path, *arguments)

        for count in (1000, 10000, len(rows)):
            learn(f'memory/{count} units', rows[:count])
        for count in (3, 6, 24, 1000):
            learn(f'memory/{len(rows)} units, {count} for a word', rows,
                  '--units-for-word', str(count))


def peer_score(pairs, true):
    """The F1 of links between segments, of which those that share a segment are one bead."""
    found = []
    for source, target in sorted(pairs):
        if found and (source in found[-1][0] or target in found[-1][1]):
            found[-1][0].add(source)
            found[-1][1].add(target)
        else:
            found.append(({source}, {target}))
    sum_ = strict_and_lax([tuple(tuple(sorted(side)) for side in bead) for bead in found], true)
    return 100 * sum_['strict'] / sum_['all']


def main():
    parts = {part.__name__: part for part in (gold, free, documents, strangers, seeded)}
    more = {part.__name__: part for part in (ablation, memory)}
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('parts', nargs='*', metavar='PART', help=', '.join(parts | more))
    parser.add_argument('--dragoman', default='.build/release/dragoman')
    parser.add_argument('--benchmark', default='Benchmarks/.build/release/AlignmentBenchmark')
    parser.add_argument('--data', default=os.environ.get('DRAGOMAN_DATA', '../shared/data'))
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--pairs', type=int, nargs='*', default=[1000, 10000], help='of seeded')
    parser.add_argument('--minimum-f1', type=float, default=97, help='seeded fails below')
    parser.add_argument('--peer', action='store_true', help='seeded: nltk beside')
    options = parser.parse_args()
    options.parallel = os.path.join(options.data, 'parallel')
    for part in options.parts or parts:
        if part not in parts | more:
            parser.error(f'no part {part!r}; there are {", ".join(parts | more)}')
        (parts | more)[part](options)


if __name__ == '__main__':
    main()
