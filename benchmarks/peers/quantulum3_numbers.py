"""Numbers by quantulum3: JSON list of texts in, seconds and values of each out."""

import json
import sys
import time

from quantulum3 import parser

texts = json.load(sys.stdin)
parser.parse("one metre")  # loads its tables
start = time.perf_counter()
values = [[quantity.value for quantity in parser.parse(text)] for text in texts]
json.dump({"seconds": time.perf_counter() - start, "answers": values}, sys.stdout)
