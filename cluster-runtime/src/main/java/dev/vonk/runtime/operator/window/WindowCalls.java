package dev.vonk.runtime.operator.window;

import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.expression.WindowCall;
import dev.vonk.runtime.expression.WindowFrame;
import dev.vonk.runtime.expression.WindowFrame.Bound;
import dev.vonk.runtime.function.WindowFunction;
import dev.vonk.runtime.operator.sort.RowOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The calls of one block, evaluated one after the other; calls with the same frame share its rows.
public final class WindowCalls {
    private final WindowBlock block;
    private final RowOrder order;
    private final Map<WindowFrame, FrameRows> frames = new HashMap<>();

    /// @param orderBy the order of the rows within a partition
    public WindowCalls(WindowBlock block, List<SortKey> orderBy) {
        this.block = block;
        this.order = RowOrder.of(orderBy);
    }

    /// The value of a call for each row.
    ///
    /// @param values those of [WindowCall#expressions], dense
    public Vector evaluate(WindowCall call, List<Vector> values) {
        var arguments = values.subList(0, call.arguments().size()).toArray(Vector[]::new);
        boolean filtered = call.filter() != null;
        var bounds = values.subList(arguments.length + (filtered ? 1 : 0), values.size());
        return switch (call.function()) {
            case WindowCall.Function.OfPlace(var function) -> ofPlace(function.kind(), call, arguments, bounds);
            case WindowCall.Function.OfFrame _ -> ofFrame(call, arguments,
                    filtered ? passing(values.get(arguments.length)) : null, bounds);
        };
    }

    private boolean[] passing(Vector filter) {
        var passes = new boolean[block.rows()];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = !filter.isNull(i) && Vectors.longAt(filter, i) != 0;
        }
        return passes;
    }

    private FrameRows frame(WindowCall call, List<Vector> bounds) {
        var known = frames.get(call.frame());
        if (known == null) {
            known = FrameRows.of(call.frame(), block, bounds, order);
            frames.put(call.frame(), known);
        }
        return known;
    }

    private Vector ofPlace(WindowFunction.Kind kind, WindowCall call, Vector[] arguments, List<Vector> bounds) {
        return switch (kind) {
            case ROW_NUMBER -> Ranks.rowNumbers(block);
            case RANK -> Ranks.ranks(block);
            case DENSE_RANK -> Ranks.denseRanks(block);
            case PERCENT_RANK -> Ranks.percentRanks(block);
            case CUME_DIST -> Ranks.cumulativeParts(block);
            case NTILE -> Ranks.buckets(block, arguments[0]);
            case LAG -> shifted(call, arguments, -1);
            case LEAD -> shifted(call, arguments, 1);
            case NTH_VALUE -> call.ignoreNulls()
                    ? Neighbours.nthOf(Chosen.present(arguments[0], block.rows()), frame(call, bounds), arguments[0],
                            call.type(), constant(arguments[1]))
                    : Neighbours.nth(frame(call, bounds), arguments[0], call.type(), constant(arguments[1]));
        };
    }

    private long constant(Vector argument) {
        return block.rows() == 0 ? 1 : Vectors.longAt(argument, 0);
    }

    private Vector shifted(WindowCall call, Vector[] arguments, int direction) {
        long offset = direction * constant(arguments[1]);
        var otherwise = isNull(call.arguments().get(2)) ? null : arguments[2];
        return call.ignoreNulls()
                ? Neighbours.shiftedPresent(Chosen.present(arguments[0], block.rows()), block, arguments[0],
                        call.type(), offset, otherwise)
                : Neighbours.shifted(block, arguments[0], call.type(), offset, otherwise);
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Expression.Literal(var value, var _) && value == null;
    }

    private Vector ofFrame(WindowCall call, Vector[] arguments, boolean @Nullable [] passes, List<Vector> bounds) {
        var picked = picked(call, arguments, passes, bounds);
        if (picked != null) {
            return picked;
        }
        var types = call.arguments().stream().map(Expression::type).toList();
        var function = ((WindowCall.Function.OfFrame) call.function()).function();
        var bound = function.bind(types).orElseThrow(() -> new IllegalStateException(call + " does not take " + types));
        var aggregate = new FrameAggregate(bound, arguments, passes);
        if (!(call.frame().from() instanceof Bound.Unbounded)) {
            return aggregate.sliding(frame(call, bounds));
        }
        return call.frame().to() instanceof Bound.Unbounded
                ? aggregate.whole(block)
                : aggregate.growing(block, frame(call, bounds));
    }

    /// The values of those aggregates that pick a row by its place.
    private @Nullable Vector picked(WindowCall call, Vector[] arguments, boolean @Nullable [] passes,
            List<Vector> bounds) {
        return switch (call.function().name()) {
            case "first", "first_value", "any_value" -> passes != null || passesNulls(arguments)
                    ? Neighbours.nthOf(wanted(arguments, passes), frame(call, bounds), arguments[0], call.type(), 1)
                    : Neighbours.nth(frame(call, bounds), arguments[0], call.type(), 1);
            case "last", "last_value" -> passes != null || passesNulls(arguments)
                    ? Neighbours.lastOf(wanted(arguments, passes), frame(call, bounds), arguments[0], call.type())
                    : Neighbours.last(frame(call, bounds), arguments[0], call.type());
            default -> null;
        };
    }

    private Chosen wanted(Vector[] arguments, boolean @Nullable [] passes) {
        boolean present = passesNulls(arguments);
        return Chosen.of(block.rows(),
                row -> (passes == null || passes[row]) && !(present && arguments[0].isNull(row)));
    }

    private boolean passesNulls(Vector[] arguments) {
        return arguments.length > 1 && block.rows() > 0 && !arguments[1].isNull(0) && constant(arguments[1]) != 0;
    }
}
