import threading

import numpy as np

ROWS = 100_000
data = np.full(ROWS, 110)
locks = [threading.Lock() for _ in range(ROWS)]
start = threading.Barrier(2)


def add():
    start.wait()
    for i in range(ROWS):
        with locks[i]:
            data[i] += 110


def divide():
    start.wait()
    for i in range(ROWS):
        with locks[i]:
            data[i] = data[i] * 10 // 11


workers = [threading.Thread(target=work) for work in (add, divide)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print("smallest:     ", data.min())
print("largest:      ", data.max())
print("added first:  ", np.count_nonzero(data == 200))
print("divided first:", np.count_nonzero(data == 210))
print("update lost:  ", np.count_nonzero((data == 100) | (data == 220)))
