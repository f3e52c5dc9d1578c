import threading

import numpy as np

data = np.ones(3)
lock = threading.RLock()


def add():
    with lock:
        for i in range(data.size):
            data[i] += 1


def divide():
    with lock:
        for i in range(data.size):
            data[i] /= 1.1


workers = [threading.Thread(target=work) for work in (add, divide)]
with lock:
    for worker in workers:
        worker.start()
    print("main: adding first")
    add()
    print("main: added")
for worker in workers:
    worker.join()
print(f"first element: {data[0]:.3f}")
