"""Writes rows.csv beside it: 32 made-up rows in the columns of the SUPPORT table, seed 7. None comes from the data."""
import csv, os, random

r = random.Random(7)
groups = ["ARF/MOSF w/Sepsis", "MOSF w/Malig", "Coma", "Lung Cancer", "Colon Cancer", "Cirrhosis", "CHF", "COPD"]
coma = ["0.0", "9.0", "26.0", "37.0", "41.0", "44.0", "55.0", "61.0", "89.0", "94.0", "100.0"]


def maybe(value):
    return "" if r.random() < 0.3 else value


with open(os.path.join(os.path.dirname(__file__), "rows.csv"), "w", newline="") as out:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow("age,dzgroup,ca,hday,scoma,meanbp,hrt,resp,temp,wblc,alb,bili,crea,bun".split(","))
    for i in range(32):
        group = groups[i % 8]
        if group in groups[3:5]:
            cancer = "metastatic"
        elif group == groups[1]:
            cancer = r.choice(["yes", "metastatic"])
        else:
            cancer = r.choice(["no", "no", "yes"])
        row = [round(r.uniform(19, 95), 3), group, cancer, r.choice([1, 1, 2, 5, 11, 30]), coma[i % 11]]
        row += [r.randint(40, 130), r.randint(45, 160), r.randint(8, 45), round(r.uniform(34.5, 40), 1)]
        row += [maybe(round(r.uniform(1, 35), 1)), maybe(round(r.uniform(1.2, 4.6), 1))]
        row += [maybe(round(r.uniform(0.3, 20), 1)), maybe(round(r.uniform(0.5, 7), 1)), maybe(r.randint(6, 110))]
        if i == 29:
            row[5] = "0"  # a pressure that is not believed
        if i == 30:
            row[0] = "17.5"  # a child
        if i == 31:
            row[4] = ""  # no coma score
        rows.writerow(row)
