import threading

import numpy as np


def increase_by_one(values):
    values += 1


data = np.ones(100)
increase = threading.Thread(target=increase_by_one, args=[data])
increase.start()
print(f"first element, early: {data[0]:.0f}")
increase.join()
print(f"first element: {data[0]:.0f}")
