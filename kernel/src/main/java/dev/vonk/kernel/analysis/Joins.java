package dev.vonk.kernel.analysis;

import dev.vonk.kernel.catalog.Catalog;
import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.kernel.syntax.Origin;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Coalesce;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.plan.JoinKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The step that pairs rows of two frames.
public final class Joins {
    private static final Set<String> EQUALS = Set.of("equal", "equal_null_safe");

    private final Catalog catalog;
    private final Surroundings around;

    public Joins(Surroundings around) {
        this.around = around;
        this.catalog = around.catalog();
    }

    /// The right side with no column id in common with the left, and which ids it changed.
    private record Apart(LogicalPlan right, Map<Long, Long> renewed) {}

    /// Two columns of one name, one a side.
    private record Pair(ColumnReference left, ColumnReference right) {}

    /// The kind that Spark's word names: `inner`, `left`, `left_outer`, `leftsemi`, ...
    public static JoinKind kind(String word) {
        return switch (word.toLowerCase(Locale.ROOT).replace("_", "")) {
            case "inner" -> JoinKind.INNER;
            case "cross" -> JoinKind.CROSS;
            case "left", "leftouter" -> JoinKind.LEFT_OUTER;
            case "right", "rightouter" -> JoinKind.RIGHT_OUTER;
            case "outer", "full", "fullouter" -> JoinKind.FULL_OUTER;
            case "semi", "leftsemi" -> JoinKind.LEFT_SEMI;
            case "anti", "leftanti" -> JoinKind.LEFT_ANTI;
            default -> throw Errors.invalid("INVALID_JOIN_TYPE", "There is no join type \"" + word
                    + "\". Those there are: inner, cross, left, right, full, semi, anti.", Origin.NONE);
        };
    }

    /// Every pair of rows.
    public Frame cross(Frame left, Frame right, JoinKind kind) {
        var apart = apart(left.plan(), right.plan());
        return Frame.joined(new ManyInputs.Join(kind, left.plan(), apart.right(), null), left, Map.of(), right,
                apart.renewed());
    }

    /// The pairs for which the condition is true, and what else the kind keeps.
    public Frame on(Frame left, Frame right, Syntax condition, JoinKind kind) {
        var apart = apart(left.plan(), right.plan());
        // names in the condition mean columns of both sides, whatever the kind puts out
        var both = Frame.joined(new ManyInputs.Join(JoinKind.INNER, left.plan(), apart.right(), null), left, Map.of(),
                right, apart.renewed());
        var written = left.number() == right.number() ? sidesToldApart(condition, apart.renewed()) : condition;
        var analyzer = ExpressionAnalyzer.of(Scope.of(both), around, "a join condition");
        var analyzed = analyzer.condition(written, "join");
        var inner = kind == JoinKind.CROSS ? JoinKind.INNER : kind;
        if (analyzer.hasSubqueries()) {
            return onSubqueries(left, right, apart, inner, analyzed, analyzer, condition);
        }
        return Frame.joined(new ManyInputs.Join(inner, left.plan(), apart.right(), analyzed), left, Map.of(), right,
                apart.renewed());
    }

    /// The join where the condition holds queries: each is computed on the side whose columns it uses.
    private static Frame onSubqueries(Frame left, Frame right, Apart apart, JoinKind kind, Expression condition,
            ExpressionAnalyzer analyzer, Syntax written) {
        var queries = analyzer.metQueries();
        var ofLeft = queries.without(ids(apart.right()));
        var ofRight = queries.minus(ofLeft).without(ids(left.plan()));
        if (!queries.isSplit(ofLeft, ofRight)) {
            throw Errors.invalid(
                    "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.UNSUPPORTED_CORRELATED_EXPRESSION_IN_JOIN_CONDITION",
                    "A query in a join condition can use columns of one side, not of both. Join first, then filter.",
                    written.origin());
        }
        var join = new ManyInputs.Join(kind, ofLeft.over(left.plan()), ofRight.over(apart.right()), condition);
        var output = new ManyInputs.Join(kind, left.plan(), apart.right(), condition).output();
        return Frame.joined(new OneInput.Project(output.stream().map(NamedExpression::of).toList(), join), left,
                Map.of(), right, apart.renewed());
    }

    private static Set<Long> ids(LogicalPlan plan) {
        var ids = new HashSet<Long>();
        plan.output().forEach(column -> ids.add(column.id()));
        return ids;
    }

    /// The pairs with equal values in the columns called so, which come out once and in front.
    public Frame using(Frame left, Frame right, List<String> names, JoinKind kind) {
        var apart = apart(left.plan(), right.plan());
        var other = new HashMap<Long, ColumnReference>();
        apart.right().output().forEach(column -> other.put(column.id(), column));
        var pairs = new ArrayList<Pair>();
        for (var name : names) {
            var mine = key(left, name, "left");
            var theirs = key(right, name, "right");
            pairs.add(new Pair(mine, other.get(apart.renewed().getOrDefault(theirs.id(), theirs.id()))));
        }
        var inner = kind == JoinKind.CROSS ? JoinKind.INNER : kind;
        var condition = pairs.isEmpty()
                ? null
                : ExpressionRewriter.conjunction(pairs.stream().map(this::equal).toList());
        var join = new ManyInputs.Join(inner, left.plan(), apart.right(), condition);
        return kind.outputsRight()
                ? merged(left, right, apart, pairs, join)
                : Frame.joined(join, left, Map.of(), right, apart.renewed());
    }

    /// Whether two plans put out a column under the same id.
    static boolean overlap(LogicalPlan left, LogicalPlan right) {
        var ids = new HashSet<Long>();
        addIds(left, ids);
        return shares(right, ids);
    }

    private static void addIds(LogicalPlan plan, Set<Long> ids) {
        plan.output().forEach(column -> ids.add(column.id()));
        plan.children().forEach(child -> addIds(child, ids));
    }

    private static boolean shares(LogicalPlan plan, Set<Long> ids) {
        return plan.output().stream().anyMatch(column -> ids.contains(column.id()))
                || plan.children().stream().anyMatch(child -> shares(child, ids));
    }

    private static Apart apart(LogicalPlan left, LogicalPlan right) {
        if (!overlap(left, right)) {
            return new Apart(right, Map.of());
        }
        var fresh = PlanRewriter.freshIds(right);
        var renewed = new HashMap<Long, Long>();
        for (int i = 0; i < right.output().size(); i++) {
            renewed.put(right.output().get(i).id(), fresh.output().get(i).id());
        }
        return new Apart(fresh, renewed);
    }

    /// In the join of a frame with itself `df.col("a").equalTo(df.col("a"))` means the left one's and the right one's.
    private static Syntax sidesToldApart(Syntax condition, Map<Long, Long> renewed) {
        if (!(condition instanceof Syntax.Call call)) {
            return condition;
        }
        if (EQUALS.contains(call.name()) && call.arguments().get(0) instanceof Syntax.FrameColumn left
                && call.arguments().get(1) instanceof Syntax.FrameColumn right
                && left.column().id() == right.column().id()) {
            var column = right.column();
            var renewedColumn = new ColumnReference(renewed.getOrDefault(column.id(), column.id()), column.name(),
                    column.type(), column.nullable());
            return new Syntax.Call(call.name(), List.of(new Syntax.FrameColumn(left.column(), 0, left.origin()),
                    new Syntax.FrameColumn(renewedColumn, 0, right.origin())), call.origin());
        }
        if (call.name().equals("and")) {
            return new Syntax.Call("and", call.arguments().stream().map(part -> sidesToldApart(part, renewed)).toList(),
                    call.origin());
        }
        return condition;
    }

    private static ColumnReference key(Frame frame, String name, String side) {
        var matching = frame.columns().stream().filter(column -> column.name().equalsIgnoreCase(name)).toList();
        if (matching.isEmpty()) {
            var known = frame.schema().names();
            throw new AnalysisException("UNRESOLVED_USING_COLUMN_FOR_JOIN",
                    "The " + side + " side of the join has no column "
                            + Errors.quoted(name) + ". Did you mean one of these: "
                            + Errors.quoted(Suggestions.nearest(name, known)) + "?",
                    Origin.NONE, Suggestions.nearest(name, known));
        }
        if (matching.stream().map(ColumnReference::id).distinct().count() > 1) {
            throw Errors.ambiguousReference(name,
                    matching.stream().map(column -> Errors.quoted(column.name())).toList(), Origin.NONE);
        }
        return matching.getFirst();
    }

    private Expression equal(Pair pair) {
        var name = pair.left().name();
        var written = new FunctionResolver.Written("equal", "(" + name + " = " + name + ")", List.of(name, name),
                Origin.NONE);
        return new FunctionResolver(catalog).call(written, List.of(pair.left(), pair.right()));
    }

    /// The join with each pair of key columns made one.
    private static Frame merged(Frame left, Frame right, Apart apart, List<Pair> pairs, ManyInputs.Join join) {
        var output = new HashMap<Long, ColumnReference>();
        join.output().forEach(column -> output.put(column.id(), column));
        var columns = new ArrayList<NamedExpression>();
        var keys = new HashSet<Long>();
        var movedRight = new HashMap<>(apart.renewed());
        var original = new HashMap<Long, Long>();
        apart.renewed().forEach((from, to) -> original.put(to, from));
        for (var pair : pairs) {
            keys.add(pair.left().id());
            keys.add(pair.right().id());
            var column = key(join.kind(), output.get(pair.left().id()), output.get(pair.right().id()));
            columns.add(column);
            if (join.kind() == JoinKind.INNER) {
                movedRight.put(original.getOrDefault(pair.right().id(), pair.right().id()), column.output().id());
            }
        }
        join.output().stream().filter(column -> !keys.contains(column.id()))
                .forEach(column -> columns.add(NamedExpression.of(column)));
        return Frame.joined(new OneInput.Project(columns, join), left, Map.of(), right, movedRight);
    }

    private static NamedExpression key(JoinKind kind, ColumnReference left, ColumnReference right) {
        return switch (kind) {
            case RIGHT_OUTER -> new NamedExpression(right,
                    new ColumnReference(right.id(), left.name(), right.type(), right.nullable()));
            case FULL_OUTER -> {
                var common = Conversions.toCommon(List.of(left, right)).orElseThrow();
                yield NamedExpression.of(left.name(), new Coalesce(common, common.getFirst().type()));
            }
            case INNER, LEFT_OUTER, LEFT_SEMI, LEFT_ANTI, CROSS -> NamedExpression.of(left);
        };
    }
}
