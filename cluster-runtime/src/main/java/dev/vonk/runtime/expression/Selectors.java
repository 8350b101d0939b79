package dev.vonk.runtime.expression;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.Values;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.expression.selection.ColumnStep;
import dev.vonk.runtime.expression.selection.FloatStep;
import dev.vonk.runtime.expression.selection.RangeStep;
import dev.vonk.runtime.expression.selection.SelectionStep;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.number.DecimalOperand;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DecimalType;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Conditions to selectors: a conjunction becomes steps that each shrink the selection, the cheap ones first. Terms that
/// may raise come last and in their order, so that the others guard them.
final class Selectors {
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final EvaluationContext context;
    private final List<RangeStep> ranges = new ArrayList<>();
    private final List<Ranked> others = new ArrayList<>();

    private Selectors(EvaluationContext context) {
        this.context = context;
    }

    private record Ranked(SelectionStep step, int cost) {}

    static Selector of(Expression condition, EvaluationContext context) {
        var selectors = new Selectors(context);
        selectors.add(condition);
        var steps = new ArrayList<SelectionStep>(selectors.ranges);
        selectors.others.stream().sorted(Comparator.comparingInt(Ranked::cost))
                .forEach(ranked -> steps.add(ranked.step()));
        return (batch, out) -> {
            int[] in = batch.selection();
            int count = batch.rowCount();
            for (var step : steps) {
                count = step.narrow(batch, in, count, out);
                if (count == 0) {
                    return 0;
                }
                in = out;
            }
            return in == out ? count : copy(batch, out);
        };
    }

    private static int copy(Batch batch, int[] out) {
        for (int i = 0; i < batch.rowCount(); i++) {
            out[i] = batch.row(i);
        }
        return batch.rowCount();
    }

    private void add(Expression condition) {
        if (condition instanceof Expression.And(var terms)) {
            terms.forEach(this::add);
            return;
        }
        var range = range(condition);
        if (range.isPresent()) {
            addRange(range.get());
            return;
        }
        boolean raises = Traits.canRaise(condition);
        if (condition instanceof Expression.Not(Expression.IsNull(Expression.InputReference column))) {
            others.add(new Ranked(SelectionStep.notNull(column.index()), 1));
        } else if (floatComparison(condition) instanceof FloatStep step) {
            others.add(new Ranked(step, 2));
        } else if (!raises && Traits.isDeterministic(condition) && columns(condition).size() == 1) {
            others.add(new Ranked(columnStep(condition, columns(condition).iterator().next()), cost(condition)));
        } else {
            others.add(new Ranked(SelectionStep.general(Evaluators.compile(condition, context)::evaluate),
                    raises ? 1000 : cost(condition) + 5));
        }
    }

    private SelectionStep columnStep(Expression condition, int column) {
        return new ColumnStep(column, typeOf(condition, column),
                Evaluators.compile(rebase(condition), context)::evaluate,
                Evaluators.compile(condition, context)::evaluate);
    }

    private static DataType typeOf(Expression expression, int column) {
        if (expression instanceof Expression.InputReference reference && reference.index() == column) {
            return reference.type();
        }
        for (var child : expression.children()) {
            var found = typeOf(child, column);
            if (!(found instanceof DataType.NullType)) {
                return found;
            }
        }
        return new DataType.NullType();
    }

    /// The same condition with its column at place 0.
    private static Expression rebase(Expression expression) {
        if (expression instanceof Expression.InputReference reference) {
            return new Expression.InputReference(0, reference.type(), reference.nullable(), reference.name());
        }
        return expression.children().isEmpty()
                ? expression
                : expression.withChildren(expression.children().stream().map(Selectors::rebase).toList());
    }

    private void addRange(RangeStep range) {
        for (int i = 0; i < ranges.size(); i++) {
            var merged = ranges.get(i).and(range);
            if (merged != null) {
                ranges.set(i, merged);
                return;
            }
        }
        ranges.add(range);
    }

    private static Set<Integer> columns(Expression expression) {
        var found = new HashSet<Integer>();
        collect(expression, found);
        return found;
    }

    private static void collect(Expression expression, Set<Integer> found) {
        if (expression instanceof Expression.InputReference column) {
            found.add(column.index());
        }
        expression.children().forEach(child -> collect(child, found));
    }

    /// A rough measure: nodes, with those that work on text counted more.
    private static int cost(Expression expression) {
        int own = expression.type() instanceof DataType.StringType ? 4 : 1;
        return own + expression.children().stream().mapToInt(Selectors::cost).sum();
    }

    /// The comparison as seen from its left side, with the sides swapped.
    private static String swapped(String name) {
        return switch (name) {
            case "less" -> "greater";
            case "less_or_equal" -> "greater_or_equal";
            case "greater" -> "less";
            case "greater_or_equal" -> "less_or_equal";
            default -> name;
        };
    }

    /// A comparison of a column with a constant.
    private record Comparison(String name, Expression.InputReference column, Expression.Literal constant) {}

    private @Nullable Comparison comparison(Expression condition) {
        if (!(condition instanceof Expression.Call call) || call.arguments().size() != 2) {
            return null;
        }
        return switch (call.function().name()) {
            case "equal", "not_equal", "less", "less_or_equal", "greater", "greater_or_equal" -> {
                var direct = comparison(call.function().name(), call.arguments().get(0), call.arguments().get(1));
                yield direct != null
                        ? direct
                        : comparison(swapped(call.function().name()), call.arguments().get(1), call.arguments().get(0));
            }
            default -> null;
        };
    }

    private @Nullable Comparison comparison(String name, Expression left, Expression right) {
        var column = column(left);
        if (column == null || !Traits.isConstant(right) || Traits.canRaise(right)) {
            return null;
        }
        return new Comparison(name, column, Evaluators.fold(right, context));
    }

    /// The column itself, also under casts that leave the stored number as it is.
    private static Expression.@Nullable InputReference column(Expression expression) {
        if (expression instanceof Expression.InputReference column) {
            return column;
        }
        if (expression instanceof Expression.Cast(var child, var to, var _)) {
            boolean widerInteger = child.type().isIntegral() && to.isIntegral()
                    && Coercion.castNeverFails(child.type(), to);
            boolean widerDecimal = child.type() instanceof DecimalType a && to instanceof DecimalType b && a.isLong()
                    && a.scale() == b.scale() && a.precision() <= b.precision();
            return widerInteger || widerDecimal ? column(child) : null;
        }
        return null;
    }

    private Optional<RangeStep> range(Expression condition) {
        var comparison = comparison(condition);
        if (comparison == null || comparison.constant().value() == null
                || !RangeStep.takes(comparison.column().type())) {
            return Optional.empty();
        }
        int column = comparison.column().index();
        var value = integer(Values.single(comparison.constant().type(), comparison.constant().value()));
        var below = value.subtract(BigInteger.ONE);
        var above = value.add(BigInteger.ONE);
        return Optional.of(switch (comparison.name()) {
            case "equal" -> range(column, value, value, false);
            case "not_equal" -> range(column, value, value, true);
            case "less" -> range(column, LEAST, below, false);
            case "less_or_equal" -> range(column, LEAST, value, false);
            case "greater" -> range(column, above, MOST, false);
            default -> range(column, value, MOST, false);
        });
    }

    private static BigInteger integer(Vector single) {
        return switch (single.physical()) {
            case LONG, DECIMAL128 -> DecimalOperand.of(single).big(0);
            default -> BigInteger.valueOf(Vectors.longAt(single, 0));
        };
    }

    private static RangeStep range(int column, BigInteger low, BigInteger high, boolean outside) {
        if (low.compareTo(MOST) > 0 || high.compareTo(LEAST) < 0) {
            return new RangeStep(column, 1, 0, outside);
        }
        return new RangeStep(column, low.max(LEAST).longValue(), high.min(MOST).longValue(), outside);
    }

    private @Nullable FloatStep floatComparison(Expression condition) {
        var comparison = comparison(condition);
        if (comparison == null || comparison.constant().value() == null) {
            return null;
        }
        var type = comparison.column().type();
        if (!(type instanceof DataType.DoubleType || type instanceof DataType.FloatType)
                || !type.equals(comparison.constant().type())) {
            return null;
        }
        double value = ((Number) comparison.constant().value()).doubleValue();
        return Double.isNaN(value) ? null : new FloatStep(comparison.column().index(), comparison.name(), value);
    }
}
