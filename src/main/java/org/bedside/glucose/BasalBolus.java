package org.bedside.glucose;

/**
 * What patients are taught: the basal rate in use, and at meals the counted carbohydrates over the ratio, with a
 * correction to 140 mg/dL where glucose is above 150 (the controller of simglucose).
 */
public final class BasalBolus implements Policy {

    /** mg/dL. */
    static final double CORRECTS_FROM = 150;

    private static final double TARGET = 140;

    @Override
    public Dosing begin(Therapy inUse) {
        return seen -> new Dose(inUse.basal(), bolus(inUse, seen.carbohydrates(), seen.glucose()));
    }

    /** Units at a meal; no correction where glucose is not known. */
    static double bolus(Therapy therapy, double carbohydrates, double glucose) {
        if (carbohydrates <= 0) {
            return 0;
        }
        double correction = glucose > CORRECTS_FROM ? (glucose - TARGET) / therapy.factor() : 0;
        return carbohydrates / therapy.ratio() + correction;
    }
}
