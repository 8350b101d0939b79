package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.SyntaxText;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Aggregates of rows in an order, `call WITHIN GROUP (ORDER BY ...)`, as calls of other functions: percentiles of a
/// falling order are those of the opposite numbers, and texts are put into order before they are joined.
final class WithinGroups {
    private static final Set<String> WHOLE = Set.of("percentile_cont", "percentile_disc", "percentile", "median");

    private WithinGroups() {
    }

    /// What a call means over the rows of a group.
    static Syntax meaning(Syntax.WithinGroup within) {
        var call = within.call();
        return switch (call.name()) {
            case "mode" -> mode(within);
            case "percentile_cont", "percentile_disc" -> {
                var percentile = percentile(within);
                yield isFalling(within) ? negative(percentile) : percentile;
            }
            case "listagg", "string_agg" -> joined(within);
            default -> throw unfit(within);
        };
    }

    /// What a call means over a window.
    static Syntax meaning(Syntax.WithinGroup within, Syntax.Over over) {
        return switch (within.call().name()) {
            case "mode" -> new Syntax.Over(mode(within), over.window(), over.origin());
            case "percentile_cont", "percentile_disc" -> {
                var percentile = new Syntax.Over(percentile(within), over.window(), over.origin());
                yield isFalling(within) ? negative(percentile) : percentile;
            }
            default -> throw unfit(within);
        };
    }

    /// Refuses windows with an order of rows for functions that see all rows of a partition.
    static void requireWhole(Syntax.Over over) {
        var call = over.function() instanceof Syntax.WithinGroup within ? within.call() : over.function();
        if (call instanceof Syntax.Call named && WHOLE.contains(named.name())
                && (!over.window().orderBy().isEmpty() || over.window().frame() != null)) {
            throw Errors.invalid("INVALID_WINDOW_SPEC_FOR_AGGREGATION_FUNC", Errors.quoted(named.name())
                    + " goes over whole partitions: leave ORDER BY and the frame out of the window.", over.origin());
        }
    }

    private static AnalysisException unfit(Syntax.WithinGroup within) {
        return Errors.invalid("INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX", Errors.quoted(within.call().name())
                + " goes without WITHIN GROUP; percentile_cont, percentile_disc, mode and listagg go with it.",
                within.origin());
    }

    private static boolean isFalling(Syntax.WithinGroup within) {
        return !within.order().getFirst().ascending();
    }

    private static void require(Syntax.WithinGroup within, int arguments) {
        var call = within.call();
        if (call.distinct()) {
            throw Errors.invalid("INVALID_WITHIN_GROUP_EXPRESSION.DISTINCT_UNSUPPORTED", Errors.quoted(call.name())
                    + " goes without DISTINCT where it has WITHIN GROUP.", within.origin());
        }
        if (within.order().size() + call.arguments().size() != arguments + 1 || within.order().size() != 1) {
            throw Errors.invalid("INVALID_WITHIN_GROUP_EXPRESSION.WRONG_NUM_ORDERINGS", Errors.quoted(call.name())
                    + " wants one key in WITHIN GROUP and " + arguments + " between its parentheses.", within.origin());
        }
    }

    private static Syntax.Call mode(Syntax.WithinGroup within) {
        require(within, 0);
        return aggregate(within, isFalling(within) ? "$mode_last" : "mode", within.order().getFirst().child());
    }

    private static Syntax.Call percentile(Syntax.WithinGroup within) {
        if (within.call().arguments().size() != 1) {
            throw Errors.wrongArgumentCount(within.call().name(), within.call().name() + "(percentage)", "1 argument",
                    within.call().arguments().size(), within.origin());
        }
        require(within, 1);
        var key = within.order().getFirst().child();
        Syntax number = new Syntax.CastTo(key, DataTypes.DoubleType, false, within.origin());
        boolean continuous = within.call().name().equals("percentile_cont");
        return aggregate(within, continuous ? "percentile" : "percentile_approx",
                isFalling(within) ? negative(number) : number, within.call().arguments().getFirst());
    }

    private static Syntax negative(Syntax number) {
        return new Syntax.Call("negative", List.of(number), number.origin());
    }

    private static Syntax.Call aggregate(Syntax.WithinGroup within, String name, Syntax... arguments) {
        return new Syntax.Call(name, List.of(arguments), false, within.call().filter(), within.origin());
    }

    /// Keys and text are collected as structs, put into order and joined; NULL where there is no text.
    private static Syntax joined(Syntax.WithinGroup within) {
        var call = within.call();
        var origin = within.origin();
        if (call.arguments().isEmpty() || call.arguments().size() > 2) {
            throw Errors.wrongArgumentCount(call.name(), call.name() + "(expr[, delimiter])", "1 or 2 arguments",
                    call.arguments().size(), origin);
        }
        var value = call.arguments().getFirst();
        requireSame(within, value);
        var fields = new ArrayList<Syntax>();
        for (int i = 0; i < within.order().size(); i++) {
            fields.add(text("k" + i, origin));
            fields.add(within.order().get(i).child());
        }
        fields.add(text("v", origin));
        fields.add(new Syntax.CastTo(value, DataTypes.StringType, false, origin));
        var rows = new Syntax.Call("collect_list", List.of(call("named_struct", origin, fields.toArray(Syntax[]::new))),
                call.distinct(), call.filter(), origin);
        var order = new Syntax.Lambda(List.of("l", "r"), compared(within, 0), origin);
        var texts = call("transform", origin, call("array_sort", origin, rows, order),
                new Syntax.Lambda(List.of("s"), name("s", "v", origin), origin));
        var delimiter = call.arguments().size() == 2 ? call.arguments().get(1) : text("", origin);
        var joined = call("array_join", origin, texts, call("coalesce", origin, delimiter, text("", origin)));
        var present = new Syntax.Call("count", List.of(value), false, call.filter(), origin);
        return call("if", origin, call("greater", origin, present, number(0, origin)), joined,
                new Syntax.Literal(null, DataTypes.StringType, origin));
    }

    private static void requireSame(Syntax.WithinGroup within, Syntax value) {
        boolean same = within.order().size() == 1
                && withoutPlace(within.order().getFirst().child()).equals(withoutPlace(value));
        if (within.call().distinct() && !same) {
            throw Errors.invalid("INVALID_WITHIN_GROUP_EXPRESSION.MISMATCH_WITH_DISTINCT_INPUT",
                    "With DISTINCT, what is joined must be the only key of its order.", within.origin());
        }
    }

    private static String withoutPlace(Syntax syntax) {
        return SyntaxText.of(syntax);
    }

    /// `CASE WHEN l.k <=> r.k THEN the next key, or 0 WHEN l.k IS NULL ... WHEN l.k < r.k THEN -1 ELSE 1 END`.
    private static Syntax compared(Syntax.WithinGroup within, int key) {
        var origin = within.origin();
        if (key == within.order().size()) {
            return number(0, origin);
        }
        var order = within.order().get(key);
        var left = name("l", "k" + key, origin);
        var right = name("r", "k" + key, origin);
        int nulls = order.nullsFirst() ? -1 : 1;
        int less = order.ascending() ? -1 : 1;
        return new Syntax.CaseWhen(List.of(
                new Syntax.CaseWhen.Branch(call("equal_null_safe", origin, left, right), compared(within, key + 1)),
                new Syntax.CaseWhen.Branch(call("isnull", origin, left), number(nulls, origin)),
                new Syntax.CaseWhen.Branch(call("isnull", origin, right), number(-nulls, origin)),
                new Syntax.CaseWhen.Branch(call("less", origin, left, right), number(less, origin))),
                number(-less, origin), origin);
    }

    private static Syntax call(String name, Origin origin, Syntax... arguments) {
        return new Syntax.Call(name, List.of(arguments), origin);
    }

    private static Syntax name(String variable, String field, Origin origin) {
        return new Syntax.Name(List.of(variable, field), origin);
    }

    private static Syntax text(String text, Origin origin) {
        return new Syntax.Literal(text, DataTypes.StringType, origin);
    }

    private static Syntax number(int number, Origin origin) {
        return new Syntax.Literal(number, DataTypes.IntegerType, origin);
    }
}
