package org.bedside.evidence;

import java.util.List;

/** What an {@link Input} found in the facts. */
public sealed interface Reading {

    /** The facts that it was read from. */
    List<Fact> from();

    /** A number in the input's unit, with the facts that it was read from (none for an absence that means zero). */
    record Known(double value, List<Fact> from) implements Reading {
        public Known {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("not a finite value");
            }
            from = List.copyOf(from);
        }
    }

    /** One of the input's categories. */
    record Category(String name, List<Fact> from) implements Reading {
        public Category {
            from = List.copyOf(from);
        }
    }

    /** Nothing that can be used, and why. */
    record Missing(Remark why) implements Reading {
        @Override
        public List<Fact> from() {
            return List.of();
        }
    }
}
