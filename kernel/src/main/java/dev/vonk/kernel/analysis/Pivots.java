package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;

/// Turns values of a column into columns: first one row for each group and value, then one for each group that takes the
/// aggregates of each value from its row. So an aggregate is null where a group does not have the value, also a count.
public final class Pivots {
    /// The most values that are looked up.
    public static final int MOST_VALUES = 10_000;

    private static final String PIVOT = "__pivot";

    private final Aggregations aggregations;

    public Pivots(Aggregations aggregations) {
        this.aggregations = aggregations;
    }

    /// One row a group: the keys, then for each value each aggregate of `list`.
    ///
    /// @param values constants, perhaps with an alias that names their columns
    public Frame pivot(Frame frame, List<Syntax> keys, Syntax column, List<? extends Syntax> values,
            List<Syntax> list) {
        var pivot = new Syntax.Alias(column, List.of(PIVOT), column.origin());
        var named = new ArrayList<Syntax>();
        for (int i = 0; i < keys.size(); i++) {
            named.add(new Syntax.Alias(keys.get(i), List.of("__key" + i), keys.get(i).origin()));
        }
        var groups = new ArrayList<>(named);
        groups.add(pivot);
        var aggregates = new ArrayList<Syntax>();
        for (int i = 0; i < list.size(); i++) {
            aggregates.add(new Syntax.Alias(list.get(i), List.of("__aggregate" + i), list.get(i).origin()));
        }
        var each = aggregations.group(frame, groups, aggregates);
        var outerKeys = new ArrayList<Syntax>();
        for (int i = 0; i < keys.size(); i++) {
            var name = new Syntax.Name(List.of("__key" + i), Origin.NONE);
            outerKeys.add(new Syntax.Alias(name, List.of(Projections.nameOf(frame, keys.get(i))), Origin.NONE));
        }
        var columns = new ArrayList<Syntax>();
        for (var value : values) {
            for (int i = 0; i < list.size(); i++) {
                columns.add(taken(value, i, name(frame, value, list.get(i), list.size())));
            }
        }
        return aggregations.group(each, outerKeys, columns);
    }

    private static Syntax taken(Syntax value, int aggregate, String name) {
        var matches = new Syntax.Call("equal_null_safe", List.of(new Syntax.Name(List.of(PIVOT), Origin.NONE), value),
                Origin.NONE);
        var result = new Syntax.Name(List.of("__aggregate" + aggregate), Origin.NONE);
        var first = new Syntax.Call("first", List.of(result), false, matches, Origin.NONE);
        return new Syntax.Alias(first, List.of(name), Origin.NONE);
    }

    private static String name(Frame frame, Syntax value, Syntax aggregate, int aggregates) {
        var text = label(value);
        return aggregates == 1 ? text : text + "_" + Projections.nameOf(frame, aggregate);
    }

    private static String label(Syntax value) {
        return switch (value) {
            case Syntax.Alias(var _, var names, var _) -> names.getFirst();
            case Syntax.Literal(var constant, var _, var _) -> constant == null ? "null" : constant.toString();
            default -> Projections.nameOf(Frame.of(Constants.oneRow().plan()), value);
        };
    }
}
