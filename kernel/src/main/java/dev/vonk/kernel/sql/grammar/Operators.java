package dev.vonk.kernel.sql.grammar;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The operators between two values: how tight they bind and which function they are.
enum Operators {
    EQUAL("=", 1, "equal"), NOT_EQUAL("<>", 1, "not_equal"), EQUAL_NULL_SAFE("<=>", 1, "equal_null_safe"),
    LESS("<", 1, "less"), LESS_OR_EQUAL("<=", 1, "less_or_equal"), GREATER(">", 1, "greater"),
    GREATER_OR_EQUAL(">=", 1, "greater_or_equal"), BITWISE_OR("|", 2, "bitwise_or"),
    BITWISE_XOR("^", 3, "bitwise_xor"), BITWISE_AND("&", 4, "bitwise_and"), SHIFT_LEFT("<<", 5, "shiftleft"),
    SHIFT_RIGHT(">>", 5, "shiftright"), SHIFT_RIGHT_UNSIGNED(">>>", 5, "shiftrightunsigned"), ADD("+", 6, "add"),
    SUBTRACT("-", 6, "subtract"), CONCAT("||", 6, "concat"), MULTIPLY("*", 7, "multiply"),
    DIVIDE("/", 7, "divide"), MOD("%", 7, "mod"), DIV("DIV", 7, "div");

    /// The power of the loosest of them.
    static final int LOOSEST = 1;

    private static final Map<String, Operators> BY_SYMBOL = Stream.of(values())
            .collect(Collectors.toMap(operator -> operator.symbol, operator -> operator));

    private final String symbol;
    private final int power;
    private final String function;

    Operators(String symbol, int power, String function) {
        this.symbol = symbol;
        this.power = power;
        this.function = function;
    }

    /// The operator that is written so; null for none.
    static @Nullable Operators of(String symbol) {
        return BY_SYMBOL.get(symbol);
    }

    /// Greater binds tighter.
    int power() {
        return power;
    }

    /// Its name in the function registry.
    String function() {
        return function;
    }
}
