package dev.vonk.runtime.expression;

import java.util.List;
import java.util.stream.Stream;

/// Which rows around a row a window function sees: those of its partition from one bound to the other, both included.
/// No rows where `to` lies before `from`.
public record WindowFrame(Unit unit, Bound from, Bound to) {
    /// The whole partition.
    public static final WindowFrame WHOLE = new WindowFrame(Unit.ROWS, new Bound.Unbounded(), new Bound.Unbounded());

    /// What bounds count in.
    public enum Unit {
        /// Rows, each for itself.
        ROWS,
        /// Values of the order: rows that are equal in it lie in a frame together.
        RANGE
    }

    /// An end of a frame.
    public sealed interface Bound {
        /// The partition's end on this side.
        record Unbounded() implements Bound {}

        /// The row itself; of a range all rows equal to it.
        record CurrentRow() implements Bound {}

        /// So many rows behind the row; negative for before.
        record Rows(long offset) implements Bound {}

        /// Up to and with rows whose order key is `limit`.
        ///
        /// @param key the only order key
        /// @param limit computed from the row; of the key's type
        record Value(Expression key, Expression limit) implements Bound {}
    }

    /// What has to be computed of each row to know its frame.
    public List<Expression> expressions() {
        return Stream.of(from, to).flatMap(bound -> bound instanceof Bound.Value(var key, var limit)
                ? Stream.of(key, limit)
                : Stream.of()).toList();
    }

    @Override
    public String toString() {
        return unit + " BETWEEN " + text(from, "UNBOUNDED PRECEDING") + " AND " + text(to, "UNBOUNDED FOLLOWING");
    }

    private static String text(Bound bound, String unbounded) {
        return switch (bound) {
            case Bound.Unbounded _ -> unbounded;
            case Bound.CurrentRow _ -> "CURRENT ROW";
            case Bound.Rows(long offset) ->
                offset < 0 ? -offset + " PRECEDING" : offset + " FOLLOWING";
            case Bound.Value(var _, var limit) -> limit.toString();
        };
    }
}
