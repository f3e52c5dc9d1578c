import threading

import numpy as np

REPEATS = 500
data = np.ones(50_000)
together = threading.Barrier(2)


def add():
    together.wait()
    for _ in range(REPEATS):
        np.add(data, 1, out=data)


def divide():
    together.wait()
    for _ in range(REPEATS):
        np.divide(data, 1.1, out=data)


workers = [threading.Thread(target=work) for work in (add, divide)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(f"elements:         {data.size}")
print(f"different values: {np.unique(data).size}")
