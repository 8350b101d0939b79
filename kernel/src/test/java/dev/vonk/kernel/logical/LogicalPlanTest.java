package dev.vonk.kernel.logical;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import dev.vonk.runtime.expression.SortKey;
import dev.vonk.runtime.plan.JoinKind;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LogicalPlanTest {
    private final Leaf.Scan people = Leaf.Scan.of(new NoRows("people",
            new StructType().add("id", DataTypes.LongType, false).add("name", DataTypes.StringType)));
    private final ColumnReference id = people.output().get(0);
    private final ColumnReference name = people.output().get(1);

    @Test
    void aTreeIsDrawnWithInputsBelowTheirNode() {
        var named = new OneInput.Filter(new Expression.Not(new Expression.IsNull(name)), people);
        var plan = new OneInput.Limit(3, 0, new OneInput.Sort(List.of(new SortKey(id, true, true)), true, named));
        assertEquals("""
                Limit 3
                +- Sort [id ASC NULLS FIRST]
                   +- Filter (NOT (name IS NULL))
                      +- Scan people [id, name]
                """, plan.treeString());
    }

    @Test
    void columnsOfOneNameAreToldApart() {
        var other = PlanRewriter.freshIds(people);
        var same = new Expression.IsNull(other.output().get(0));
        var plan = new ManyInputs.Join(JoinKind.INNER, people, other, same);
        assertEquals("""
                Join Inner on (id#2 IS NULL)
                :- Scan people [id#1, name#1]
                +- Scan people [id#2, name#2]
                """, plan.treeString());
    }

    @Test
    void freshIdsReachEveryColumnAndEveryReference() {
        var passed = NamedExpression.of(id);
        var made = NamedExpression.of("missing", new Expression.IsNull(name));
        var plan = new OneInput.Filter(made.output(), new OneInput.Project(List.of(passed, made), people));
        var renewed = PlanRewriter.freshIds(plan);
        assertEquals(plan.treeString(), renewed.treeString());
        var old = new HashSet<Long>();
        plan.output().forEach(column -> old.add(column.id()));
        people.output().forEach(column -> old.add(column.id()));
        renewed.output().forEach(column -> assertTrue(old.add(column.id()), column.name()));
        ExpressionRewriter.columnIds(renewed.expressions().getFirst())
                .forEach(column -> assertEquals(renewed.output().get(1).id(), column));
        var project = (OneInput.Project) renewed.children().getFirst();
        assertTrue(project.columns().getFirst().isPassedOn());
        assertNotEquals(id.id(), project.columns().getFirst().output().id());
    }

    @Test
    void freshIdsKeepWhatAnOuterJoinMadeNullable() {
        var right = PlanRewriter.freshIds(people);
        var joined = new ManyInputs.Join(JoinKind.LEFT_OUTER, people, right, null);
        var kept = new OneInput.Project(joined.output().stream().map(NamedExpression::of).toList(), joined);
        assertTrue(kept.output().get(2).nullable());
        assertTrue(PlanRewriter.freshIds(kept).output().get(2).nullable());
    }

    @Test
    void whatDoesNotChangeIsShared() {
        var filter = new OneInput.Filter(new Expression.IsNull(name), people);
        assertSame(filter, PlanRewriter.bottomUp(filter, node -> node));
        assertSame(filter.condition(), ExpressionRewriter.bottomUp(filter.condition(), part -> part));
    }

    @Test
    void conjunctsAreTakenApartDeeply() {
        var one = new Expression.IsNull(name);
        var nested = new Expression.And(List.of(one, new Expression.And(List.of(id, name))));
        assertEquals(List.of(one, id, name), ExpressionRewriter.conjuncts(nested));
        assertEquals(one, ExpressionRewriter.conjunction(List.of(one)));
    }
}
