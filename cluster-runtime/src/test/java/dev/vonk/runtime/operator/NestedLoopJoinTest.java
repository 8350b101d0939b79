package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.RandomRows;
import dev.vonk.runtime.data.Row;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.plan.JoinKind;
import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class NestedLoopJoinTest {
    /// What a join of any kind gives, by two loops; sorted lines.
    static List<String> expected(List<Row> leftRows, List<Row> rightRows, StructType left, StructType right,
            JoinKind kind,
            BiPredicate<Row, Row> isMatch) {
        var out = new ArrayList<List<Object>>();
        var matchedRight = new HashSet<Integer>();
        for (var l : leftRows) {
            boolean matched = false;
            for (int i = 0; i < rightRows.size(); i++) {
                if (isMatch.test(l, rightRows.get(i))) {
                    matched = true;
                    matchedRight.add(i);
                    if (kind.outputsRight()) {
                        out.add(beside(RandomRows.canonical(l), RandomRows.canonical(rightRows.get(i))));
                    }
                }
            }
            if (kind == JoinKind.LEFT_SEMI && matched || kind == JoinKind.LEFT_ANTI && !matched) {
                out.add(RandomRows.canonical(l));
            } else if (kind.rightMayBeNull() && !matched) {
                out.add(beside(RandomRows.canonical(l), Collections.nCopies(right.size(), null)));
            }
        }
        for (int i = 0; i < rightRows.size() && kind.leftMayBeNull(); i++) {
            if (!matchedRight.contains(i)) {
                out.add(beside(Collections.nCopies(left.size(), null), RandomRows.canonical(rightRows.get(i))));
            }
        }
        return out.stream().map(List::toString).sorted().toList();
    }

    private static List<Object> beside(List<Object> left, List<Object> right) {
        var row = new ArrayList<>(left);
        row.addAll(right);
        return row;
    }

    @Test
    void everyKindJoinsAsTwoPlainLoopsDo() {
        for (int seed = 0; seed < 30; seed++) {
            var random = new RandomRows(seed, 10);
            var left = random.schema(2, RandomRows.allTypes()).add("flag", DataTypes.BooleanType);
            var right = random.schema(1, RandomRows.allTypes()).add("flag", DataTypes.BooleanType);
            var leftRows = random.rows(left, seed % 9 == 1 ? 0 : 30);
            var rightRows = random.rows(right, seed % 9 == 2 ? 0 : seed % 2 == 0 ? 3 : 50);
            boolean ofLeft = seed % 3 == 0;
            for (var kind : JoinKind.values()) {
                Expression condition = kind == JoinKind.CROSS
                        ? null
                        : new Expression.InputReference(ofLeft ? 2 : 4, DataTypes.BooleanType, true, "flag");
                var plan = new PhysicalPlan.NestedLoopJoin(Plans.scan(left, random.batches(left, leftRows, 7)),
                        Plans.scan(right, random.batches(right, rightRows, 13)), kind, condition,
                        kind.outputsRight() ? Plans.concatenated(left, right) : left);
                var context = FakeTaskContext.roomy(seed % 2 == 0 ? 5 : 4096);
                var expected = expected(leftRows, rightRows, left, right, kind,
                        (l, r) -> condition == null || Objects.equals(ofLeft ? l.get(2) : r.get(1), true));
                assertEquals(expected, Plans.sortedLines(Plans.rows(plan, context)),
                        "seed " + seed + " " + plan.describe());
                assertEquals(0, context.memory.used());
            }
        }
    }
}
