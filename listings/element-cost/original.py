import sys
import threading
from time import perf_counter

import numpy as np

ROWS = 100_000
UNIT = float(sys.argv[1]) if len(sys.argv) > 1 else 1e-9
data = np.full(ROWS, 110)


def add_whole():
    np.add(data, 110, out=data)


def divide_whole():
    np.floor_divide(data * 10, 11, out=data)


def add_each():
    for i in range(ROWS):
        data[i] += 110


def divide_each():
    for i in range(ROWS):
        data[i] = data[i] * 10 // 11


def time(*steps):
    workers = [threading.Thread(target=step) for step in steps]
    begin = perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return (perf_counter() - begin) / ROWS


def best(*steps):
    return min(time(*steps) for _ in range(7)) / UNIT


print(f"Python, the whole array:      {best(add_whole, divide_whole):.0f}")
print(f"Python, each element:         {best(add_each, divide_each):.0f}")
