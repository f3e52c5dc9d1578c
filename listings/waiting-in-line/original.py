import threading
import time


def wait_in_line(threads):
    order = []
    lock = threading.Lock()

    def work(number):
        with lock:
            order.append(number)

    numbers = range(1, threads + 1)
    workers = [threading.Thread(target=work, args=(n,)) for n in numbers]
    with lock:
        for worker in workers:
            worker.start()
        time.sleep(0.01)
    for worker in workers:
        worker.join()
    print(f"{len(order)} threads: {order}")


wait_in_line(8)
