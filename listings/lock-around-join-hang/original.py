import threading

lock = threading.Lock()
total = 10


def add():
    global total
    with lock:
        total += 1


worker = threading.Thread(target=add)
with lock:
    worker.start()
    total += 10
    print("main: waiting for the thread")
    worker.join(timeout=0.1)
    print(f"main: has it finished? {not worker.is_alive()}")
worker.join()
print(f"main: total {total}")
