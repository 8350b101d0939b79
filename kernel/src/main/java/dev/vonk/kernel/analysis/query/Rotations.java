package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.Aggregations;
import dev.vonk.kernel.analysis.Constants;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Pivots;
import dev.vonk.kernel.analysis.Projections;
import dev.vonk.kernel.analysis.Surroundings;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Rows to columns and back: PIVOT and UNPIVOT.
final class Rotations {
    private final Surroundings around;

    Rotations(Surroundings around) {
        this.around = around;
    }

    /// One row for each combination of the columns that the pivot does not mention.
    Frame pivot(Frame input, Relation.Pivot pivot) {
        var used = new HashSet<String>();
        pivot.aggregates().forEach(aggregate -> addNames(aggregate, used));
        pivot.columns().forEach(column -> addNames(column, used));
        var keys = input.columns().stream().filter(column -> !used.contains(QueryAnalyzer.key(column.name())))
                .map(Rotations::taken).toList();
        var column = pivot.columns().size() == 1
                ? pivot.columns().getFirst()
                : new Syntax.Call("struct", pivot.columns(), pivot.origin());
        var values = pivot.values().stream().map(this::value).toList();
        return new Pivots(new Aggregations(around)).pivot(input, keys, column, values, pivot.aggregates());
    }

    private static void addNames(Syntax syntax, Set<String> names) {
        if (syntax instanceof Syntax.Name name) {
            names.add(QueryAnalyzer.key(name.names().getLast()));
        }
        syntax.parts().forEach(part -> addNames(part, names));
    }

    private Syntax value(Syntax written) {
        var bare = SelectItems.bare(written);
        var analyzed = Constants.analyzer(around, "PIVOT").analyze(bare);
        var literal = Constants.value(analyzed, around).orElseThrow(() -> Errors.invalid("NON_LITERAL_PIVOT_VALUES",
                "The values of PIVOT are constants; " + analyzed + " is none.", written.origin()));
        var constant = new Syntax.Literal(literal.value(), literal.type(), written.origin());
        return written instanceof Syntax.Alias(var _, var names, var origin)
                ? new Syntax.Alias(constant, names, origin)
                : constant;
    }

    /// One row for each row and set of columns.
    Frame unpivot(Frame input, Relation.Unpivot unpivot) {
        var used = new HashSet<String>();
        unpivot.sets().forEach(set -> set.columns().forEach(column -> addNames(column, used)));
        var structs = unpivot.sets().stream().map(set -> struct(unpivot, set)).toList();
        var items = new ArrayList<Syntax>();
        input.columns().stream().filter(column -> !used.contains(QueryAnalyzer.key(column.name())))
                .forEach(column -> items.add(taken(column)));
        items.add(call("inline", List.of(call("array", structs))));
        var all = new Projections(around).select(input, items);
        if (unpivot.includeNulls()) {
            return all;
        }
        var anyValue = unpivot.values().stream()
                .map(value -> call("isnotnull", List.of(new Syntax.Name(List.of(value), unpivot.origin())))).toList();
        return new Projections(around).filter(Frame.of(all.plan()), anyValue.size() == 1
                ? anyValue.getFirst()
                : call("or", anyValue));
    }

    private static Syntax struct(Relation.Unpivot unpivot, Relation.UnpivotSet set) {
        if (set.columns().size() != unpivot.values().size()) {
            throw Errors.invalid("UNPIVOT_VALUE_SIZE_MISMATCH", "Each set of UNPIVOT has as many columns as there are "
                    + "value columns, which is " + unpivot.values().size() + "; one has " + set.columns().size() + ".",
                    unpivot.origin());
        }
        var label = set.label() == null
                ? set.columns().stream().map(column -> column.names().getLast()).collect(Collectors.joining("_"))
                : set.label();
        var fields = new ArrayList<Syntax>();
        fields.add(alias(new Syntax.Literal(label, DataTypes.StringType, Origin.NONE), unpivot.name()));
        for (int i = 0; i < set.columns().size(); i++) {
            fields.add(alias(set.columns().get(i), unpivot.values().get(i)));
        }
        return call("struct", fields);
    }

    private static Syntax alias(Syntax child, String name) {
        return new Syntax.Alias(child, List.of(name), child.origin());
    }

    private static Syntax call(String name, List<? extends Syntax> arguments) {
        return new Syntax.Call(name, List.copyOf(arguments), Origin.NONE);
    }

    private static Syntax taken(ColumnReference column) {
        return new Syntax.FrameColumn(column, 0, Origin.NONE);
    }
}
