package dev.vonk.kernel.optimizer.join;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Call;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Columns that conditions set equal, in classes: all columns of a class are equal, and none is null.
final class EqualityClasses {
    private final List<List<ColumnReference>> classes = new ArrayList<>();

    /// Takes a condition in where it sets two columns of one type equal.
    ///
    /// @return whether it did
    boolean add(Expression condition) {
        if (condition instanceof Call(var function, var sides, var _, var _) && function.name().equals("equal")
                && sides.get(0) instanceof ColumnReference left && sides.get(1) instanceof ColumnReference right
                && left.type().equals(right.type()) && left.id() != right.id()) {
            merge(left, right);
            return true;
        }
        return false;
    }

    private void merge(ColumnReference left, ColumnReference right) {
        var one = classOf(left);
        var other = classOf(right);
        if (one != other) {
            one.addAll(other);
            classes.removeIf(each -> each == other);
        }
    }

    private List<ColumnReference> classOf(ColumnReference column) {
        return find(column.id()).orElseGet(() -> {
            var alone = new ArrayList<>(List.of(column));
            classes.add(alone);
            return alone;
        });
    }

    /// The class a column is in.
    Optional<List<ColumnReference>> find(long id) {
        return classes.stream().filter(each -> each.stream().anyMatch(column -> column.id() == id)).findFirst();
    }

    /// All classes, each of two columns or more.
    List<List<ColumnReference>> all() {
        return classes;
    }
}
