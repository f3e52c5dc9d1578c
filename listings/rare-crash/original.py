import threading

sum_and_points = (60, 3)
answers = []


def restart():
    global sum_and_points
    sum_and_points = (0, 0)
    sum_and_points = (30, 1)


def display():
    total, points = sum_and_points
    try:
        answers.append(f"mean: {total // points}")
    except ZeroDivisionError as error:
        answers.append(f"no mean: {error}")


workers = [threading.Thread(target=work) for work in (restart, display)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(answers[0])
