package org.bedside.glucose;

/** A way to give insulin. Shared by threads; what it remembers of a patient is in what {@link #begin} makes. */
public sealed interface Policy permits BasalBolus, Guarded {

    /** Begins with one patient, of whom it is told the treatment in use and nothing else. */
    Dosing begin(Therapy inUse);

    /** How one patient is treated; belongs to one thread. */
    interface Dosing {

        /** Insulin for the step that begins now; called once a step, in order. */
        Dose next(Seen seen);
    }
}
