"""Numbers by text2num, which writes number words as digits; digits are then read by a pattern."""

import json
import re
import sys
import time

from text_to_num import alpha2digit

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")

texts = json.load(sys.stdin)
start = time.perf_counter()
values = [
    [float(found.replace(",", "")) for found in NUMBER.findall(alpha2digit(text, "en"))]
    for text in texts
]
json.dump({"seconds": time.perf_counter() - start, "answers": values}, sys.stdout)
