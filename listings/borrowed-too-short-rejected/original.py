import threading

import numpy as np


def increase_by_one(values):
    values += 1
    print(f"thread: first element {values[0]:.0f}")


def start():
    data = np.ones(100)
    increase = threading.Thread(target=increase_by_one, args=[data])
    increase.start()
    return increase


increase = start()
increase.join()
