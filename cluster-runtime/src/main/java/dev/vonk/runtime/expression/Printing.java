package dev.vonk.runtime.expression;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How calls read as SQL: operators between their operands, everything else as a call.
final class Printing {
    private static final Map<String, String> BINARY = Map.ofEntries(Map.entry("add", "+"), Map.entry("subtract", "-"),
            Map.entry("multiply", "*"), Map.entry("divide", "/"), Map.entry("mod", "%"), Map.entry("equal", "="),
            Map.entry("not_equal", "!="), Map.entry("less", "<"), Map.entry("less_or_equal", "<="),
            Map.entry("greater", ">"),
            Map.entry("greater_or_equal", ">="), Map.entry("equal_null_safe", "<=>"), Map.entry("bitwise_and", "&"),
            Map.entry("bitwise_or", "|"), Map.entry("bitwise_xor", "^"), Map.entry("like", "LIKE"),
            Map.entry("rlike", "RLIKE"), Map.entry("ilike", "ILIKE"));

    private Printing() {
    }

    static String call(String name, List<Expression> arguments) {
        var operator = BINARY.get(name);
        if (operator != null && arguments.size() == 2) {
            return "(" + arguments.get(0) + " " + operator + " " + arguments.get(1) + ")";
        }
        if (name.equals("negative") && arguments.size() == 1) {
            return "(- " + arguments.get(0) + ")";
        }
        return arguments.stream().map(Expression::toString).collect(Collectors.joining(", ", name + "(", ")"));
    }
}
