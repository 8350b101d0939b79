package dev.vonk.runtime.function.number;

/// The operations that can leave the range of their type.
public enum ArithmeticOperation {
    ADD("+", "try_add"), SUBTRACT("-", "try_subtract"), MULTIPLY("*", "try_multiply");

    private final String symbol;
    private final String tolerant;

    ArithmeticOperation(String symbol, String tolerant) {
        this.symbol = symbol;
        this.tolerant = tolerant;
    }

    /// As it is written between operands.
    public String symbol() {
        return symbol;
    }

    /// The function that gives null where this one raises.
    public String tolerant() {
        return tolerant;
    }

    /// The exact result, or an [ArithmeticException] where it needs more than 64 bits.
    long exact(long left, long right) {
        return switch (this) {
            case ADD -> Math.addExact(left, right);
            case SUBTRACT -> Math.subtractExact(left, right);
            case MULTIPLY -> Math.multiplyExact(left, right);
        };
    }
}
