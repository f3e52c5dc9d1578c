import threading

import numpy as np

data = np.ones(3)
lock = threading.Lock()

lock.acquire()
print(f"elements: {data.size}")
lock.release()
data += 1
print(f"changed without the lock: {data}")
