"""Writes rows.csv: 30 made-up rows, every cell drawn for itself. No row comes from a data set."""
import csv, random

random.seed(20240615)
DRUGS = ["metformin", "glyburide-metformin", "glipizide-metformin", "metformin-rosiglitazone", "metformin-pioglitazone"]
CODES = ["428", "410", "414", "427", "434", "440", "496", "486", "518", "585", "584", "162", "197", "571", "280",
         "294", "296", "303", "38", "682", "250.6", "250.13", "250.02", "276", "578", "577", "996", "820", "599",
         "V58", "786", "715", "401", "E885", ""]
HEADER = ["patient_nbr", "age", "time_in_hospital", "number_inpatient", "number_emergency", "number_outpatient",
          "discharge_disposition_id", "diag_1", "diag_2", "diag_3", "A1Cresult", "insulin", *DRUGS, "label_readmit30"]
with open("rows.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(HEADER)
    for row in range(30):
        out.writerow([
            row // 2,
            "[10-20)" if row == 7 else "[%d-%d)" % ((d := random.randrange(20, 100, 10)), d + 10),
            random.randint(1, 14), random.choice([0, 0, 1, 2, 5]), random.choice([0, 0, 1, 3]), random.choice([0, 0, 2]),
            11 if row == 11 else random.choice([1, 2, 3, 4, 5, 6, 7, 18, 22, 23, 28]),
            *[random.choice(CODES) for _ in range(3)],
            random.choice(["None", "None", "Norm", ">7", ">8"]), random.choice(["No", "Steady", "Up"]),
            *[random.choice(["No", "No", "Steady"]) for _ in DRUGS], random.choice([0, 0, 1])])
