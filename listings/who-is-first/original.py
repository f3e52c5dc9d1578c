import threading


def main_is_first():
    arrivals = []
    thread = threading.Thread(target=lambda: arrivals.append("thread"))
    thread.start()
    arrivals.append("main")
    thread.join()
    return arrivals[0] == "main"


starts = 1000
main_first = sum(main_is_first() for _ in range(starts))
print(f"of {starts} starts")
print(f"main went first in       {main_first}")
print(f"the thread went first in {starts - main_first}")
