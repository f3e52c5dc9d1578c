import threading

import numpy as np

data = np.ones(1_000)
lock = threading.Lock()


def change(name, operation):
    with lock:
        print(f"{name}: has the lock\n", end="")
        operation(data, out=data)


def divide(values, out):
    np.divide(values, 1.1, out=out)


def add(values, out):
    np.add(values, 1, out=out)


workers = [
    threading.Thread(target=change, args=("divide", divide)),
    threading.Thread(target=change, args=("add", add)),
]
with lock:
    for worker in workers:
        worker.start()
    print("main: both threads are started\n", end="")
    data += 10
    print("main: lets go of the lock\n", end="")
for worker in workers:
    worker.join()
print(f"maximum: {data.max():.3f}")
print(f"minimum: {data.min():.3f}")
