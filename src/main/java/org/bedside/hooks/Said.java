package org.bedside.hooks;

import java.util.Optional;

/**
 * What was answered to a call.
 *
 * @param body as it was sent
 * @param cards how many cards it holds
 * @param held what would have been sent, if it was held back
 */
record Said(String body, int cards, Optional<Held> held) {

    /** An answer that was held back, and why. */
    record Held(Restraint.Why why, String body) {}
}
