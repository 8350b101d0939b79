package dev.vonk.kernel.syntax;

import dev.vonk.runtime.type.DataTypes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How an expression reads as text, exactly as Spark names the column it makes: `(a + 1)`, `sum(x)`, `CAST(x AS INT)`.
public final class SyntaxText {
    private static final Map<String, String> OPERATORS = Map.ofEntries(Map.entry("add", "+"),
            Map.entry("subtract", "-"),
            Map.entry("multiply", "*"), Map.entry("divide", "/"), Map.entry("mod", "%"), Map.entry("div", "div"),
            Map.entry("equal", "="), Map.entry("less", "<"), Map.entry("less_or_equal", "<="),
            Map.entry("greater", ">"),
            Map.entry("greater_or_equal", ">="), Map.entry("equal_null_safe", "<=>"), Map.entry("bitwise_and", "&"),
            Map.entry("bitwise_or", "|"), Map.entry("bitwise_xor", "^"), Map.entry("and", "AND"),
            Map.entry("or", "OR"));
    private static final Set<String> UPPER_CASE = Set.of("acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh",
            "cbrt",
            "ceil", "cos", "cosh", "cot", "csc", "degrees", "dense_rank", "e", "exp", "expm1", "floor", "hypot", "log",
            "log10",
            "log1p",
            "log2", "percent_rank", "pi", "power", "radians", "rank", "regexp", "regexp_like", "rlike", "sec", "signum",
            "sin", "sinh",
            "spark_partition_id", "sqrt", "tan", "tanh");
    private static final Map<String, String> OTHER_NAME = Map.of("array_agg", "collect_list", "dateadd", "date_add",
            "curdate", "current_date", "random", "rand", "to_varchar", "to_char", "current_database", "current_schema");
    /// What Spark shows for arguments that were left out: function and number of written arguments to the rest.
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(Map.entry("substring/2", "2147483647"),
            Map.entry("substr/2", "2147483647"), Map.entry("locate/2", "1"), Map.entry("position/2", "1"),
            Map.entry("split/2", "-1"), Map.entry("sort_array/1", "true"), Map.entry("round/1", "0"),
            Map.entry("bround/1", "0"), Map.entry("regexp_replace/3", "1"), Map.entry("regexp_extract/2", "1"),
            Map.entry("from_unixtime/1", "yyyy-MM-dd HH:mm:ss"), Map.entry("unix_timestamp/1", "yyyy-MM-dd HH:mm:ss"),
            Map.entry("lpad/2", " "), Map.entry("rpad/2", " "), Map.entry("lag/1", "1, NULL"),
            Map.entry("lag/2", "NULL"),
            Map.entry("lead/1", "1, NULL"), Map.entry("lead/2", "NULL"), Map.entry("ntile/0", "1"),
            Map.entry("months_between/2", "true"));
    /// Functions whose second argument is a flag that does not show.
    private static final Set<String> HIDDEN_FLAG = Set.of("first", "last", "any_value", "first_value", "last_value");
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true).toFormatter(Locale.ROOT);

    private SyntaxText() {
    }

    /// The text, with names as they were written.
    public static String of(Syntax syntax) {
        return of(syntax, name -> String.join(".", name.names()));
    }

    /// The text.
    ///
    /// @param naming how a name shows; whoever knows the columns leaves out qualifiers of frames
    public static String of(Syntax syntax, Function<Syntax.Name, String> naming) {
        return switch (syntax) {
            case Syntax.Name name -> naming.apply(name);
            case Syntax.Star star ->
                Stream.concat(star.qualifier().stream(), Stream.of("*")).collect(Collectors.joining("."));
            case Syntax.AllColumns _ -> "ALL";
            case Syntax.FrameColumn(var column, var _, var _) -> column.name();
            case Syntax.Literal literal -> literal(literal);
            case Syntax.Call call -> call(call, naming);
            case Syntax.FunctionCall(var function, var arguments, var _) ->
                function.name() + "(" + list(arguments, naming) + ")";
            case Syntax.CastTo(var child, var type, var orNull, var _) ->
                (orNull ? "TRY_CAST(" : "CAST(") + of(child, naming) + " AS " + type.sql() + ")";
            case Syntax.CaseWhen when -> caseWhen(when, naming);
            case Syntax.FieldOf(var child, var field, var _) -> of(child, naming) + "." + field;
            case Syntax.ItemOf(var child, var key, var _) -> of(child, naming) + "[" + of(key, naming) + "]";
            case Syntax.Alias(var child, var _, var _) -> of(child, naming);
            case Syntax.SortOrder(var child, var ascending, var nullsFirst, var _) ->
                of(child, naming) + (ascending ? " ASC" : " DESC") + (nullsFirst ? " NULLS FIRST" : " NULLS LAST");
            case Syntax.TypedLiteral(var type, var text, var _) -> type + " '" + text + "'";
            case Syntax.Interval interval -> interval(interval);
            case Syntax.Lambda(var parameters, var body, var _) -> "lambdafunction("
                    + of(body, name -> isVariable(name, parameters) ? variable(name) : naming.apply(name)) + ", "
                    + parameters.stream().map(name -> "namedlambdavariable()").collect(Collectors.joining(", ")) + ")";
            case Syntax.NamedArgument(var name, var value, var _) -> name + " => " + of(value, naming);
            case Syntax.Parameter parameter -> parameter.name() == null ? "?" : ":" + parameter.name();
            case Syntax.IdentifierOf(var name, var _) -> "IDENTIFIER(" + of(name, naming) + ")";
            case Syntax.IgnoringNulls(var ignoring, var _) -> of(ignoring, naming) + " IGNORE NULLS";
            case Syntax.WithinGroup(var ordered, var order, var _) -> of(ordered, naming) + " WITHIN GROUP (ORDER BY "
                    + list(List.copyOf(order), naming) + ")";
            case Syntax.Over over -> of(over.function(), naming) + " OVER " + window(over, naming);
            case Syntax.ScalarQuery _ -> "scalarsubquery()";
            case Syntax.Exists _ -> "exists()";
            case Syntax.InQuery(var child, var _, var _) -> "(" + of(child, naming) + " IN (listquery()))";
            case Syntax.TableArgument _ -> "TABLE(...)";
        };
    }

    private static boolean isVariable(Syntax.Name name, List<String> parameters) {
        return parameters.stream().anyMatch(parameter -> parameter.equalsIgnoreCase(name.names().getFirst()));
    }

    private static String variable(Syntax.Name name) {
        return Stream.concat(Stream.of("namedlambdavariable()"), name.names().stream().skip(1))
                .collect(Collectors.joining("."));
    }

    /// The name of the column that the expression makes when nobody gave it one.
    public static String columnName(Syntax syntax, Function<Syntax.Name, String> naming) {
        return switch (syntax) {
            case Syntax.Name(var names, var _) -> names.getLast();
            case Syntax.Alias(var _, var names, var _) -> names.getFirst();
            case Syntax.CastTo(var child, var _, var _, var _) when isNamed(child) -> columnName(child, naming);
            default -> of(syntax, naming);
        };
    }

    private static boolean isNamed(Syntax syntax) {
        return syntax instanceof Syntax.Name || syntax instanceof Syntax.FrameColumn || syntax instanceof Syntax.Alias
                || syntax instanceof Syntax.CastTo(var child, var _, var _, var _) && isNamed(child);
    }

    private static String list(List<Syntax> arguments, Function<Syntax.Name, String> naming) {
        return arguments.stream().map(argument -> of(argument, naming)).collect(Collectors.joining(", "));
    }

    private static String call(Syntax.Call call, Function<Syntax.Name, String> naming) {
        var arguments = call.arguments();
        var operator = OPERATORS.get(call.name());
        if (operator != null && arguments.size() == 2) {
            return "(" + of(arguments.get(0), naming) + " " + operator + " " + of(arguments.get(1), naming) + ")";
        }
        var first = arguments.isEmpty() ? "" : of(arguments.getFirst(), naming);
        return switch (call.name()) {
            case "not" -> "(NOT " + first + ")";
            case "not_equal" -> "(NOT (" + first + " = " + of(arguments.get(1), naming) + "))";
            case "negative" -> "(- " + first + ")";
            case "positive" -> "(+ " + first + ")";
            case "bitwise_not" -> "~" + first;
            case "isnull" -> "(" + first + " IS NULL)";
            case "isnotnull" -> "(" + first + " IS NOT NULL)";
            case "like" -> first + " LIKE " + of(arguments.get(1), naming);
            case "in" -> "(" + first + " IN (" + list(arguments.subList(1, arguments.size()), naming) + "))";
            case "extract", "datepart" ->
                call.name() + "(" + list(arguments, naming).replaceFirst(", ", " FROM ") + ")";
            case "from_json" -> "from_json(" + first + ")";
            case "if" -> "(IF(" + list(arguments, naming) + "))";
            default -> plainCall(call, naming);
        };
    }

    private static String plainCall(Syntax.Call call, Function<Syntax.Name, String> naming) {
        var shown = UPPER_CASE.contains(call.name())
                ? call.name().toUpperCase(Locale.ROOT)
                : OTHER_NAME.getOrDefault(call.name(), call.name());
        var arguments = call.arguments();
        if (HIDDEN_FLAG.contains(call.name()) && arguments.size() == 2) {
            arguments = arguments.subList(0, 1);
        }
        boolean countsRows = call.name().equals("count") && arguments.size() == 1
                && arguments.getFirst() instanceof Syntax.Star;
        var list = countsRows ? "1" : list(arguments, naming);
        var rest = LEFT_OUT.get(call.name() + "/" + arguments.size());
        var text = shown + "(" + (call.distinct() ? "DISTINCT " : "") + list
                + (rest == null ? "" : list.isEmpty() ? rest : ", " + rest) + ")";
        return call.filter() == null ? text : text + " FILTER (WHERE " + of(call.filter(), naming) + ")";
    }

    private static String interval(Syntax.Interval interval) {
        return interval.values().stream().map(value -> "'" + value.text() + "'"
                + (value.from() == null ? "" : " " + value.from().toUpperCase(Locale.ROOT))
                + (value.to() == null ? "" : " TO " + value.to().toUpperCase(Locale.ROOT)))
                .collect(Collectors.joining(" ", "INTERVAL ", ""));
    }

    private static String window(Syntax.Over over, Function<Syntax.Name, String> naming) {
        var window = over.window();
        var clauses = new ArrayList<String>();
        if (window.name() != null) {
            return window.name();
        }
        if (!window.partitionBy().isEmpty()) {
            clauses.add("PARTITION BY " + list(window.partitionBy(), naming));
        }
        if (!window.orderBy().isEmpty()) {
            clauses.add("ORDER BY " + list(List.copyOf(window.orderBy()), naming));
        }
        clauses.add(window.frame() == null ? usualFrame(over, naming) : frame(window.frame(), naming));
        return "(" + String.join(" ", clauses) + ")";
    }

    /// The frame where none was written: that of the function, else up to the row where there is an order.
    private static String usualFrame(Syntax.Over over, Function<Syntax.Name, String> naming) {
        var call = over.function() instanceof Syntax.IgnoringNulls(var ignoring, var _) ? ignoring : over.function();
        var name = call instanceof Syntax.Call written ? written.name() : "";
        var upToTheRow = "BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
        return switch (name) {
            case "lag", "lead" -> {
                var offset = call.parts().size() < 2 ? "1" : of(call.parts().get(1), naming);
                var sign = name.equals("lead") ? "" : "-";
                var bound = sign.isEmpty() || !offset.startsWith("-") ? sign + offset : offset.substring(1);
                yield "ROWS BETWEEN " + bound + " FOLLOWING AND " + bound + " FOLLOWING";
            }
            case "row_number", "rank", "dense_rank", "percent_rank", "ntile" -> "ROWS " + upToTheRow;
            default -> over.window().orderBy().isEmpty() && !name.equals("cume_dist")
                    ? "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"
                    : "RANGE " + upToTheRow;
        };
    }

    /// How a frame reads, with names as they were written.
    public static String of(Syntax.WindowFrame frame) {
        return frame(frame, name -> String.join(".", name.names()));
    }

    private static String frame(Syntax.WindowFrame frame, Function<Syntax.Name, String> naming) {
        return (frame.rows() ? "ROWS" : "RANGE") + " BETWEEN " + bound(frame.from(), naming) + " AND "
                + bound(frame.to(), naming);
    }

    private static String bound(Syntax.WindowFrame.Bound bound, Function<Syntax.Name, String> naming) {
        var words = bound.kind().name().replace('_', ' ');
        return bound.offset() == null ? words : of(bound.offset(), naming) + " " + words;
    }

    private static String caseWhen(Syntax.CaseWhen when, Function<Syntax.Name, String> naming) {
        var text = new StringBuilder("CASE");
        for (var branch : when.branches()) {
            text.append(" WHEN ").append(of(branch.condition(), naming)).append(" THEN ")
                    .append(of(branch.value(), naming));
        }
        if (when.otherwise() != null) {
            text.append(" ELSE ").append(of(when.otherwise(), naming));
        }
        return text.append(" END").toString();
    }

    private static String literal(Syntax.Literal literal) {
        return switch (literal.value()) {
            case null -> "NULL";
            case byte[] bytes -> "X'" + HexFormat.of().withUpperCase().formatHex(bytes) + "'";
            case Instant instant ->
                "TIMESTAMP '" + TIMESTAMP.format(LocalDateTime.ofInstant(instant, ZoneId.systemDefault())) + "'";
            case LocalDateTime local -> "TIMESTAMP_NTZ '" + TIMESTAMP.format(local) + "'";
            case Object value when literal.type().equals(DataTypes.DateType) -> "DATE '" + value + "'";
            case java.math.BigDecimal decimal -> decimal.toPlainString();
            case Object value -> value.toString();
        };
    }
}
