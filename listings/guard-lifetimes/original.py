import threading

samples = [20, 10]
lock = threading.Lock()

with lock:
    sample = samples.pop()
    print("in the block:   ", "held" if lock.locked() else "free")
print("after the block:", "held" if lock.locked() else "free")
