"""Makes rows.csv: 24 stays that never were, drawn with a fixed seed; none comes from a data set."""
import random

random.seed(20260115)
columns = dict(heartrate=(40, 180), meanbp=(42, 150), respiratoryrate=(5, 55), temperature=(33, 40.5), eyes=(1, 4),
               verbal=(1, 5), motor=(1, 6), urine=(50, 4800), wbc=(1, 40), hematocrit=(18, 50), sodium=(120, 160),
               creatinine=(0.4, 7), bun=(4, 120), glucose=(40, 600), albumin=(1.3, 4.2), bilirubin=(0.2, 12), ph=(7, 7.55))
whole = {"eyes", "verbal", "motor", "heartrate", "meanbp", "respiratoryrate", "sodium"}
print(",".join(["uniquepid", "age_num", *columns]))
for row in range(24):
    cells = []
    for name, (low, high) in columns.items():
        value = random.uniform(low, high)
        missing = random.random() < 0.3 or (row == 3 and name != "heartrate")
        cells.append("" if missing else f"{round(value) if name in whole else round(value, 2):.2f}")
    age = 16 if row == 7 else random.choice([18, 33, 47, 58, 69, 77, 84, 85, 90])
    print(",".join([f"made-{row}", f"{age}.0", *cells]))
