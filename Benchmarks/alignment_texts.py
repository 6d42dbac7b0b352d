"""Pairs of texts to align, made of parallel rows, with what is true about them.

A row is an Arabic and an English text that translate each other; a document is a list of rows.
Everything random comes from seeded generators, so that a run can be repeated.
"""
import os
import random
import re
import sys

DOCUMENT_COLLECTIONS = ['ntrex', 'tico19', 'umbrella-security', 'ms-d365-project-operations']
SEEDED_COLLECTIONS = DOCUMENT_COLLECTIONS + [
    'flores', 'ud-pud', 'un-sdg', 'mt-geneval', 'xquad', 'tatoeba',
]
# Collections without documents, in the order of their rows, for texts of a free translation.
FREE_COLLECTIONS = ['flores', 'ud-pud', 'mt-geneval', 'xquad', 'un-sdg']


def collection(folder, name):
    """Returns (Arabic, English, document column) for each row that has both texts."""
    rows = []
    with open(os.path.join(folder, name + '.tsv'), encoding='utf-8') as file:
        for line in file:
            english, arabic, *rest = line.rstrip('\n').split('\t')
            if english.strip() and arabic.strip():
                rows.append((arabic.strip(), english.strip(), rest[0] if rest else ''))
    return rows


def documents(folder, name):
    """Returns the documents of a collection: rows whose document column is the same but for what
    stands behind `#` or `:`."""
    found = {}
    for arabic, english, column in collection(folder, name):
        found.setdefault(re.split('[#:]', column)[0], []).append((arabic, english))
    return [rows for rows in found.values() if len(rows) >= 2]


class Side:
    """One text of a pair, joined from rows, that can tell which rows a segment has a part in."""

    def __init__(self, rows, separator):
        self.starts, self.numbers, self.text = [], [], ''
        for number, text in rows:
            self.text += separator if self.text else ''
            self.starts.append(len(self.text))
            self.numbers.append(number)
            self.text += text
        self.position = 0

    def rows(self, segment):
        """Returns the rows of a segment; segments are asked for in their order."""
        start = self.text.index(segment, self.position)
        end = self.position = start + len(segment)
        limits = self.starts[1:] + [len(self.text) + 1]
        return {number for number, first, limit in zip(self.numbers, self.starts, limits)
                if first < end and start < limit}


def sides(rows, separator, deleted=0.0, generator=None):
    """Returns both sides of a document; a share of the rows is missing on one of them."""
    numbered = [list(enumerate(side)) for side in zip(*rows)]
    if deleted:
        one = generator.randrange(2)
        kept = [row for row in numbered[one] if generator.random() >= deleted]
        numbered[one] = kept or numbered[one]
    return [Side(side, separator) for side in numbered]


def seeded(folder, count, seed, joined=0.06, taken_out=0.02):
    """Returns the segments of both sides and the true beads of a text of so many rows.

    At some places two neighbouring segments of one side are joined, at some a segment of one side
    is taken out. Collections follow each other; no row is used twice.
    """
    pairs = [row[:2] for name in SEEDED_COLLECTIONS for row in collection(folder, name)][:count]
    if len(pairs) < count:
        sys.exit(f'only {len(pairs)} rows in {folder}, {count} wanted')
    generator = random.Random(seed)
    texts, beads = ([], []), []
    index = 0
    while index < len(pairs):
        chance, side = generator.random(), generator.randrange(2)
        starts = [len(segments) for segments in texts]
        if chance < taken_out:
            texts[1 - side].append(pairs[index][1 - side])
            index += 1
        elif chance < taken_out + joined and index + 1 < len(pairs):
            first, second = pairs[index], pairs[index + 1]
            texts[side].append(first[side] + ' ' + second[side])
            texts[1 - side].extend([first[1 - side], second[1 - side]])
            index += 2
        else:
            for which in (0, 1):
                texts[which].append(pairs[index][which])
            index += 1
        beads.append(tuple(
            tuple(range(start, len(segments))) for start, segments in zip(starts, texts)))
    return texts, beads


def free(folder, name, seed, length=100):
    """Yields texts like a free translation, in pieces of so many rows: segments and true beads.

    One to five rows in order make a bead; the Arabic side, now and then the English one, is one
    long segment. Of the English words a third are words from elsewhere in the collection, of the
    English sentences one in thirty is missing, and one in thirty stands on the English side only.
    """
    rows = [row[:2] for row in collection(folder, name)]
    generator = random.Random(seed)
    words = [word for _, english in rows for word in english.split()]

    def paraphrase(text):
        return ' '.join(
            generator.choice(words) if generator.random() < 1 / 3 else word
            for word in text.split())

    for start in range(0, len(rows) - length + 1, length):
        texts, beads = ([], []), []
        part = rows[start:start + length]
        while part:
            size = generator.choices([1, 2, 3, 4, 5], [45, 28, 15, 8, 4])[0]
            taken, part = part[:size], part[size:]
            starts = [len(segments) for segments in texts]
            arabic = [row[0] for row in taken]
            english = [paraphrase(row[1]) for row in taken]
            if len(english) > 1:
                english = [text for text in english if generator.random() >= 1 / 30] or english
            if generator.random() < 0.12:
                texts[0].extend(arabic)
                texts[1].append(' '.join(english))
            else:
                texts[0].append(' '.join(arabic))
                texts[1].extend(english)
            beads.append(tuple(
                tuple(range(first, len(side))) for first, side in zip(starts, texts)))
            if generator.random() < 1 / 30:
                beads.append(((), (len(texts[1]),)))
                texts[1].append(paraphrase(generator.choice(rows)[1]))
        yield texts, beads


def gold(folder):
    """Yields kind, name, and the true beads of the texts whose beads people have marked."""
    for kind in sorted(os.listdir(folder)):
        if os.path.isdir(os.path.join(folder, kind, 'gold')):
            for name in sorted(os.listdir(os.path.join(folder, kind, 'gold'))):
                yield kind, name, gold_beads(os.path.join(folder, kind, 'gold', name))


def gold_beads(path):
    beads = []
    with open(path, encoding='utf-8') as file:
        for line in file:
            if ':' in line:
                beads.append(tuple(tuple(map(int, re.findall(r'\d+', side)))
                                   for side in line.split(':')[:2]))
    return beads
