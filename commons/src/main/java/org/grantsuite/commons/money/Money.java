package org.grantsuite.commons.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pounds sterling held as whole pence: never a binary fraction (invariant 14). On the wire
 * {@code {"amount":"1250.00","currency":"GBP"}}, in the database {@code bigint …_pence}.
 * Arithmetic is exact; an overflow throws {@link ArithmeticException}.
 */
@JsonPropertyOrder({"amount", "currency"})
public record Money(@JsonIgnore long pence) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);
    public static final String CURRENCY = "GBP";
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}\\.\\d{2}");

    public static Money ofPence(long pence) {
        return new Money(pence);
    }

    /**
     * Reads an amount with exactly two decimals, such as {@code "1250.00"} or {@code "-0.60"}.
     *
     * @throws MoneyFormatException when the text has another shape
     */
    public static Money parse(@Nullable String amount) {
        if (amount == null || !AMOUNT.matcher(amount).matches()) {
            throw new MoneyFormatException(
                    "an amount is text with exactly two decimals and at most 15 digits before the point, such as \"1250.00\"");
        }
        return new Money(Long.parseLong(amount.replace(".", "")));
    }

    @JsonCreator
    static Money fromJson(
            @JsonProperty("amount") @Nullable String amount, @JsonProperty("currency") @Nullable String currency) {
        if (!CURRENCY.equals(currency)) {
            throw new MoneyFormatException("the currency of every amount is \"GBP\"");
        }
        return parse(amount);
    }

    @JsonProperty
    public String amount() {
        long whole = Math.abs(pence / 100);
        long rest = Math.abs(pence % 100);
        return (pence < 0 ? "-" : "") + whole + (rest < 10 ? ".0" : ".") + rest;
    }

    @JsonProperty
    public String currency() {
        return CURRENCY;
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(pence, other.pence));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(pence, other.pence));
    }

    public Money negated() {
        return new Money(Math.negateExact(pence));
    }

    @JsonIgnore
    public boolean isPositive() {
        return pence > 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return pence < 0;
    }

    @JsonIgnore
    public boolean isZero() {
        return pence == 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(pence, other.pence);
    }

    @Override
    public String toString() {
        return "£" + amount();
    }
}
