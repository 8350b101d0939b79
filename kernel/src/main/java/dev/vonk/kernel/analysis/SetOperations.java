package dev.vonk.kernel.analysis;

import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.Coercion;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.MapType;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The steps that put frames of like columns together: union, intersect, except.
public final class SetOperations {
    private SetOperations() {
    }

    /// Both inputs brought to common types, and the columns that come out.
    private record Aligned(LogicalPlan left, LogicalPlan right, List<ColumnReference> output, Map<Long, Long> moved) {}

    /// The rows of both, columns by place.
    public static Frame union(Frame left, Frame right) {
        var aligned = align("union", left.plan(), right.plan());
        var inputs = new ArrayList<LogicalPlan>();
        // a union of unions is one union: unions made in a loop stay flat
        if (aligned.left() instanceof ManyInputs.Union(var earlier, var _)) {
            inputs.addAll(earlier);
        } else {
            inputs.add(aligned.left());
        }
        inputs.add(aligned.right());
        return left.moved(new ManyInputs.Union(inputs, aligned.output()), aligned.moved());
    }

    /// The rows of both, columns by name in the order of the left frame.
    ///
    /// @param allowMissing whether a column that one frame lacks is null there instead of an error
    public static Frame unionByName(Frame left, Frame right, boolean allowMissing) {
        var rightColumns = byName(right);
        var leftColumns = byName(left);
        var forRight = new ArrayList<NamedExpression>();
        for (var column : left.columns()) {
            var other = rightColumns.get(key(column.name()));
            if (other == null && !allowMissing) {
                throw missing(column.name(), "second", right);
            }
            forRight.add(other == null ? absent(column) : NamedExpression.of(other));
        }
        var forLeft = new ArrayList<NamedExpression>();
        left.columns().forEach(column -> forLeft.add(NamedExpression.of(column)));
        for (var column : right.columns()) {
            if (!leftColumns.containsKey(key(column.name()))) {
                if (!allowMissing) {
                    throw missing(column.name(), "first", left);
                }
                forLeft.add(absent(column));
                forRight.add(NamedExpression.of(column));
            }
        }
        return union(projected(left, forLeft), projected(right, forRight));
    }

    /// Rows of the left frame by whether the right one has them too, columns by place.
    ///
    /// @param all whether rows count as often as they occur
    public static Frame combine(ManyInputs.SetOperation.Kind kind, boolean all, Frame left, Frame right) {
        var label = kind == ManyInputs.SetOperation.Kind.INTERSECT ? "intersect" : "except";
        var aligned = align(label, left.plan(), right.plan());
        requireComparable(aligned.output(), label + "(...)");
        var plan = new ManyInputs.SetOperation(kind, all, aligned.left(), aligned.right(), aligned.output());
        return left.moved(plan, aligned.moved());
    }

    /// @throws AnalysisException where values of a column cannot be compared: maps, deeply
    public static void requireComparable(List<ColumnReference> columns, String clause) {
        for (var column : columns) {
            if (hasMap(column.type())) {
                throw Errors.invalid("UNSUPPORTED_FEATURE.SET_OPERATION_ON_MAP_TYPE", clause
                        + " must compare values of "
                        + Errors.quoted(column.name()) + ", which is of type " + column.type().sql()
                        + "; maps cannot be compared. Turn it into an array with map_entries(...), or leave it out.",
                        Origin.NONE);
            }
        }
    }

    private static boolean hasMap(DataType type) {
        return switch (type) {
            case MapType _ -> true;
            case ArrayType(var element, var _) -> hasMap(element);
            case StructType struct -> struct.fields().stream().anyMatch(field -> hasMap(field.dataType()));
            default -> false;
        };
    }

    private static Frame projected(Frame frame, List<NamedExpression> columns) {
        boolean same = columns.stream().map(NamedExpression::output).toList().equals(frame.columns());
        return same ? frame : frame.with(new OneInput.Project(columns, frame.plan()));
    }

    private static NamedExpression absent(ColumnReference column) {
        return NamedExpression.of(column.name(), new Literal(null, column.type()));
    }

    private static AnalysisException missing(String name, String which, Frame frame) {
        return Errors.invalid("UNION_BY_NAME_MISSING_COLUMN", "The " + which + " frame of unionByName has no column "
                + Errors.quoted(name) + "; it has " + Errors.quoted(frame.schema().names())
                + ". With unionByName(other, true) missing columns are null.", Origin.NONE);
    }

    private static Map<String, ColumnReference> byName(Frame frame) {
        var columns = new HashMap<String, ColumnReference>();
        for (var column : frame.columns()) {
            if (columns.put(key(column.name()), column) != null) {
                throw Errors.invalid("COLUMN_ALREADY_EXISTS", "unionByName cannot tell apart the columns called "
                        + Errors.quoted(column.name()) + ". Rename one of them.", Origin.NONE);
            }
        }
        return columns;
    }

    private static Aligned align(String operation, LogicalPlan left, LogicalPlan right) {
        if (left.output().size() != right.output().size()) {
            throw Errors.numberOfColumns(operation, left.output().size(), right.output().size());
        }
        var other = Joins.overlap(left, right) ? PlanRewriter.freshIds(right) : right;
        var types = new ArrayList<DataType>();
        var output = new ArrayList<ColumnReference>();
        var moved = new HashMap<Long, Long>();
        for (int i = 0; i < left.output().size(); i++) {
            int place = i + 1;
            var a = left.output().get(i);
            var b = other.output().get(i);
            var type = Coercion.leastCommonType(a.type(), b.type())
                    .orElseThrow(() -> Errors.incompatibleColumns(operation, place, a.name(), a.type(), b.type()));
            types.add(type);
            output.add(ColumnIds.fresh(a.name(), type, a.nullable() || b.nullable()));
            moved.put(a.id(), output.getLast().id());
        }
        return new Aligned(cast(left, types), cast(other, types), output, moved);
    }

    private static LogicalPlan cast(LogicalPlan plan, List<DataType> types) {
        var columns = new ArrayList<NamedExpression>();
        var seen = new HashSet<Long>();
        boolean same = true;
        for (int i = 0; i < types.size(); i++) {
            var column = plan.output().get(i);
            var converted = Conversions.to(column, types.get(i));
            boolean passed = converted == column && seen.add(column.id());
            columns.add(passed ? NamedExpression.of(column) : NamedExpression.of(column.name(), converted));
            same &= converted == column;
        }
        return same ? plan : new OneInput.Project(columns, plan);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
