"""Writes rows.csv: 24 made-up patients, every cell drawn for itself. No row comes from a data set."""
import random

draw = random.Random(7)
print("id,site,age,sex,cp,trestbps,chol,fbs,restecg,thalach,exang,oldpeak,slope,dupgroup")
for row in range(24):
    age = draw.choice([28, 77, 44, 52, 61, 66, 70, 39]) if row > 1 else (28, 77)[row]
    cells = [f"made-{row}", "made", f"{age}.0", f"{row % 3 > 0:d}.0", f"{row % 4 + 1}.0",
             draw.choice(["118.0", "136.0", "152.0", "0.0", ""]), draw.choice(["187.0", "226.0", "301.0", "0.0", ""]),
             draw.choice(["0.0", "1.0", ""]), draw.choice(["0.0", "1.0", "2.0", ""]), f"{draw.randint(88, 188)}.0",
             draw.choice(["0.0", "1.0"]), draw.choice(["0.0", "0.4", "1.0", "1.7", "3.1", "-0.2", "0.5"]),
             draw.choice(["1.0", "2.0", "3.0", ""]), str(row)]
    if row == 5:
        cells[5:13] = ["", "", "", "0.0", "", "", "", ""]
    print(",".join(cells))
