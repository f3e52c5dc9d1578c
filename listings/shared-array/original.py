import threading

import numpy as np


def increase_by_one(values):
    values += 1
    print("thread: increased")


data = np.ones(100)
increase = threading.Thread(target=increase_by_one, args=[data])
increase.start()
increase.join()
print(f"main: first element {data[0]:.0f}")
