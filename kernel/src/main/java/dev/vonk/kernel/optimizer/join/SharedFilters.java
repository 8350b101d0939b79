package dev.vonk.kernel.optimizer.join;

import dev.vonk.kernel.logical.ExpressionRewriter;
import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.OneInput.Filter;
import dev.vonk.kernel.logical.Raising;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A condition on one column holds for all columns that are equal to it: each table filters by it.
///
/// ```
/// a.x = b.x, b.x = c.x, a.x < 5      also  b.x < 5  and  c.x < 5
/// ```
final class SharedFilters {
    private final EqualityClasses classes = new EqualityClasses();
    private final List<Relation> relations;

    SharedFilters(Region region) {
        relations = region.relations();
        region.conditions().forEach(classes::add);
    }

    /// The relations with what the others' conditions say of them.
    List<Relation> relations() {
        var all = new ArrayList<Relation>();
        for (var relation : relations) {
            all.add(relation.isReducer() ? relation : filtered(relation));
        }
        return all;
    }

    private Relation filtered(Relation relation) {
        var own = conditions(relation.plan());
        var added = new ArrayList<Expression>();
        for (var column : relation.plan().output()) {
            classes.find(column.id()).ifPresent(members -> members.stream()
                    .filter(member -> member.id() != column.id())
                    .flatMap(member -> conditionsOn(member).stream()
                            .map(term -> ExpressionRewriter.replaceColumns(term, Map.of(member.id(), column))))
                    .filter(term -> !own.contains(term) && !added.contains(term)).forEach(added::add));
        }
        return added.isEmpty()
                ? relation
                : relation.with(new Filter(ExpressionRewriter.conjunction(added), relation.plan()));
    }

    /// What its own table asks of a column alone.
    private List<Expression> conditionsOn(ColumnReference column) {
        return relations.stream().filter(relation -> !relation.isReducer() && relation.ids().contains(column.id()))
                .flatMap(relation -> conditions(relation.plan()).stream())
                .filter(term -> ExpressionRewriter.columnIds(term).equals(Set.of(column.id()))
                        && Region.isDeterministic(term) && !Raising.mayRaise(term))
                .toList();
    }

    private static List<Expression> conditions(LogicalPlan plan) {
        return switch (plan) {
            case Leaf.Scan scan -> scan.filters();
            case Leaf.Cached cached -> cached.filters();
            case Filter(var condition, var child) -> {
                var all = new ArrayList<>(ExpressionRewriter.conjuncts(condition));
                all.addAll(conditions(child));
                yield all;
            }
            default -> List.of();
        };
    }
}
