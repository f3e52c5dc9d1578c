import threading

import numpy as np


def increase_by_one(values):
    values += 1


data = np.ones(100)
writers = [
    threading.Thread(target=increase_by_one, args=[data]) for _ in range(2)
]
for writer in writers:
    writer.start()
for writer in writers:
    writer.join()
print(f"sum: {data.sum():.0f}")
