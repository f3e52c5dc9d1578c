import threading

import numpy as np

ROWS = 100_000


def plus(value):
    return value + 110


def over(value):
    return value * 10 // 11


def add(data):
    for i in range(ROWS):
        data[i] += 110


def divide(data):
    for i in range(ROWS):
        data[i] = data[i] * 10 // 11


def add_with_a_call(data):
    for i in range(ROWS):
        data[i] = plus(data[i])


def divide_with_a_call(data):
    for i in range(ROWS):
        data[i] = over(data[i])


for pair in [(add, divide), (add_with_a_call, divide_with_a_call)]:
    data = np.full(ROWS, 110)
    start = threading.Barrier(2)
    workers = [
        threading.Thread(target=lambda work=work: (start.wait(), work(data)))
        for work in pair
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(pair[0].__name__)
    print("  smallest:     ", data.min())
    print("  largest:      ", data.max())
    print("  added first:  ", np.count_nonzero(data == 200))
    print("  divided first:", np.count_nonzero(data == 210))
    print("  update lost:  ", np.count_nonzero((data == 100) | (data == 220)))
