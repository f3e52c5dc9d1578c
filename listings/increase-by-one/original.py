import numpy as np


def increase_by_one(values):
    values += 1


data = np.ones(100)
increase_by_one(data)
print(f"first element: {data[0]:.0f}")
