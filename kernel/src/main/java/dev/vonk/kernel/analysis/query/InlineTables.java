package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.AnalysisException;
import dev.vonk.kernel.analysis.Constants;
import dev.vonk.kernel.analysis.Conversions;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.ExpressionAnalyzer;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.Surroundings;
import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.Query;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.source.memory.MemorySource;
import dev.vonk.runtime.type.StructField;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tables whose rows stand in the query: VALUES.
final class InlineTables {
    private final Surroundings around;

    InlineTables(Surroundings around) {
        this.around = around;
    }

    Frame values(Query.Values values) {
        int width = values.rows().getFirst().size();
        var analyzer = Constants.analyzer(around, "VALUES");
        var columns = new ArrayList<List<Expression>>();
        for (int i = 0; i < width; i++) {
            columns.add(column(values, i, width, analyzer));
        }
        var schema = schema(columns);
        return constants(columns, schema).map(rows -> Frame.of(Leaf.Scan.of(MemorySource.ofRows(schema, rows))))
                .orElseGet(() -> computed(columns, schema, values.rows().size(), analyzer));
    }

    private static List<Expression> column(Query.Values values, int place, int width, ExpressionAnalyzer analyzer) {
        var cells = new ArrayList<Expression>();
        for (var row : values.rows()) {
            if (row.size() != width) {
                throw Errors.invalid("INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH", "The rows of VALUES differ: the "
                        + "first has " + width + " values, another " + row.size() + ".", values.origin());
            }
            var cell = row.get(place);
            cells.add(analyzer.analyze(cell instanceof dev.vonk.kernel.syntax.Syntax.Alias alias
                    ? alias.child()
                    : cell));
        }
        return Conversions.toCommon(cells).orElseThrow(() -> new AnalysisException(
                "INVALID_INLINE_TABLE.INCOMPATIBLE_TYPES_IN_INLINE_TABLE", "The values of column " + (place + 1)
                        + " are of types that do not go together: " + String.join(", ", cells.stream()
                                .map(cell -> cell.type().sql()).distinct().toList())
                        + ". Cast them to one type.",
                values.origin()));
    }

    private static StructType schema(List<List<Expression>> columns) {
        var fields = new ArrayList<StructField>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(new StructField("col" + (i + 1), columns.get(i).getFirst().type(),
                    columns.get(i).stream().anyMatch(Expression::nullable)));
        }
        return new StructType(fields);
    }

    /// The rows, where all of them are constants.
    private Optional<List<Row>> constants(List<List<Expression>> columns, StructType schema) {
        var rows = new ArrayList<Row>();
        for (int row = 0; row < columns.getFirst().size(); row++) {
            var values = new Object[columns.size()];
            for (int i = 0; i < columns.size(); i++) {
                var value = constant(columns.get(i).get(row));
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values[i] = value.get().value();
            }
            rows.add(Row.of(schema, values));
        }
        return schema.size() == 0 ? Optional.empty() : Optional.of(rows);
    }

    /// Empty too where computing it fails: then the query says so when it runs.
    private Optional<Literal> constant(Expression expression) {
        try {
            return Constants.value(expression, around);
        } catch (DataException _) {
            return Optional.empty();
        }
    }

    private static Frame computed(List<List<Expression>> columns, StructType schema, int rows,
            ExpressionAnalyzer analyzer) {
        var inputs = new ArrayList<LogicalPlan>();
        for (int row = 0; row < rows; row++) {
            var cells = new ArrayList<NamedExpression>();
            for (int i = 0; i < columns.size(); i++) {
                cells.add(NamedExpression.of(schema.field(i).name(), columns.get(i).get(row)));
            }
            inputs.add(new OneInput.Project(cells, analyzer.withSubqueries(Constants.oneRow().plan())));
        }
        return Frame.of(inputs.size() == 1
                ? inputs.getFirst()
                : new ManyInputs.Union(inputs, ColumnIds.of(schema)));
    }
}
