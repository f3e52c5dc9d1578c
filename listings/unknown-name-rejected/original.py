import threading

import numpy as np


def increase_by_one(values):
    amount = 1
    values += amuont


def report(failure):
    print("thread:", failure.exc_value)


threading.excepthook = report
data = np.ones(100)
increase = threading.Thread(target=increase_by_one, args=[data])
increase.start()
increase.join()
print(f"main: done, first element {data[0]:.0f}")
