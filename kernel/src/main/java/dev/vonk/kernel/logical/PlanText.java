package dev.vonk.kernel.logical;

import dev.vonk.runtime.expression.Expression.ColumnReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Draws a logical plan as a tree of lines. Ids never show as they are, so that the same query always prints the same.
final class PlanText {
    private PlanText() {
    }

    /// A name and the column that has it.
    private record Bearer(String name, long id) {}

    static String names(List<ColumnReference> columns) {
        return columns.stream().map(ColumnReference::name).collect(Collectors.joining(", ", "[", "]"));
    }

    static String tree(LogicalPlan plan) {
        var labels = labels(plan);
        UnaryOperator<ColumnReference> label = column -> new ColumnReference(column.id(),
                labels.getOrDefault(new Bearer(column.name(), column.id()), column.name()), column.type(),
                column.nullable());
        var labelled = PlanRewriter.bottomUp(plan, node -> node.mapOwnColumns(label)
                .mapExpressions(expression -> ExpressionRewriter.bottomUp(expression,
                        part -> part instanceof ColumnReference column ? label.apply(column) : part)));
        var out = new StringBuilder();
        print(labelled, "", "", out);
        return out.toString();
    }

    private static void print(LogicalPlan plan, String first, String rest, StringBuilder out) {
        out.append(first).append(plan.describe()).append('\n');
        var children = plan.children();
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            print(children.get(i), rest + (last ? "+- " : ":- "), rest + (last ? "   " : ":  "), out);
        }
    }

    /// A label for each column whose name another column bears too.
    private static Map<Bearer, String> labels(LogicalPlan plan) {
        var bearers = new LinkedHashMap<String, List<Long>>();
        collect(plan, bearers);
        var labels = new HashMap<Bearer, String>();
        bearers.forEach((name, ids) -> {
            for (int i = 0; ids.size() > 1 && i < ids.size(); i++) {
                labels.put(new Bearer(name, ids.get(i)), name + "#" + (i + 1));
            }
        });
        return labels;
    }

    private static void collect(LogicalPlan plan, Map<String, List<Long>> bearers) {
        plan.children().forEach(child -> collect(child, bearers));
        for (var column : plan.output()) {
            var ids = bearers.computeIfAbsent(column.name(), _ -> new ArrayList<>());
            if (!ids.contains(column.id())) {
                ids.add(column.id());
            }
        }
    }
}
