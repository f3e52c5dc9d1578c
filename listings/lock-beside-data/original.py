import threading

lock = threading.Lock()
total = 0


def add(amount):
    global total
    total += amount


with lock:
    print(f"main: has the lock, total {total}")
    worker = threading.Thread(target=add, args=(2,))
    worker.start()
    worker.join()
    print(f"main: has the lock, total {total}")
