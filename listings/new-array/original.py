import concurrent.futures
import threading

import numpy as np


def increased_by_one(values):
    return values + 1


data = np.ones(100)

increase = threading.Thread(target=increased_by_one, args=[data])
increase.start()
print("join returns", increase.join())
print(f"old: {data[0]:.0f}")

with concurrent.futures.ThreadPoolExecutor() as pool:
    new = pool.submit(increased_by_one, data).result()
print(f"old: {data[0]:.0f}")
print(f"new: {new[0]:.0f}")
