#!/usr/bin/env python3
"""Makes src/AlertExchange.Engine/Identity/unihan/unihan.bin from the Unicode Character Database.

    apt-get install unicode-data
    python3 tools/unihan/make_table.py [directory of the Unicode data files] [output file]

The table answers three questions about a Han character: which character it is a variant of, which toneless Mandarin
syllables it may be read as, and what it looks like (its shape by two dictionaries' codes and its strokes). Run it again
only for a new Unicode version, and commit the result.

Layout, little-endian 16-bit words, the whole compressed with raw deflate:
    version (2), number of ranges, number of reading sets, number of syllables in all sets, number of different syllables,
    each range: first character, number of characters,
    each reading set: start of its syllables (one more start closes the last),
    the syllables (numbers from 1; the first of a set is the usual reading),
    each different syllable from number 1 on: its letters, packed as letters are below (two words each),
    each character of each range: canonical character (0 = itself),
    each character of each range: reading set (0 = the empty set),
    each character of each range, one word each of the three words of its shape: 1 + the four digits of its four-corner
        code (0 = none), the low and the high word of: 6 bits strokes over 25 bits Cangjie code. Only characters of the
        standard list of 2013 have a shape; the others are compared by the character that stands for them.
Letters are packed five bits each from the left, a = 1, so that words of different length differ.
"""
import bz2
import collections
import pathlib
import re
import struct
import sys
import unicodedata
import zlib

RANGES = [(0x2E80, 0x2FE0), (0x3400, 0xA000), (0xF900, 0xFB00)]


def read_properties(directory, wanted):
    properties = collections.defaultdict(dict)
    for name in ("Readings", "Variants", "OtherMappings", "DictionaryLikeData", "IRGSources"):
        with bz2.open(directory / f"Unihan_{name}.txt.bz2", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("U+"):
                    code, key, value = line.rstrip("\n").split("\t")
                    if key in wanted:
                        properties[key][int(code[2:], 16)] = value
    return properties


def read_decompositions(directory):
    result = {}
    with open(directory / "UnicodeData.txt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.split(";")
            parts = [part for part in fields[5].split() if not part.startswith("<")]
            if len(parts) == 1:
                result[int(fields[0], 16)] = int(parts[0], 16)
    return result


def code_points(value):
    return [int(match, 16) for match in re.findall(r"U\+([0-9A-F]+)", value or "")]


def toneless(reading):
    plain = unicodedata.normalize("NFD", reading.lower())
    letters = "".join(c for c in plain if "a" <= c <= "z" or c == "\u0308")
    return letters.replace("u\u0308", "v").replace("\u0308", "")


def readings_of(code, properties):
    """Readings of modern dictionaries; the large historical dictionary only where they have none."""
    def located(key):
        return [r for part in properties[key].get(code, "").split() for r in part.split(":")[-1].split(",")]

    mandarin = properties["kMandarin"].get(code, "").split()[:1]
    modern = located("kTGHZ2013") or located("kXHC1983")
    found = mandarin + modern if modern else mandarin or located("kHanyuPinyin")[:1]
    return tuple(dict.fromkeys(s for s in map(toneless, found) if s))


def canonical_of(code, properties, decompositions):
    """Follows compatibility, simplified and z-variants, and variants that the standard list of 2013 does not have."""
    standard = properties["kTGH"]
    seen = [code]
    while True:
        simplified = code_points(properties["kSimplifiedVariant"].get(code))
        if code in decompositions:
            choices = [decompositions[code]]
        elif simplified:
            choices = [] if code in simplified else sorted(simplified, key=lambda c: c not in standard)
        elif code in standard:
            choices = []
        else:
            others = code_points(properties["kZVariant"].get(code)) + code_points(properties["kSemanticVariant"].get(code))
            choices = [c for c in others if c in standard] or [c for c in others if properties["kSimplifiedVariant"].get(c)]
        if not choices or choices[0] in seen or choices[0] > 0xFFFF:
            return code
        code = choices[0]
        seen.append(code)


def pack(letters):
    packed = 0
    for letter in letters.lower():
        packed = packed << 5 | ord(letter) - 96
    return packed


def shape_of(code, properties):
    if code not in properties["kTGH"]:
        return 0, 0
    corners = properties["kFourCornerCode"].get(code, "").split(".")[0].split(" ")[0]
    strokes = int(properties["kTotalStrokes"][code].split()[0])
    cangjie = properties["kCangjie"].get(code, "")
    return 1 + int(corners) if corners else 0, strokes << 25 | pack(cangjie if cangjie.isalpha() else "")


def main():
    directory = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    here = pathlib.Path(__file__).resolve().parents[2]
    output = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else here / "src/AlertExchange.Engine/Identity/unihan/unihan.bin"
    keys = ("kMandarin", "kTGHZ2013", "kXHC1983", "kHanyuPinyin", "kTGH", "kSimplifiedVariant", "kZVariant", "kSemanticVariant",
            "kFourCornerCode", "kCangjie", "kTotalStrokes")
    properties = read_properties(directory, keys)
    decompositions = read_decompositions(directory)

    syllables, sets = {}, {(): 0}
    canonical, reading_sets, shapes = [], [], []
    for first, end in RANGES:
        for code in range(first, end):
            target = canonical_of(code, properties, decompositions)
            canonical.append(0 if target == code else target)
            readings = tuple(syllables.setdefault(s, len(syllables) + 1) for s in readings_of(target, properties))
            reading_sets.append(sets.setdefault(readings, len(sets)))
            shapes.append(shape_of(code, properties))

    starts, flat = [], []
    for readings in sets:
        starts.append(len(flat))
        flat.extend(readings)
    starts.append(len(flat))

    spelled = [pack(syllable) for syllable in syllables]
    words = [2, len(RANGES), len(sets), len(flat), len(syllables)]
    for first, end in RANGES:
        words += [first, end - first]
    words += starts + flat + [word for packed in spelled for word in (packed & 0xFFFF, packed >> 16)] + canonical + reading_sets
    words += [corners for corners, _ in shapes] + [form & 0xFFFF for _, form in shapes] + [form >> 16 for _, form in shapes]
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = compressor.compress(struct.pack(f"<{len(words)}H", *words)) + compressor.flush()
    output.write_bytes(data)
    print(f"{len(words)} words, {len(syllables)} syllables, {len(sets)} reading sets, "
          f"{sum(1 for c in canonical if c)} variants, {sum(1 for c, f in shapes if f)} shapes, {len(data)} bytes")


if __name__ == "__main__":
    main()
