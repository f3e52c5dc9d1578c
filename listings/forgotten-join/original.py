import threading


def measure():
    threading.main_thread().join()
    print("thread: main is over, but I still finish")


threading.Thread(target=measure).start()
print("main: finished")
