package org.grantsuite.commons.money;

/** Text that is not an amount of money; its message says what one looks like. */
public final class MoneyFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MoneyFormatException(String message) {
        super(message);
    }
}
