package org.bedside.hooks;

import java.time.Clock;
import java.util.List;
import org.bedside.evidence.JsonElement;
import org.bedside.journal.Feedback;

/** Takes feedback and keeps it before it is acknowledged. */
final class FeedbackBox {

    /** Keeps feedback, all or nothing. */
    interface Keeper {
        void keep(String service, List<Feedback> feedback);
    }

    private final Keeper keeper;
    private final Clock clock;

    FeedbackBox(Keeper keeper, Clock clock) {
        this.keeper = keeper;
        this.clock = clock;
    }

    /** The body of the answer: an empty object. */
    Checked<String> keep(String service, JsonElement body) {
        return FeedbackParser.parse(body, clock.instant())
                .fold(
                        feedback -> {
                            keeper.keep(service, feedback);
                            return new Checked.Good<>("{}");
                        },
                        problem -> new Checked.Bad<>(problem));
    }
}
