package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.Constants;
import dev.vonk.kernel.analysis.Conversions;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Projections;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.Recursion;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.kernel.syntax.Relation;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Common tables that are made of themselves.
final class RecursiveTables {
    private final QueryAnalyzer queries;

    RecursiveTables(QueryAnalyzer queries) {
        this.queries = queries;
    }

    /// The frame of a table that refers to itself: `anchor UNION [ALL] step`.
    Frame frame(Query.CommonTable table) {
        if (!(table.query() instanceof Query.SetOperation(var kind, var all, var _, var left, var right, var _))
                || kind != Query.SetOperation.Kind.UNION) {
            throw Errors.invalid("INVALID_RECURSIVE_CTE", "The table " + Errors.quoted(table.name())
                    + " refers to itself, so it must be a UNION ALL of rows to start with and a query that makes "
                    + "more rows of them.", table.origin());
        }
        if (reads(left, table.name())) {
            throw Errors.invalid("INVALID_RECURSIVE_CTE", "The first part of the UNION starts the table "
                    + Errors.quoted(table.name()) + " and cannot refer to it.", table.origin());
        }
        var projections = new Projections(queries.around());
        var anchor = queries.analyze(left);
        var named = table.columns().isEmpty() ? anchor : projections.renameAll(anchor, table.columns());
        var schema = new StructType(named.schema().fields().stream()
                .map(field -> new StructField(field.name(), field.dataType(), true)).toList());
        var work = new Recursion.Work(schema);
        var step = queries.knowing(table.name(), Frame.of(Leaf.Scan.of(work))).analyze(right);
        var levels = table.maxRecursion() == null
                ? null
                : (Integer) Constants.integer(table.maxRecursion(), "MAX RECURSION LEVEL", queries.around());
        return Frame.of(Leaf.Scan.of(new Recursion(table.name(), schema, named.plan(), fitted(step, schema, table),
                work, !all, levels)));
    }

    /// The columns of a step as values of the table's types.
    private static LogicalPlan fitted(Frame step, StructType schema, Query.CommonTable table) {
        if (step.columns().size() != schema.size()) {
            throw Errors.invalid("NUM_COLUMNS_MISMATCH", "The first part of the UNION has " + schema.size()
                    + " columns, the second " + step.columns().size() + ".", table.origin());
        }
        var columns = new ArrayList<NamedExpression>();
        for (int i = 0; i < schema.size(); i++) {
            columns.add(NamedExpression.of(schema.field(i).name(), Conversions.to(step.columns().get(i),
                    schema.field(i).dataType())));
        }
        return new OneInput.Project(columns, step.plan());
    }

    /// Whether the table's query reads the table.
    static boolean refersTo(Query.CommonTable table) {
        return reads(table.query(), table.name());
    }

    private static boolean reads(Query query, String name) {
        return switch (query) {
            case Query.Select select -> reads(select.from(), name);
            case Query.SetOperation operation -> reads(operation.left(), name) || reads(operation.right(), name);
            case Query.Values _ -> false;
            case Query.From(var relation, var _) -> reads(relation, name);
            case Query.With with -> reads(with.body(), name)
                    || with.tables().stream().anyMatch(table -> reads(table.query(), name));
            case Query.Ordered ordered -> reads(ordered.body(), name);
            case Query.Piped piped -> reads(piped.input(), name);
        };
    }

    private static boolean reads(@Nullable Relation relation, String name) {
        return switch (relation) {
            case null -> false;
            case Relation.Named named -> named.name().size() == 1 && named.name().getFirst().equalsIgnoreCase(name);
            case Relation.Nested(var query, var _) -> reads(query, name);
            case Relation.Lateral(var inner, var _) -> reads(inner, name);
            case Relation.Aliased aliased -> reads(aliased.relation(), name);
            case Relation.Join join -> reads(join.left(), name) || reads(join.right(), name);
            case Relation.LateralView view -> reads(view.input(), name);
            case Relation.Pivot pivot -> reads(pivot.input(), name);
            case Relation.Unpivot unpivot -> reads(unpivot.input(), name);
            case Relation.Sample sample -> reads(sample.input(), name);
            case Relation.Computed _,Relation.TableFunction _,Relation.Piped _ -> false;
        };
    }
}
