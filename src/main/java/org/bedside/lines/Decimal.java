package org.bedside.lines;

import java.math.BigDecimal;

/** Numbers as they are written: no trailing zeros, no exponent. */
final class Decimal {

    private Decimal() {}

    static String of(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
