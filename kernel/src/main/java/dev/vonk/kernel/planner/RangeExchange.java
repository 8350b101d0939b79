package dev.vonk.kernel.planner;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.InputReference;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.function.FunctionRegistry;
import dev.vonk.runtime.plan.Partitioning;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.List;

/// Plans exchanges by range. Their bounds come from a sample of the rows, for which what lies below is computed once
/// more, down to the next exchange or cached frame: cheap over a cached frame or few columns of a file.
///
/// The sample is the rows with the smallest of random numbers, so that its size does not hang on a guess of how many
/// rows there are, and every row is as likely to be in it; of few rows it is all.
final class RangeExchange {
    /// With so many the partitions differ by about 3 % in size.
    private static final int SAMPLE_PER_PARTITION = 1000;
    private static final int LARGEST_SAMPLE = 100_000;
    private static final long SEED = 42;

    private RangeExchange() {
    }

    /// The rows of `input` dealt out by `keys` to `partitions`, of which some are empty where there are few different
    /// keys.
    static PhysicalPlan.Exchange of(Planned input, List<SortKey> keys, int partitions) {
        long rows = Math.min((long) SAMPLE_PER_PARTITION * partitions, LARGEST_SAMPLE);
        var sample = new PhysicalPlan.Exchange(sample(input, keys, rows), new Partitioning.Broadcast());
        return new PhysicalPlan.Exchange(new PhysicalPlan.WithSample(input.plan(), sample),
                new Partitioning.Range(keys, partitions));
    }

    /// The keys of `rows` rows. They are ordered by all columns, which makes it the same sample each time whatever the
    /// order in which the parts arrive.
    private static PhysicalPlan sample(Planned input, List<SortKey> keys, long rows) {
        var expressions = new ArrayList<Expression>();
        keys.forEach(key -> expressions.add(key.expression()));
        expressions.add(call("xxhash64", call("rand", new Expression.Literal(SEED, DataTypes.LongType))));
        var drawn = new PhysicalPlan.Project(input.plan(), expressions, schema(expressions));
        var order = new ArrayList<SortKey>();
        order.add(column(expressions, expressions.size() - 1));
        for (int i = 0; i < keys.size(); i++) {
            order.add(column(expressions, i));
        }
        PhysicalPlan smallest = new PhysicalPlan.TopN(drawn, order, rows, 0);
        if (!input.isOnePartition()) {
            smallest = new PhysicalPlan.TopN(new PhysicalPlan.Exchange(smallest, new Partitioning.Single()), order,
                    rows, 0);
        }
        var columns = order.subList(1, order.size()).stream().map(SortKey::expression).toList();
        return new PhysicalPlan.Project(smallest, columns, schema(columns));
    }

    private static SortKey column(List<Expression> expressions, int index) {
        var expression = expressions.get(index);
        return new SortKey(new InputReference(index, expression.type(), expression.nullable(), name(index)), true,
                true);
    }

    private static StructType schema(List<Expression> expressions) {
        var schema = new StructType();
        for (int i = 0; i < expressions.size(); i++) {
            schema = schema.add(name(i), expressions.get(i).type(), expressions.get(i).nullable());
        }
        return schema;
    }

    private static String name(int index) {
        return "_" + (index + 1);
    }

    private static Expression call(String name, Expression argument) {
        var function = FunctionRegistry.builtin().scalar(name).orElseThrow();
        var bound = function.bind(List.of(argument.type())).orElseThrow();
        return new Expression.Call(function, List.of(argument), bound.resultType(), argument.nullable());
    }
}
