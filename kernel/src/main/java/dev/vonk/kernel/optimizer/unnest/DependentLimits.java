package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedWindow;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.OneInput.Limit;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.logical.OneInput.Sort;
import dev.vonk.kernel.logical.OneInput.Window;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.expression.WindowCall;
import dev.vonk.runtime.expression.WindowFrame;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;

/// The first rows for each of distinct outer rows: rows are numbered for each of them.
///
/// ```
/// beside(D, Limit 2)        =     Filter row_number <= 2
///           +- Sort a             +- Window row_number partition by d order by a
///              +- R                  +- beside(D, R)
/// ```
final class DependentLimits {
    private DependentLimits() {
    }

    static LogicalPlan beside(Outer outer, Limit limit) {
        return switch (limit.child()) {
            case Project project -> Dependent.beside(outer, project.withChild(limit.withChild(project.child())));
            case Sort sort when sort.global() -> numbered(outer, limit, sort.keys(), sort.child());
            default -> numbered(outer, limit, List.of(), limit.child());
        };
    }

    private static LogicalPlan numbered(Outer outer, Limit limit, List<SortKey> keys, LogicalPlan child) {
        var pairs = Dependent.beside(outer, child);
        var number = rowNumber();
        var window = new Window(List.copyOf(outer.columns()), keys, List.of(number), pairs);
        var terms = new ArrayList<Expression>();
        if (limit.offset() > 0) {
            terms.add(Calls.scalar("greater", number.output(), whole(limit.offset())));
        }
        if (limit.limit() <= Integer.MAX_VALUE - limit.offset()) {
            terms.add(Calls.scalar("less_or_equal", number.output(), whole(limit.offset() + limit.limit())));
        }
        return terms.isEmpty() ? pairs : new Filter(ExpressionRewriter.conjunction(terms), window);
    }

    private static NamedWindow rowNumber() {
        var function = FunctionRegistry.builtin().window("row_number").orElseThrow();
        var frame = new WindowFrame(WindowFrame.Unit.ROWS, new WindowFrame.Bound.Unbounded(),
                new WindowFrame.Bound.CurrentRow());
        return NamedWindow.of("row_number",
                new WindowCall(new WindowCall.Function.OfPlace(function), List.of(), null, frame,
                        false, DataTypes.IntegerType, false));
    }

    private static Literal whole(long value) {
        return new Literal((int) Math.min(value, Integer.MAX_VALUE), DataTypes.IntegerType);
    }
}
