import queue
import threading
from time import sleep

messages = queue.Queue()


def measure():
    sleep(0.01)
    messages.put(42)


threading.Thread(target=measure).start()
for _ in range(2):
    try:
        print("reading:", messages.get(timeout=0.05))
    except queue.Empty:
        print("nothing yet")
