package dev.vonk.kernel.analysis;

import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.SortKey;
import java.util.List;

/// The steps that order rows and deal them out.
public final class Orderings {
    private final Surroundings around;

    public Orderings(Surroundings around) {
        this.around = around;
    }

    /// The rows in order. A name that only the frame behind a select has may stand in it.
    ///
    /// @param global the whole frame; else each partition for itself
    public Frame sort(Frame frame, List<Syntax> keys, boolean global) {
        if (keys.isEmpty()) {
            return frame.with(frame.plan());
        }
        var scope = Scope.withHidden(frame);
        var analyzed = keys(scope, keys, global ? "orderBy(...)" : "sortWithinPartitions(...)");
        return frame.with(HiddenColumns.under(frame.plan(), scope.usedBehind(),
                input -> new OneInput.Sort(analyzed, global, input)));
    }

    /// The rows dealt out anew.
    ///
    /// @param partitions how many; 0 for the session's number
    public Frame repartition(Frame frame, OneInput.Repartition.Kind kind, int partitions, List<Syntax> keys) {
        if (partitions < 0) {
            throw Errors.invalid("INVALID_PARTITION_COUNT",
                    "The number of partitions must be at least 1, not " + partitions + ".",
                    dev.vonk.kernel.syntax.Origin.NONE);
        }
        var analyzed = keys(Scope.of(frame), keys, "repartition(...)");
        return frame.with(new OneInput.Repartition(kind, partitions, analyzed, frame.plan()));
    }

    private List<SortKey> keys(Scope scope, List<Syntax> keys, String clause) {
        var analyzer = ExpressionAnalyzer.of(scope, around, clause);
        return keys.stream().flatMap(key -> key instanceof Syntax.Star star
                ? scope.expand(star).stream().map(column -> new SortKey(column, true, true))
                : java.util.stream.Stream.of(key(analyzer, key))).toList();
    }

    static SortKey key(ExpressionAnalyzer analyzer, Syntax key) {
        var order = key instanceof Syntax.SortOrder written
                ? written
                : new Syntax.SortOrder(key, true, true, key.origin());
        var expression = analyzer.analyze(order.child());
        if (!expression.type().isOrderable()) {
            throw Errors.typeMismatch("INVALID_ORDERING_TYPE", analyzer.text(order.child()), "values of type "
                    + expression.type().sql() + " have no order. Order by a part of it.", key.origin());
        }
        return new SortKey(expression, order.ascending(), order.nullsFirst());
    }
}
