package dev.vonk.kernel.optimizer.unnest;

import dev.vonk.kernel.logical.Apply;
import dev.vonk.kernel.logical.Calls;
import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs.Join;
import dev.vonk.kernel.logical.ManyInputs.SetOperation;
import dev.vonk.kernel.logical.ManyInputs.Union;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput.Aggregate;
import dev.vonk.kernel.logical.OneInput.Distinct;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.OneInput.Generate;
import dev.vonk.kernel.logical.OneInput.Limit;
import dev.vonk.kernel.logical.OneInput.Project;
import dev.vonk.kernel.logical.OneInput.Sort;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Cast;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.plan.JoinKind;
import dev.vonk.runtime.source.memory.MemorySource;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.TypeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Plans with subqueries in them, drawn at random: every column a small number, sometimes null.
final class RandomQueries {
    private final Random random;

    RandomQueries(long seed) {
        random = new Random(seed);
    }

    /// A query with a subquery and often more of them in it.
    LogicalPlan query() {
        var plan = applied(relation(1, List.of()), 2, List.of());
        return random.nextBoolean() ? plan : applied(plan, 1, List.of());
    }

    private boolean chance(double part) {
        return random.nextDouble() < part;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private LogicalPlan table() {
        boolean nulls = chance(0.6);
        var schema = TypeParser.parseSchema(nulls ? "a bigint, b bigint" : "a bigint not null, b bigint not null");
        var rows = new ArrayList<Row>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            rows.add(Row.of(schema, value(nulls), value(nulls)));
        }
        return Leaf.Scan.of(MemorySource.ofRows(schema, rows));
    }

    private Object value(boolean nulls) {
        return nulls && chance(0.2) ? null : (Object) (long) random.nextInt(4);
    }

    /// @param outer columns from around that may be used
    private LogicalPlan relation(int depth, List<ColumnReference> outer) {
        if (depth <= 0) {
            return chance(0.7) && !outer.isEmpty() ? filtered(table(), outer) : table();
        }
        return switch (random.nextInt(13)) {
            case 0 -> table();
            case 1, 2 -> filtered(relation(depth - 1, outer), outer);
            case 3 -> projected(relation(depth - 1, outer), outer);
            case 4 -> aggregated(relation(depth - 1, outer), outer, true);
            case 5 -> aggregated(relation(depth - 1, outer), outer, false);
            case 6, 7 -> joined(relation(depth - 1, outer), relation(depth - 1, outer), outer);
            case 8 -> united(relation(depth - 1, outer), relation(depth - 1, outer));
            case 9 -> new Distinct(relation(depth - 1, outer));
            case 10 -> generated(relation(depth - 1, outer), outer);
            case 11 -> limited(relation(depth - 1, outer));
            default -> applied(relation(depth - 1, outer), depth - 1, outer);
        };
    }

    private Expression number(List<ColumnReference> columns, List<ColumnReference> outer) {
        var all = new ArrayList<>(columns);
        all.addAll(outer);
        var numbers = all.stream().filter(column -> column.type().equals(DataTypes.LongType)).toList();
        if (numbers.isEmpty() || chance(0.1)) {
            return Calls.number(random.nextInt(4));
        }
        return chance(0.8) ? any(numbers) : Calls.scalar("add", any(numbers), Calls.number(random.nextInt(2)));
    }

    private Expression condition(List<ColumnReference> columns, List<ColumnReference> outer) {
        var first = comparison(columns, outer);
        return switch (random.nextInt(6)) {
            case 0 -> new Expression.Or(List.of(first, comparison(columns, outer)));
            case 1 -> new Expression.Not(first);
            case 2 -> new Expression.And(List.of(first, comparison(columns, outer)));
            default -> first;
        };
    }

    private Expression comparison(List<ColumnReference> columns, List<ColumnReference> outer) {
        var operator = any(List.of("equal", "equal", "equal", "equal_null_safe", "less", "not_equal"));
        return Calls.scalar(operator, chance(0.9) ? number(columns, List.of()) : number(List.of(), outer),
                outer.isEmpty() || chance(0.3) ? number(columns, List.of()) : number(List.of(), outer));
    }

    private LogicalPlan filtered(LogicalPlan plan, List<ColumnReference> outer) {
        return new Filter(condition(plan.output(), outer), plan);
    }

    private LogicalPlan projected(LogicalPlan plan, List<ColumnReference> outer) {
        return new Project(List.of(NamedExpression.of("p", number(plan.output(), outer)),
                NamedExpression.of("q", number(plan.output(), List.of()))), plan);
    }

    private LogicalPlan aggregated(LogicalPlan plan, List<ColumnReference> outer, boolean keyed) {
        var keys = keyed
                ? List.of(NamedExpression.of("k", number(plan.output(), List.of())))
                : List.<NamedExpression>of();
        var calls = List.of(Calls.aggregate("sum", number(plan.output(), outer)), Calls.aggregate("count"));
        var aggregate = new Aggregate(keys, calls, plan);
        return chance(0.3) ? filtered(aggregate, outer) : aggregate;
    }

    private LogicalPlan joined(LogicalPlan left, LogicalPlan right, List<ColumnReference> outer) {
        var kind = any(List.of(JoinKind.INNER, JoinKind.INNER, JoinKind.LEFT_OUTER, JoinKind.RIGHT_OUTER,
                JoinKind.FULL_OUTER, JoinKind.LEFT_SEMI, JoinKind.LEFT_ANTI));
        var terms = new ArrayList<Expression>();
        terms.add(Calls.scalar("equal", number(left.output(), List.of()), number(right.output(), List.of())));
        if (chance(0.4)) {
            terms.add(condition(right.output(), outer));
        }
        return new Join(kind, left, right, new Expression.And(terms));
    }

    private LogicalPlan united(LogicalPlan left, LogicalPlan right) {
        var both = List.of(two(left), two(right));
        var output = List.of(ColumnIds.fresh("u", DataTypes.LongType, true),
                ColumnIds.fresh("v", DataTypes.LongType, true));
        if (chance(0.5)) {
            return new Union(both, output);
        }
        return new SetOperation(any(List.of(SetOperation.Kind.values())), chance(0.3), both.get(0), both.get(1),
                output);
    }

    private LogicalPlan two(LogicalPlan plan) {
        return new Project(List.of(NamedExpression.of("x", number(plan.output(), List.of())),
                NamedExpression.of("y", number(plan.output(), List.of()))), plan);
    }

    private LogicalPlan generated(LogicalPlan plan, List<ColumnReference> outer) {
        var list = Calls.scalar("sequence", Calls.number(0), number(plan.output(), outer));
        return new Generate(list, false, chance(0.5), List.of(ColumnIds.fresh("g", DataTypes.LongType, true)), plan);
    }

    /// Sorted by all columns, so that what comes first is no accident.
    private LogicalPlan limited(LogicalPlan plan) {
        boolean ascending = chance(0.5);
        var keys = plan.output().stream().map(column -> new SortKey(column, ascending, ascending)).toList();
        return new Limit(random.nextInt(3), chance(0.3) ? 1 : 0, new Sort(keys, true, plan));
    }

    /// A subquery over `left`, and what uses it.
    private LogicalPlan applied(LogicalPlan left, int depth, List<ColumnReference> outer) {
        var around = new ArrayList<>(left.output());
        around.addAll(outer);
        var right = relation(depth, around);
        var kind = any(List.of(Apply.Kind.values()));
        return switch (kind) {
            case LATERAL, LATERAL_OUTER -> {
                var condition = chance(0.5) ? null : condition(right.output(), around);
                yield new Apply(kind, left, right, condition, null);
            }
            case SCALAR -> {
                var value = chance(0.6) ? aggregated(right, around, false) : right;
                var only = new Project(List.of(NamedExpression.of("v", number(value.output(), List.of()))), value);
                var result = ColumnIds.fresh("value", DataTypes.LongType, true);
                yield used(new Apply(kind, left, only, null, result), result, outer);
            }
            case EXISTS -> {
                var sorted = chance(0.2)
                        ? new Sort(List.of(new SortKey(right.output().getFirst(), true, true)), true, right)
                        : right;
                var result = ColumnIds.fresh("exists", DataTypes.BooleanType, false);
                yield used(new Apply(kind, left, sorted, null, result), result, outer);
            }
            case IN -> {
                var result = ColumnIds.fresh("in", DataTypes.BooleanType, true);
                Expression condition = Calls.scalar("equal", number(left.output(), List.of()),
                        number(right.output(), List.of()));
                if (chance(0.3)) {
                    condition = new Expression.And(List.of(condition, Calls.scalar("equal",
                            number(left.output(), List.of()), number(right.output(), List.of()))));
                }
                yield used(new Apply(kind, left, right, condition, result), result, outer);
            }
        };
    }

    private LogicalPlan used(Apply apply, ColumnReference result, List<ColumnReference> outer) {
        boolean isMark = result.type().equals(DataTypes.BooleanType);
        var asNumber = isMark
                ? new Cast(result, DataTypes.LongType, Cast.OnFailure.RAISE)
                : (Expression) result;
        Expression test = isMark ? result : Calls.scalar("less", number(apply.left().output(), outer), result);
        return switch (random.nextInt(4)) {
            case 0 -> new Filter(test, apply);
            case 1 -> new Filter(new Expression.Not(test), apply);
            case 2 -> new Filter(new Expression.Or(List.of(test, condition(apply.left().output(), outer))), apply);
            default -> {
                var columns = new ArrayList<>(apply.left().output().stream().map(NamedExpression::of).toList());
                columns.add(NamedExpression.of("made", asNumber));
                yield new Project(columns, apply);
            }
        };
    }
}
