import threading

samples = [2, 1]
lock = threading.Lock()


def work():
    while True:
        with lock:
            if not samples:
                return
            sample = samples.pop()
            print(f"sample {sample}: begin\n", end="")
            print(f"sample {sample}: end\n", end="")


workers = [threading.Thread(target=work) for _ in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
