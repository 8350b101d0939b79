package dev.vonk.kernel.analysis;

import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedWindow;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.expression.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Gathers the window calls of the expressions of one select list, those over equal windows together; equal calls once.
public final class WindowCollector {
    private final Map<String, Syntax.WindowSpecification> named = new TreeMap<>();
    private final List<OfOneWindow> windows = new ArrayList<>();

    /// The calls over one window.
    private record OfOneWindow(List<Expression> partitionBy, List<SortKey> orderBy, List<NamedWindow> calls) {}

    /// Without windows that have names.
    public WindowCollector() {
    }

    /// With those of a WINDOW clause, by name without regard to case.
    public WindowCollector(Map<String, Syntax.WindowSpecification> named) {
        named.forEach((name, window) -> this.named.put(name.toLowerCase(Locale.ROOT), window));
    }

    /// The window of the WINDOW clause called so.
    Optional<Syntax.WindowSpecification> named(String name) {
        return Optional.ofNullable(named.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The column that will hold the value.
    ColumnReference add(String name, List<Expression> partitionBy, List<SortKey> orderBy, WindowCall call) {
        var calls = calls(partitionBy, orderBy);
        for (var known : calls) {
            if (known.call().equals(call)) {
                return known.output();
            }
        }
        calls.add(NamedWindow.of(name, call));
        return calls.getLast().output();
    }

    private List<NamedWindow> calls(List<Expression> partitionBy, List<SortKey> orderBy) {
        for (var window : windows) {
            if (window.partitionBy.equals(partitionBy) && window.orderBy.equals(orderBy)) {
                return window.calls;
            }
        }
        windows.add(new OfOneWindow(partitionBy, orderBy, new ArrayList<>()));
        return windows.getLast().calls;
    }

    /// Whether there are no calls.
    public boolean isEmpty() {
        return windows.isEmpty();
    }

    /// The columns that hold the values.
    List<ColumnReference> outputs() {
        return windows.stream().flatMap(window -> window.calls.stream()).map(NamedWindow::output).toList();
    }

    /// The windows over their input, one node each; `plan` itself where there are none.
    public LogicalPlan over(LogicalPlan plan) {
        return over(plan, UnaryOperator.identity());
    }

    /// The same with every expression changed.
    public LogicalPlan over(LogicalPlan plan, UnaryOperator<Expression> change) {
        var result = plan;
        for (var window : windows) {
            result = new OneInput.Window(window.partitionBy, window.orderBy, window.calls, result)
                    .mapExpressions(change);
        }
        return result;
    }
}
