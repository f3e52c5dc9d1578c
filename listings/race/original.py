import threading

import numpy as np

REPEATS = 50_000
data = np.ones(100)
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
print(f"first element: {data[0]:.3f}")
print(f"mean:          {data.mean():.3f}")
