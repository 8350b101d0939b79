package dev.vonk.kernel.analysis;

import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.Syntax.WindowFrame.Kind;
import dev.vonk.kernel.syntax.SyntaxText;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.VectorOrder;
import dev.vonk.runtime.expression.Evaluators;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.expression.WindowFrame;
import dev.vonk.runtime.expression.WindowFrame.Bound;
import dev.vonk.runtime.expression.WindowFrame.Unit;
import dev.vonk.runtime.function.EvaluationContext;
import dev.vonk.runtime.function.WindowFunction;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Typed frames of written ones, checked as Spark checks them.
final class WindowFrames {
    private static final long DAY_SECONDS = 86_400;
    private static final Batch ONE_ROW = Batch.of(1);

    private final ExpressionAnalyzer analyzer;
    private final Syntax.WindowSpecification window;
    private final Syntax.WindowFrame written;
    private final List<SortKey> orderBy;

    private WindowFrames(ExpressionAnalyzer analyzer, Syntax.WindowSpecification window, List<SortKey> orderBy) {
        this.analyzer = analyzer;
        this.window = window;
        this.written = Objects.requireNonNull(window.frame());
        this.orderBy = orderBy;
    }

    /// The frame that was written in the window.
    static WindowFrame of(ExpressionAnalyzer analyzer, Syntax.WindowSpecification window, List<SortKey> orderBy) {
        return new WindowFrames(analyzer, window, orderBy).frame();
    }

    /// The frame of a function that only stands before OVER; most have theirs and take no other.
    static WindowFrame ofPlace(WindowFunction.Kind kind, ExpressionAnalyzer analyzer,
            Syntax.WindowSpecification window, List<SortKey> orderBy, String function) {
        var written = window.frame() == null ? null : of(analyzer, window, orderBy);
        return switch (kind) {
            case NTH_VALUE -> written == null ? Windows.usual(orderBy) : written;
            case CUME_DIST -> required(new WindowFrame(Unit.RANGE, new Bound.Unbounded(), new Bound.CurrentRow()),
                    written, function, window);
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, NTILE ->
                required(new WindowFrame(Unit.ROWS, new Bound.Unbounded(), new Bound.CurrentRow()), written, function,
                        window);
            case LAG, LEAD -> {
                if (written != null) {
                    throw Errors.invalid("_LEGACY_ERROR_TEMP_1035", Errors.quoted(function)
                            + " takes no frame: it looks at one row. Leave out ROWS or RANGE.", window.origin());
                }
                yield WindowFrame.WHOLE;
            }
        };
    }

    private static WindowFrame required(WindowFrame own, @Nullable WindowFrame written, String function,
            Syntax.WindowSpecification window) {
        if (written != null && !written.equals(own)) {
            throw Errors.invalid("_LEGACY_ERROR_TEMP_1036", Errors.quoted(function) + " has the frame " + own
                    + " and takes no other. Leave out ROWS or RANGE.", window.origin());
        }
        return own;
    }

    /// A bound that is a distance.
    ///
    /// @param offset constant; negative for before
    /// @param written where it stands
    private record Distance(Literal offset, Syntax written) {}

    private WindowFrame frame() {
        var from = distance(written.from(), "lower");
        var to = distance(written.to(), "upper");
        if (written.from().kind() == Kind.UNBOUNDED_FOLLOWING || written.to().kind() == Kind.UNBOUNDED_PRECEDING) {
            throw mismatch("SPECIFIED_WINDOW_FRAME_INVALID_BOUND", "it ends before it begins.");
        }
        if (from != null && to != null) {
            requireOrder(from, to);
        }
        if (!written.rows()) {
            requireRange(from == null ? to : from);
        }
        return new WindowFrame(written.rows() ? Unit.ROWS : Unit.RANGE, bound(written.from(), from),
                bound(written.to(), to));
    }

    private AnalysisException mismatch(String kind, String what) {
        return Errors.typeMismatch(kind, "the frame " + SyntaxText.of(written), what, window.origin());
    }

    private @Nullable Distance distance(Syntax.WindowFrame.Bound bound, String side) {
        var at = bound.offset();
        if (at == null) {
            return null;
        }
        var offset = analyzer.analyze(at);
        if (!WindowErrors.isConstant(offset)) {
            throw mismatch("SPECIFIED_WINDOW_FRAME_WITHOUT_FOLDABLE",
                    "the " + side + " bound must be a constant.");
        }
        var constant = Evaluators.fold(ofKeyType(offset), EvaluationContext.UTC);
        requireAccepted(constant.type(), side);
        if (bound.kind() == Kind.PRECEDING) {
            constant = negated(constant, at);
        }
        return new Distance(constant, at);
    }

    private Literal negated(Literal constant, Syntax at) {
        return Evaluators.fold(analyzer.call("negative", at, List.of(constant)), EvaluationContext.UTC);
    }

    /// A distance of numbers is of the key's type.
    private Expression ofKeyType(Expression offset) {
        if (written.rows() || orderBy.size() != 1) {
            return offset;
        }
        var key = orderBy.getFirst().expression().type();
        return switch (key) {
            case DataType.DateType _,DataType.TimestampType _,DataType.TimestampNtzType _ -> offset;
            default -> Coercion.canCast(offset.type(), key) ? Conversions.to(offset, key) : offset;
        };
    }

    private void requireAccepted(DataType type, String side) {
        boolean accepted = written.rows()
                ? type instanceof DataType.IntegerType
                : type.isNumeric() || isInterval(type);
        if (!accepted) {
            throw mismatch("SPECIFIED_WINDOW_FRAME_UNACCEPTED_TYPE", "the " + side + " bound is of type " + type.sql()
                    + "; it must be " + (written.rows() ? "INT." : "a number or an interval."));
        }
    }

    private static boolean isInterval(DataType type) {
        return type instanceof DataType.YearMonthIntervalType || type instanceof DataType.DayTimeIntervalType;
    }

    private void requireOrder(Distance from, Distance to) {
        if (!from.offset.type().equals(to.offset.type())) {
            throw mismatch("SPECIFIED_WINDOW_FRAME_DIFF_TYPES", "its bounds are of types "
                    + from.offset.type().sql() + " and " + to.offset.type().sql() + "; they must be of one type.");
        }
        var lower = Evaluators.compile(from.offset, EvaluationContext.UTC).evaluate(ONE_ROW);
        var upper = Evaluators.compile(to.offset, EvaluationContext.UTC).evaluate(ONE_ROW);
        if (VectorOrder.compare(lower, 0, upper, 0) > 0) {
            throw mismatch("SPECIFIED_WINDOW_FRAME_WRONG_COMPARISON",
                    "the lower bound must be less than or equal to the upper bound.");
        }
    }

    private void requireRange(@Nullable Distance distance) {
        boolean bounded = written.from().kind() != Kind.UNBOUNDED_PRECEDING
                || written.to().kind() != Kind.UNBOUNDED_FOLLOWING;
        if (bounded && orderBy.isEmpty()) {
            throw mismatch("RANGE_FRAME_WITHOUT_ORDER",
                    "a RANGE is of values of the order, and the window has no order.");
        }
        if (distance == null) {
            return;
        }
        if (orderBy.size() > 1) {
            throw mismatch("RANGE_FRAME_MULTI_ORDER",
                    "distances need an order by one expression, and the window has " + orderBy.size() + ".");
        }
        var key = orderBy.getFirst().expression().type();
        if (!isDistance(key, distance.offset)) {
            throw mismatch("RANGE_FRAME_INVALID_TYPE", "the order is of type " + key.sql() + ", to which a distance of "
                    + "type " + distance.offset.type().sql() + " cannot be added.");
        }
    }

    private static boolean isDistance(DataType key, Literal offset) {
        return switch (key) {
            case DataType.DateType _ -> offset.type() instanceof DataType.IntegerType
                    || offset.type() instanceof DataType.YearMonthIntervalType || isDays(offset);
            case DataType.TimestampType _,DataType.TimestampNtzType _ -> isInterval(offset.type());
            default -> key.equals(offset.type());
        };
    }

    private static boolean isDays(Literal offset) {
        return offset.value() instanceof Duration duration
                && duration.toSeconds() % DAY_SECONDS == 0 && duration.getNano() == 0;
    }

    private Bound bound(Syntax.WindowFrame.Bound bound, @Nullable Distance distance) {
        if (distance != null) {
            return written.rows()
                    ? new Bound.Rows((Integer) Objects.requireNonNull(distance.offset.value()))
                    : value(distance);
        }
        return bound.kind() == Kind.CURRENT_ROW ? new Bound.CurrentRow() : new Bound.Unbounded();
    }

    /// The key that lies so far behind the row's own in the direction of the order.
    private Bound value(Distance distance) {
        var order = orderBy.getFirst();
        var key = order.expression();
        var along = order.ascending() ? distance.offset : negated(distance.offset, distance.written);
        var limit = key.type() instanceof DataType.DateType && along.value() instanceof Duration duration
                ? add(key, new Literal((int) duration.toDays(), DataTypes.IntegerType), distance.written)
                : add(key, along, distance.written);
        return new Bound.Value(Conversions.to(key, limit.type()), limit);
    }

    private Expression add(Expression key, Literal offset, Syntax at) {
        var name = key.type() instanceof DataType.DateType && offset.type() instanceof DataType.IntegerType
                ? "date_add"
                : "add";
        return analyzer.call(name, at, List.of(key, offset));
    }
}
