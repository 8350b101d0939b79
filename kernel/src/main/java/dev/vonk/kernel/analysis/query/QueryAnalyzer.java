package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.Aggregations;
import dev.vonk.kernel.analysis.Bindings;
import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.analysis.ExpressionAnalyzer;
import dev.vonk.kernel.analysis.Frame;
import dev.vonk.kernel.analysis.NestedQueries;
import dev.vonk.kernel.analysis.Projections;
import dev.vonk.kernel.analysis.SetOperations;
import dev.vonk.kernel.analysis.Surroundings;
import dev.vonk.kernel.logical.ManyInputs;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.kernel.syntax.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Turns queries as they were written into frames. Immutable: a query with common tables goes on with an analyzer that
/// knows them.
public final class QueryAnalyzer implements NestedQueries {
    private final Surroundings around;
    private final Tables tables;
    private final Map<String, Frame> common;

    /// @param functions what expressions can mean; queries within them are analysed here
    public QueryAnalyzer(Surroundings functions, Tables tables) {
        this(functions, tables, Map.of());
    }

    private QueryAnalyzer(Surroundings around, Tables tables, Map<String, Frame> common) {
        this.around = around.with(this);
        this.tables = tables;
        this.common = common;
    }

    @Override
    public Frame analyze(Query query, ExpressionAnalyzer outer) {
        return inside(outer).analyze(query);
    }

    /// An analyzer for what may use the columns that `outer` knows.
    QueryAnalyzer inside(ExpressionAnalyzer outer) {
        return new QueryAnalyzer(around.inside(outer), tables, common);
    }

    /// What the expressions of its queries are analysed in. Steps made with it know queries within expressions.
    public Surroundings around() {
        return around;
    }

    /// The same for a query that is given values beside its text.
    public QueryAnalyzer with(Bindings bindings) {
        return new QueryAnalyzer(around.with(bindings), tables, common);
    }

    Tables tables() {
        return tables;
    }

    /// The frame that a common table stands for, its columns unlike those of any other use of it.
    Optional<Frame> commonTable(List<String> name) {
        if (name.size() != 1) {
            return Optional.empty();
        }
        return Optional.ofNullable(common.get(key(name.getFirst())))
                .map(frame -> Frame.of(PlanRewriter.freshIds(frame.plan())));
    }

    /// The frame of a query.
    ///
    /// @throws dev.vonk.kernel.analysis.AnalysisException where it cannot mean anything
    public Frame analyze(Query query) {
        return switch (query) {
            case Query.Select select -> new SelectAnalyzer(this).select(select, List.of());
            case Query.SetOperation operation -> combined(operation);
            case Query.Values values -> new InlineTables(around).values(values);
            case Query.From(var relation, var _) -> new Relations(this).frame(relation);
            case Query.With with -> with(with);
            case Query.Ordered ordered -> new Arrangements(this).ordered(ordered);
            case Query.Piped piped -> new Pipes(this).piped(piped);
        };
    }

    private Frame with(Query.With with) {
        var known = new HashMap<>(common);
        var names = new HashMap<String, String>();
        var analyzer = this;
        for (var table : with.tables()) {
            if (names.put(key(table.name()), table.name()) != null) {
                throw Errors.invalid("DUPLICATED_CTE_NAMES", "WITH names " + Errors.quoted(table.name())
                        + " twice. Call one of them something else.", table.origin());
            }
            var frame = with.recursive() && RecursiveTables.refersTo(table)
                    ? new RecursiveTables(analyzer).frame(table)
                    : analyzer.analyze(table.query());
            known.put(key(table.name()), table.columns().isEmpty() || frame.schema().names().equals(table.columns())
                    ? frame
                    : new Projections(around).renameAll(frame, table.columns()));
            analyzer = new QueryAnalyzer(around, tables, Map.copyOf(known));
        }
        return analyzer.analyze(with.body());
    }

    /// The same with one more common table.
    QueryAnalyzer knowing(String name, Frame frame) {
        var known = new HashMap<>(common);
        known.put(key(name), frame);
        return new QueryAnalyzer(around, tables, known);
    }

    private Frame combined(Query.SetOperation operation) {
        return combined(analyze(operation.left()), operation.kind(), operation.all(), operation.byName(),
                analyze(operation.right()));
    }

    Frame combined(Frame left, Query.SetOperation.Kind kind, boolean all, boolean byName, Frame right) {
        return switch (kind) {
            case UNION -> {
                var union = byName ? SetOperations.unionByName(left, right, false) : SetOperations.union(left, right);
                yield all ? union : new Aggregations(around).distinct(union);
            }
            case INTERSECT -> SetOperations.combine(ManyInputs.SetOperation.Kind.INTERSECT, all, left, right);
            case EXCEPT -> SetOperations.combine(ManyInputs.SetOperation.Kind.EXCEPT, all, left, right);
        };
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
