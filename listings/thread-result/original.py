import concurrent.futures
import threading


def mean(readings):
    return sum(readings) / len(readings)


readings = [19.5, 20.0, 20.5, 21.0]

evaluation = threading.Thread(target=mean, args=[readings])
evaluation.start()
print("join returns", evaluation.join())

with concurrent.futures.ThreadPoolExecutor() as pool:
    future = pool.submit(mean, readings)
    print("the future's result is", future.result())
