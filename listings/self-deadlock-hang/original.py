import threading

import numpy as np

data = np.ones(3)
lock = threading.Lock()


def add():
    if not lock.acquire(timeout=0.1):
        print("add: still no lock after 0.1 s")
        return
    for i in range(data.size):
        data[i] += 1
    lock.release()


with lock:
    print("main: adding first")
    add()
print(f"first element: {data[0]:.3f}")
