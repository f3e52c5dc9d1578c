import threading

import numpy as np

data = np.ones(1_000)
lock = threading.Lock()


def add():
    with lock:
        for i in range(data.size):
            data[i] += 1


def divide():
    with lock:
        for i in range(data.size):
            data[i] /= 1.1


workers = [threading.Thread(target=work) for work in (add, divide)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(f"maximum: {data.max():.3f}")
print(f"minimum: {data.min():.3f}")
