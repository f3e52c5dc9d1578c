import threading

import numpy as np


def increased_by_one(values):
    result = values + 1
    return reslut


def report(failure):
    print("thread:", failure.exc_value)


threading.excepthook = report
data = np.ones(100)
increase = threading.Thread(target=increased_by_one, args=[data])
increase.start()
increase.join()
print(f"main: done, first element {data[0]:.0f}")
