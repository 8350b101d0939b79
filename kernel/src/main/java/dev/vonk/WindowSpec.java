package dev.vonk;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.kernel.syntax.Syntax.WindowFrame.Bound;
import dev.vonk.kernel.syntax.Syntax.WindowFrame.Kind;
import dev.vonk.runtime.type.DataTypes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A window: which rows are a partition, their order, and from which to which of them a function sees. Begins with
/// [Window]; goes behind a function with [Column#over(WindowSpec)]. Immutable.
///
/// Where no frame is said, it is from the partition's first row to the row and those equal to it in the order, and
/// without an order the whole partition.
public final class WindowSpec {
    private final Syntax.WindowSpecification window;

    WindowSpec(Syntax.WindowSpecification window) {
        this.window = window;
    }

    Syntax.WindowSpecification syntax() {
        return window;
    }

    /// Rows equal in these columns are a partition, in the place of what was said before.
    public WindowSpec partitionBy(Column... columns) {
        var keys = Arrays.stream(columns).map(Column::syntax).toList();
        return with(keys, window.orderBy(), window.frame());
    }

    /// As [#partitionBy(Column...)].
    public WindowSpec partitionBy(String column, String... more) {
        return partitionBy(FunctionCalls.columns(column, more));
    }

    /// The order within a partition, in the place of what was said before; [Column#desc] and its like say how.
    public WindowSpec orderBy(Column... columns) {
        var keys = Arrays.stream(columns).map(column -> column.syntax() instanceof Syntax.SortOrder order
                ? order
                : new Syntax.SortOrder(column.syntax(), true, true, column.syntax().origin())).toList();
        return with(window.partitionBy(), keys, window.frame());
    }

    /// As [#orderBy(Column...)], each ascending.
    public WindowSpec orderBy(String column, String... more) {
        return orderBy(FunctionCalls.columns(column, more));
    }

    /// From row to row, counted from the row itself: negative before it, positive behind it, or one of
    /// [Window#unboundedPreceding], [Window#currentRow], [Window#unboundedFollowing].
    ///
    /// ```java
    /// sum("rain").over(Window.orderBy("day").rowsBetween(-6, 0))
    /// ```
    ///
    /// @throws AnalysisException where a bound is no such thing and no `int`
    public WindowSpec rowsBetween(long start, long end) {
        return with(true, rows(start), rows(end));
    }

    /// From value to value of the only order column, as distances from the row's own value: negative before it,
    /// positive behind it, or one of [Window#unboundedPreceding], [Window#currentRow], [Window#unboundedFollowing].
    /// Equal rows lie in a frame together.
    ///
    /// ```java
    /// avg("price").over(Window.partitionBy("shop").orderBy("size").rangeBetween(-10, 10))
    /// ```
    public WindowSpec rangeBetween(long start, long end) {
        return with(false, range(start), range(end));
    }

    /// As [#rangeBetween(long, long)] with constants of any type that can be added to the order column, such as
    /// intervals.
    ///
    /// ```java
    /// sum("price").over(Window.orderBy("day").rangeBetween(lit(Duration.ofDays(-6)), lit(Duration.ZERO)))
    /// ```
    public WindowSpec rangeBetween(Column start, Column end) {
        return with(false, new Bound(Kind.FOLLOWING, start.syntax()), new Bound(Kind.FOLLOWING, end.syntax()));
    }

    private WindowSpec with(boolean rows, Bound from, Bound to) {
        var frame = new Syntax.WindowFrame(rows, from, to, Origin.here());
        return with(window.partitionBy(), window.orderBy(), frame);
    }

    private static WindowSpec with(List<Syntax> partitionBy, List<Syntax.SortOrder> orderBy,
            Syntax.@Nullable WindowFrame frame) {
        return new WindowSpec(new Syntax.WindowSpecification(null, partitionBy, orderBy, frame, Origin.here()));
    }

    private static Bound rows(long bound) {
        boolean special = bound == Window.unboundedPreceding() || bound == Window.unboundedFollowing();
        if (!special && bound != (int) bound) {
            throw new AnalysisException("INVALID_BOUNDARY", "The bound " + bound
                    + " of rowsBetween(...) is no int. For no bound use Window.unboundedPreceding() or "
                    + "Window.unboundedFollowing().", Origin.here());
        }
        return range(bound);
    }

    private static Bound range(long bound) {
        if (bound == Window.currentRow()) {
            return new Bound(Kind.CURRENT_ROW, null);
        }
        if (bound == Window.unboundedPreceding()) {
            return new Bound(Kind.UNBOUNDED_PRECEDING, null);
        }
        if (bound == Window.unboundedFollowing()) {
            return new Bound(Kind.UNBOUNDED_FOLLOWING, null);
        }
        return new Bound(Kind.FOLLOWING, bound == (int) bound
                ? new Syntax.Literal((int) bound, DataTypes.IntegerType, Origin.here())
                : new Syntax.Literal(bound, DataTypes.LongType, Origin.here()));
    }
}
