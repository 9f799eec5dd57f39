package org.bedside.decision;

import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.bedside.catalog.Service;
import org.bedside.evidence.Facts;

/**
 * A question put to a service.
 *
 * @param cardIds the uuid of the card with this index
 * @param tokens the value of a prefetch token, {@code ""} if it has none
 * @param baseUrl under which this server is reached, without a slash at its end
 */
public record Asked(
        Service service, Facts facts, IntFunction<UUID> cardIds, UnaryOperator<String> tokens, String baseUrl) {}
