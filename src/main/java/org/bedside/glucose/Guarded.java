package org.bedside.glucose;

/** A learnt policy, each of whose doses is held within the bounds of {@link Safety}. */
public final class Guarded implements Policy {

    /** What has been learnt. */
    interface Learnt {

        /** Begins with one patient. */
        Treats begin(Therapy inUse);
    }

    /** What has been learnt, with one patient; belongs to one thread. */
    interface Treats {

        /** The dose that it wants; what happened now is in the course already. */
        Dose wants(Seen seen, Course course);
    }

    private final Learnt learnt;

    Guarded(Learnt learnt) {
        this.learnt = learnt;
    }

    @Override
    public Dosing begin(Therapy inUse) {
        Treats treats = learnt.begin(inUse);
        Course course = new Course();
        return seen -> {
            course.saw(seen);
            Dose dose = Safety.limit(treats.wants(seen, course), course, inUse, seen.carbohydrates());
            course.gave(dose, inUse);
            return dose;
        };
    }
}
