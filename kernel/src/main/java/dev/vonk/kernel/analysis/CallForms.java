package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.function.builtin.text.NumberPattern;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.DecimalType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import dev.vonk.runtime.type.TypeParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Calls whose meaning or type depends on the value of an argument, and those that are short for others: they become
/// calls of functions.
final class CallForms {
    private static final Map<String, String> PARTS = parts("year y years yr yrs=year", "yearofweek=$year_of_week",
            "quarter qtr=quarter", "month mon mons months=month", "week w weeks=weekofyear", "day d days=day",
            "dayofweek dow=dayofweek", "dayofweek_iso dow_iso=$weekday_iso", "doy=dayofyear",
            "hour h hours hr hrs=hour", "minute m min mins minutes=minute",
            "second s sec seconds secs=$second_with_fraction");
    private static final Map<String, String> MONTHS = parts("year y years yr yrs=$interval_years",
            "month mon mons months=$interval_months");
    private static final Map<String, String> MICROS = parts("day d days=$interval_days",
            "hour h hours hr hrs=$interval_hours", "minute m min mins minutes=$interval_minutes",
            "second s sec seconds secs=$interval_seconds");

    private final ExpressionAnalyzer analyzer;

    CallForms(ExpressionAnalyzer analyzer) {
        this.analyzer = analyzer;
    }

    private static Map<String, String> parts(String... lines) {
        var parts = new HashMap<String, String>();
        for (var line : lines) {
            int equals = line.indexOf('=');
            for (var name : line.substring(0, equals).split(" ")) {
                parts.put(name, line.substring(equals + 1));
            }
        }
        return Map.copyOf(parts);
    }

    /// The expression, or empty where the call is an ordinary one.
    Optional<Expression> call(Syntax.Call call) {
        return Optional.ofNullable(switch (call.name()) {
            case "extract", "date_part", "datepart" -> part(call);
            case "like_any", "ilike_any" -> patterns(call, "or", false);
            case "like_all", "ilike_all" -> patterns(call, "and", false);
            case "not_like_any", "not_ilike_any" -> patterns(call, "or", true);
            case "not_like_all", "not_ilike_all" -> patterns(call, "and", true);
            case "current_user", "user", "session_user" -> text(call, System.getProperty("user.name", "user"));
            case "current_database", "current_schema" -> text(call, "default");
            case "current_catalog" -> text(call, "spark_catalog");
            case "to_number", "try_to_number" -> number(call);
            case "to_binary", "try_to_binary", "to_char", "to_varchar" -> withConstantFormat(call);
            case "collation" -> collation(call);
            case "equal_null" -> {
                requireArguments(call, 2);
                yield analyzer.analyze(new Syntax.Call("equal_null_safe", call.arguments(), call.origin()));
            }
            case "from_json" -> call.arguments().size() == 2 || call.arguments().size() == 3 ? fromJson(call) : null;
            case "mode" -> call.arguments().size() == 2 ? mode(call) : null;
            case "percentile_cont", "percentile_disc" ->
                throw Errors.invalid("INVALID_WITHIN_GROUP_EXPRESSION.WITHIN_GROUP_MISSING", Errors.quoted(call.name())
                        + " goes with WITHIN GROUP (ORDER BY ...).", call.origin());
            default -> null;
        });
    }

    private Expression text(Syntax.Call call, String text) {
        requireArguments(call, 0);
        return new Literal(text, DataTypes.StringType);
    }

    private static void requireArguments(Syntax.Call call, int count) {
        if (call.arguments().size() != count) {
            throw Errors.wrongArgumentCount(call.name(), call.name() + "(...)", new Arity(count, count).text(),
                    call.arguments().size(), call.origin());
        }
    }

    private Expression part(Syntax.Call call) {
        requireArguments(call, 2);
        var field = analyzer.analyze(call.arguments().getFirst());
        var value = Constants.value(field, analyzer.around()).orElseThrow(() -> Errors.invalid("NON_FOLDABLE_ARGUMENT",
                "The field of " + call.name() + " must be a constant text, not " + field + ".", call.origin())).value();
        var source = analyzer.analyze(call.arguments().get(1));
        if (value == null) {
            return new Literal(null, DataTypes.DoubleType);
        }
        var parts = partsOf(source.type());
        var function = parts.get(value.toString().toLowerCase(Locale.ROOT));
        if (function == null) {
            throw Errors.invalid("INVALID_EXTRACT_FIELD", "There is no field " + value + " in "
                    + analyzer.text(call.arguments().get(1)) + ", a value of type " + source.type().sql()
                    + ". Its fields are " + String.join(", ", parts.keySet().stream().sorted().toList()) + ".",
                    call.origin());
        }
        return analyzer.call(function, call, List.of(source));
    }

    private static Map<String, String> partsOf(DataType type) {
        return switch (type) {
            case DataType.YearMonthIntervalType _ -> MONTHS;
            case DataType.DayTimeIntervalType _ -> MICROS;
            default -> PARTS;
        };
    }

    /// `a LIKE ANY (x, y)` is `a LIKE x OR a LIKE y`.
    private Expression patterns(Syntax.Call call, String operator, boolean negated) {
        var like = call.name().contains("ilike") ? "ilike" : "like";
        var terms = new ArrayList<Syntax>();
        for (var pattern : call.arguments().subList(1, call.arguments().size())) {
            Syntax term = new Syntax.Call(like, List.of(call.arguments().getFirst(), pattern), call.origin());
            terms.add(negated ? new Syntax.Call("not", List.of(term), call.origin()) : term);
        }
        return terms.size() == 1
                ? analyzer.analyze(terms.getFirst())
                : analyzer.analyze(new Syntax.Call(operator, terms, call.origin()));
    }

    /// The type of the number follows from the pattern.
    private Expression number(Syntax.Call call) {
        if (call.arguments().size() != 2) {
            throw Errors.wrongArgumentCount(call.name(), call.name() + "(str, format)", new Arity(2, 2).text(),
                    call.arguments().size(), call.origin());
        }
        var arguments = new ArrayList<>(analyzer.all(call.arguments()));
        var format = format(call, arguments.get(1));
        var type = format == null ? new DecimalType(38, 0) : numberType(call, format);
        arguments.add(new Literal(null, type));
        return analyzer.call(call.name(), call, arguments);
    }

    private static DecimalType numberType(Syntax.Call call, String format) {
        try {
            var pattern = NumberPattern.of(format);
            return new DecimalType(pattern.precision(), pattern.scale());
        } catch (DataException wrong) {
            throw AnalysisException.at(call.origin(), wrong.condition(), wrong);
        }
    }

    /// The constant text that a format is; null where it is NULL.
    private @Nullable String format(Syntax.Call call, Expression format) {
        var constant = Constants.value(format, analyzer.around())
                .orElseThrow(() -> Errors.typeMismatch("NON_FOLDABLE_INPUT", analyzer.text(call),
                        "the format must be a constant, not " + format + ".", call.origin()));
        return constant.value() == null ? null : String.valueOf(constant.value());
    }

    private @Nullable Expression withConstantFormat(Syntax.Call call) {
        if (call.arguments().size() != 2) {
            return null;
        }
        var arguments = analyzer.all(call.arguments());
        boolean times = arguments.getFirst().type() instanceof DataType.DateType
                || arguments.getFirst().type() instanceof DataType.TimestampType
                || arguments.getFirst().type() instanceof DataType.TimestampNtzType;
        if (!times) {
            var format = format(call, arguments.get(1));
            boolean bytes = call.name().endsWith("binary");
            if (format != null && bytes && !List.of("hex", "base64", "utf-8", "utf8").contains(
                    format.toLowerCase(Locale.ROOT))) {
                throw Errors.typeMismatch("INVALID_ARG_VALUE", analyzer.text(call),
                        "the format must be 'hex', 'base64' or 'utf-8', not '" + format + "'.", call.origin());
            }
        }
        return analyzer.call(call.name(), call, arguments);
    }

    /// A schema that is written as text becomes a value of its type.
    private @Nullable Expression fromJson(Syntax.Call call) {
        if (call.arguments().size() == 3) {
            requireNoOptions(call, analyzer.analyze(call.arguments().get(2)));
        }
        var schema = analyzer.analyze(call.arguments().get(1));
        if (schema.type() instanceof StructType || schema.type() instanceof ArrayType
                || schema.type() instanceof MapType) {
            return null;
        }
        var constant = Constants.value(schema, analyzer.around());
        if (constant.isEmpty() || !(constant.get().value() instanceof String text)) {
            throw Errors.invalid("INVALID_SCHEMA.NON_STRING_LITERAL",
                    "The schema must be a constant text such as 'a INT, b STRING', not " + schema + ".", call.origin());
        }
        var json = analyzer.analyze(call.arguments().getFirst());
        return analyzer.call("from_json", call, List.of(json, new Literal(null, schemaOf(text, call))));
    }

    private static void requireNoOptions(Syntax.Call call, Expression options) {
        if (!(options.type() instanceof MapType map)) {
            throw Errors.invalid("INVALID_OPTIONS.NON_MAP_FUNCTION",
                    "Options are a map, such as map('mode', 'PERMISSIVE').",
                    call.origin());
        }
        if (!(map.keyType() instanceof DataType.StringType) || !(map.valueType() instanceof DataType.StringType)) {
            throw Errors.invalid("INVALID_OPTIONS.NON_STRING_TYPE", "Options are a map of texts to texts, not a "
                    + map.sql() + ".", call.origin());
        }
        throw Errors.invalid("UNSUPPORTED_FEATURE", call.name() + " knows no options yet. Leave them out.",
                call.origin());
    }

    private static DataType schemaOf(String text, Syntax.Call call) {
        try {
            return TypeParser.parseType(text);
        } catch (IllegalArgumentException noType) {
            try {
                return TypeParser.parseSchema(text);
            } catch (IllegalArgumentException noSchema) {
                noSchema.addSuppressed(noType);
                throw AnalysisException.at(call.origin(), "PARSE_SYNTAX_ERROR", noSchema);
            }
        }
    }

    /// The flag says whether equally frequent values are told apart by their order; they always are.
    private Expression mode(Syntax.Call call) {
        var flag = analyzer.analyze(call.arguments().get(1));
        var constant = Constants.value(flag, analyzer.around());
        if (constant.isEmpty() || !(constant.get().value() instanceof Boolean)) {
            throw Errors.invalid(constant.isEmpty() ? "NON_FOLDABLE_ARGUMENT" : "UNEXPECTED_INPUT_TYPE",
                    "The second argument of mode must be a constant BOOLEAN, not " + flag + ".", call.origin());
        }
        return analyzer.analyze(new Syntax.Call("mode", call.arguments().subList(0, 1), call.distinct(), call.filter(),
                call.origin()));
    }

    private Expression collation(Syntax.Call call) {
        requireArguments(call, 1);
        var text = analyzer.analyze(call.arguments().getFirst());
        if (!(text.type() instanceof DataType.StringType)) {
            throw Errors.typeMismatch("UNEXPECTED_INPUT_TYPE", analyzer.text(call), "only text has a collation, not "
                    + text.type().sql() + ".", call.origin());
        }
        return new Literal("SYSTEM.BUILTIN.UTF8_BINARY", DataTypes.StringType);
    }
}
