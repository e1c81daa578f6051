"""Runs in Pyodide: what Python's parts in C say, one text each, to compare two Pyodides by.

The last expression is a JSON object: text by name.
"""

import base64
import binascii
import csv
import datetime
import decimal
import hashlib
import io
import itertools
import json
import math
import os
import random
import re
import struct
import sys
import time
import unicodedata
import zipfile
import zlib

# The test puts those of the handbook in its place.
ALPHABETS = ("utf_8",)
CHARACTERS = [chr(code) for code in range(1, 0x30000) if not 0xD800 <= code < 0xE000]
ALL = "".join(CHARACTERS)
CHANCE = random.Random(5)
FLOATS = [CHANCE.random() * 10 ** CHANCE.randint(-300, 300) for _ in range(3000)]
DATA = CHANCE.randbytes(3000) * 20 + b"text " * 9999
WRONG = ("int('x')", "[][1]", "{}['a']", "b'\\xff'.decode()", "None.x", "1/0", "sum(1)", "'a'+1")
said: dict[str, object] = {"floats": [(x, float(repr(x)), f"{x:.3f}", f"{x:e}") for x in FLOATS]}

for name in ALPHABETS:
    written = ALL.encode(name, "ignore")
    said[name] = [written, written.decode(name, "ignore")]
for name in ("category", "bidirectional", "combining", "east_asian_width", "decomposition"):
    said[name] = [getattr(unicodedata, name)(character) for character in CHARACTERS]
for name in ("NFC", "NFD", "NFKC", "NFKD"):
    said[name] = unicodedata.normalize(name, ALL)
said["digits"] = [unicodedata.numeric(character, None) for character in CHARACTERS]
said["cases"] = [ALL.lower(), ALL.upper(), ALL.casefold(), ALL.title()]
said["kinds"] = [(one.isalpha(), one.isidentifier(), one.isprintable()) for one in CHARACTERS]
for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s"):
    said[name] = hashlib.new(name, DATA).hexdigest()
with decimal.localcontext() as context:
    context.prec = 900
    two, seven = decimal.Decimal(2), decimal.Decimal(7)
    said["decimal"] = [two.sqrt(), seven / 3, two ** seven.ln(), seven.exp(), seven.log10()]
for name in ("sin", "cos", "tan", "atan", "exp", "sqrt", "log1p", "gamma", "erf", "cbrt"):
    said[name] = [getattr(math, name)(number) for number in (0.1, 0.5, 1.7, 12.25)]
said["whole"] = [pow(3, 5000), int("9" * 4000) // 7**900, int.from_bytes(DATA[:400])]
packed = [zlib.compress(DATA, level) for level in range(10)]
said["zlib"] = [packed, [zlib.decompress(one) for one in packed], zlib.crc32(DATA)]
said["binary"] = [
    base64.b64encode(DATA),
    binascii.crc_hqx(DATA, 0),
    struct.pack("<dQhf", 1, 2, 3, 4),
]
with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("a", DATA)
    said["zip"] = archive.infolist()[0].compress_size
said["json"] = json.dumps(json.loads('{"a": [1, 2.5, null, "\\u00e9\\ud83d\\ude00"]}'))
said["csv"] = list(csv.reader(['a,"b,c",d']))
day = datetime.datetime(2026, 3, 4, 5, 6, 7, tzinfo=datetime.UTC)
said["time"] = [f"{day:%A %d %B %Y %H:%M:%S %j %U %c}", time.strftime("%c", time.gmtime(0))]
said["errors"] = [os.strerror(number) for number in range(1, 80)]
said["system"] = [sys.float_info, sys.int_info, sys.hash_info]
said["words"] = re.findall(r"(?i)\b[\w']+\b", "Für Äpfel, don’t stop")
said["order"] = [*itertools.islice(itertools.permutations(sorted(FLOATS[:20])), 50)]
for expression in WRONG:
    try:
        eval(expression)
    except Exception as error:
        said[expression] = repr(error)

json.dumps({name: hashlib.sha256(repr(one).encode()).hexdigest() for name, one in said.items()})
