package dev.vonk.runtime.expression;

import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.TypeParser;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Just enough SQL to run the functions' examples: literals, calls, operators, and a type's name as a cast.
public final class ExampleParser {
    private static final List<Map<String, String>> LEVELS = List.of(
            Map.of("=", "equal", "!=", "not_equal", "<", "less", "<=", "less_or_equal", ">", "greater", ">=",
                    "greater_or_equal", "<=>", "equal_null_safe", "like", "like", "ilike", "ilike", "rlike", "rlike"),
            Map.of("|", "bitwise_or"), Map.of("^", "bitwise_xor"), Map.of("&", "bitwise_and"),
            Map.of("+", "add", "-", "subtract"), Map.of("*", "multiply", "/", "divide", "%", "mod", "div", "div"));
    private static final Set<String> CASTS = Set.of("int", "bigint", "double", "float", "string", "date", "timestamp",
            "binary", "boolean");

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, Expression> columns;
    private int at;

    private ExampleParser(String text, Map<String, Expression> columns) {
        this.columns = columns;
        for (int i = 0; i < text.length();) {
            char letter = text.charAt(i);
            int from = i;
            if (Character.isWhitespace(letter)) {
                i++;
                continue;
            }
            if (letter == '\'') {
                i = text.indexOf('\'', i + 1) + 1;
            } else if (Character.isLetterOrDigit(letter) || letter == '_') {
                while (i < text.length() && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_'
                        || text.charAt(i) == '.' && Character.isDigit(letter))) {
                    i++;
                }
            } else if (text.startsWith("<=>", i)) {
                i += 3;
            } else if ((letter == '<' || letter == '>' || letter == '!') && text.startsWith("=", i + 1)) {
                i += 2;
            } else {
                i++;
            }
            tokens.add(text.substring(from, i));
        }
        tokens.add("");
    }

    public static Expression parse(String text) {
        return parse(text, Map.of());
    }

    /// @param columns names that stand for columns
    public static Expression parse(String text, Map<String, Expression> columns) {
        var parser = new ExampleParser(text, columns);
        var expression = parser.level(0);
        if (parser.at != parser.tokens.size() - 1) {
            throw new IllegalArgumentException(
                    "not understood from '" + parser.tokens.get(parser.at) + "' on: " + text);
        }
        return expression;
    }

    private Expression level(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        var left = level(level + 1);
        for (var name = LEVELS.get(level).get(peek()); name != null; name = LEVELS.get(level).get(peek())) {
            at++;
            left = Calls.call(name, left, level(level + 1));
        }
        return left;
    }

    private String peek() {
        return tokens.get(at);
    }

    private Expression unary() {
        if (peek().equals("-")) {
            at++;
            var inner = unary();
            return inner instanceof Expression.Literal(Integer value, var type)
                    ? Calls.literal(-value, type)
                    : inner instanceof Expression.Literal(BigDecimal value, var type)
                            ? Calls.literal(value.negate(), type)
                            : Calls.call("negative", inner);
        }
        return primary();
    }

    private Expression primary() {
        var token = tokens.get(at++);
        if (token.equals("(")) {
            var inner = level(0);
            at++;
            return inner;
        }
        if (token.startsWith("'")) {
            return Calls.literal(token.substring(1, token.length() - 1), DataTypes.StringType);
        }
        if (Character.isDigit(token.charAt(0))) {
            return number(token);
        }
        var name = token.toLowerCase(Locale.ROOT);
        if (peek().equals("(")) {
            return call(name);
        }
        return switch (name) {
            case "null" -> Calls.literal(null, DataTypes.NullType);
            case "true", "false" -> Calls.literal(name.equals("true"), DataTypes.BooleanType);
            default -> {
                if (!columns.containsKey(name)) {
                    throw new IllegalArgumentException("no column " + name);
                }
                yield columns.get(name);
            }
        };
    }

    private static Expression number(String token) {
        if (token.contains(".")) {
            var value = new BigDecimal(token);
            return Calls.literal(value, new DecimalType(Math.max(value.precision(), value.scale()), value.scale()));
        }
        long value = Long.parseLong(token);
        return value == (int) value
                ? Calls.literal((int) value, DataTypes.IntegerType)
                : Calls.literal(value, DataTypes.LongType);
    }

    private Expression call(String name) {
        at++;
        var arguments = new ArrayList<Expression>();
        while (!peek().equals(")")) {
            arguments.add(level(0));
            if (peek().equals(",")) {
                at++;
            }
        }
        at++;
        if (CASTS.contains(name)) {
            DataType type = TypeParser.parseType(name);
            return Calls.cast(arguments.get(0), type);
        }
        return Calls.call(name, arguments.toArray(Expression[]::new));
    }
}
