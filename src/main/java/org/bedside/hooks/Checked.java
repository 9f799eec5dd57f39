package org.bedside.hooks;

import java.util.function.Function;

/** A value, or the problem for which there is none. */
sealed interface Checked<T> {

    /** What either case makes of it. */
    <R> R fold(Function<? super T, ? extends R> good, Function<Problem, ? extends R> bad);

    record Good<T>(T value) implements Checked<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> good, Function<Problem, ? extends R> bad) {
            return good.apply(value);
        }
    }

    record Bad<T>(Problem problem) implements Checked<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> good, Function<Problem, ? extends R> bad) {
            return bad.apply(problem);
        }
    }
}
