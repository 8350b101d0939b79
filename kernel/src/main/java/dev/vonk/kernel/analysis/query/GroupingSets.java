package dev.vonk.kernel.analysis.query;

import dev.vonk.kernel.analysis.Errors;
import dev.vonk.kernel.logical.ColumnIds;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.NamedExpression;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.syntax.Syntax;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.Case;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.Expression.InSet;
import dev.vonk.runtime.expression.Expression.Literal;
import dev.vonk.runtime.type.ArrayType;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Several sets of keys in one GROUP BY. Each input row is repeated once for each set, with the number of the set in a
/// column and null for the keys the set lacks; then one aggregation does them all.
final class GroupingSets {
    private final List<NamedExpression> keys = new ArrayList<>();
    private final List<List<Integer>> sets = new ArrayList<>();
    private final List<NamedExpression> expandedKeys = new ArrayList<>();
    private final @Nullable ColumnReference set;

    /// @param elements for each element of the GROUP BY its sets; every combination counts
    GroupingSets(List<List<List<NamedExpression>>> elements) {
        var written = new ArrayList<NamedExpression>();
        var combinations = new ArrayList<List<Integer>>();
        combinations.add(List.of());
        for (var element : elements) {
            var longer = new ArrayList<List<Integer>>();
            for (var before : combinations) {
                for (var keysOfSet : element) {
                    var all = new ArrayList<>(before);
                    keysOfSet.forEach(key -> all.add(place(key, written)));
                    longer.add(all.stream().distinct().toList());
                }
            }
            combinations.clear();
            combinations.addAll(longer);
        }
        sets.addAll(combinations);
        boolean several = elements.stream().anyMatch(element -> element.size() != 1);
        set = several ? ColumnIds.fresh("grouping set", DataTypes.IntegerType, false) : null;
        for (int i = 0; i < written.size(); i++) {
            keys.add(several ? expanded(written.get(i), i) : written.get(i));
        }
    }

    /// The sets of `ROLLUP (a, b)`: all, then without the last, and so on to none.
    static List<List<NamedExpression>> rollup(List<List<NamedExpression>> parts) {
        return IntStream.rangeClosed(0, parts.size())
                .mapToObj(left -> flat(parts.subList(0, parts.size() - left))).toList();
    }

    /// The sets of `CUBE (a, b)`: every choice of them.
    static List<List<NamedExpression>> cube(List<List<NamedExpression>> parts) {
        if (parts.size() > 12) {
            throw Errors.invalid("GROUPING_SIZE_LIMIT_EXCEEDED", "CUBE over " + parts.size()
                    + " keys would make more than 4096 sets. Name the sets you need with GROUPING SETS.",
                    dev.vonk.kernel.syntax.Origin.NONE);
        }
        int most = (1 << parts.size()) - 1;
        return IntStream.rangeClosed(0, most).mapToObj(gone -> flat(IntStream.range(0, parts.size())
                .filter(i -> (gone >> parts.size() - 1 - i & 1) == 0).mapToObj(parts::get).toList())).toList();
    }

    private static List<NamedExpression> flat(List<List<NamedExpression>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    /// What the keys are made of, and the column each is after the aggregation.
    List<NamedExpression> keys() {
        return keys;
    }

    /// What the aggregation groups by.
    List<NamedExpression> aggregationKeys() {
        if (set == null) {
            return keys;
        }
        var all = new ArrayList<NamedExpression>();
        keys.forEach(key -> all.add(NamedExpression.of(key.output())));
        all.add(NamedExpression.of(set));
        return all;
    }

    /// The input with its rows repeated for each set; itself where there is but one.
    LogicalPlan expanded(LogicalPlan input) {
        if (set == null) {
            return input;
        }
        var numbers = new Literal(IntStream.range(0, sets.size()).boxed().toList(), new ArrayType(DataTypes.IntegerType,
                false));
        var repeated = new OneInput.Generate(numbers, false, false, List.of(set), input);
        var columns = new ArrayList<NamedExpression>();
        repeated.output().forEach(column -> columns.add(NamedExpression.of(column)));
        columns.addAll(expandedKeys);
        return new OneInput.Project(columns, repeated);
    }

    /// 1 where the key is one that the row's set lacks.
    Expression grouping(Syntax.Call call, List<Expression> arguments) {
        if (arguments.size() != 1) {
            throw Errors.wrongArgumentCount("grouping", "grouping(key)", "1 argument", arguments.size(),
                    call.origin());
        }
        int key = key(arguments.getFirst(), call);
        return bySet(IntStream.range(0, sets.size()).mapToObj(i -> (Object) (byte) (sets.get(i).contains(key) ? 0 : 1))
                .toList(), DataTypes.ByteType);
    }

    /// The bits of [#grouping] for all keys, the first key's highest.
    Expression groupingId(Syntax.Call call, List<Expression> arguments) {
        var places = arguments.isEmpty()
                ? IntStream.range(0, keys.size()).boxed().toList()
                : arguments.stream().map(argument -> key(argument, call)).toList();
        if (!places.equals(IntStream.range(0, keys.size()).boxed().toList())) {
            throw Errors.invalid("GROUPING_ID_COLUMN_MISMATCH", "grouping_id takes all keys of the GROUP BY in their "
                    + "order, or nothing.", call.origin());
        }
        var ids = new ArrayList<Object>();
        for (var members : sets) {
            long id = 0;
            for (int place : places) {
                id = id << 1 | (members.contains(place) ? 0 : 1);
            }
            ids.add(id);
        }
        return bySet(ids, DataTypes.LongType);
    }

    private int key(Expression argument, Syntax.Call call) {
        for (int i = 0; i < keys.size(); i++) {
            if (OrderKeys.same(keys.get(i).expression(), argument)) {
                return i;
            }
        }
        throw Errors.invalid("GROUPING_COLUMN_MISMATCH", argument + " is no key of the GROUP BY.", call.origin());
    }

    private Expression bySet(List<Object> values, DataType type) {
        if (set == null) {
            throw Errors.invalid("UNSUPPORTED_GROUPING_EXPRESSION", "grouping and grouping_id go with GROUPING SETS, "
                    + "ROLLUP or CUBE.", dev.vonk.kernel.syntax.Origin.NONE);
        }
        var branches = new ArrayList<Case.When>();
        for (int i = 0; i + 1 < values.size(); i++) {
            branches.add(new Case.When(new InSet(set, List.of(i), false), new Literal(values.get(i), type)));
        }
        var last = new Literal(values.getLast(), type);
        return branches.isEmpty() ? last : new Case(branches, last, type);
    }

    private NamedExpression expanded(NamedExpression key, int place) {
        var members = IntStream.range(0, sets.size()).filter(i -> sets.get(i).contains(place)).boxed()
                .map(Object.class::cast).toList();
        var inSet = new InSet(java.util.Objects.requireNonNull(set), members, false);
        var value = new Case(List.of(new Case.When(inSet, key.expression())), new Literal(null,
                key.expression().type()), key.expression().type());
        var expanded = NamedExpression.of(key.output().name(), value);
        expandedKeys.add(expanded);
        return new NamedExpression(key.expression(), expanded.output());
    }

    private static int place(NamedExpression key, List<NamedExpression> written) {
        for (int i = 0; i < written.size(); i++) {
            if (OrderKeys.same(written.get(i).expression(), key.expression())) {
                return i;
            }
        }
        written.add(key);
        return written.size() - 1;
    }
}
