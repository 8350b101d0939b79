package dev.vonk.runtime.plan;

import dev.vonk.runtime.source.ScanFilter;
import dev.vonk.runtime.type.StructType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Draws a physical plan as a tree of lines.
final class PlanPrinter {
    private PlanPrinter() {
    }

    static String print(PhysicalPlan plan) {
        var out = new StringBuilder();
        print(plan, "", "", out);
        return out.toString();
    }

    private static void print(PhysicalPlan plan, String first, String rest, StringBuilder out) {
        out.append(first).append(oneLine(plan.describe())).append('\n');
        var children = plan.children();
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            print(children.get(i), rest + (last ? "+- " : ":- "), rest + (last ? "   " : ":  "), out);
        }
    }

    /// A text with a line break in it must not look like two steps.
    private static String oneLine(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n");
    }

    /// What a scan may use to skip rows, e.g. ` filters [city = Delft]`; nothing where there is nothing.
    static String filters(List<ScanFilter> filters, StructType schema) {
        return filters.isEmpty()
                ? ""
                : filters.stream().map(filter -> filter.text(schema.names().get(filter.column())))
                        .collect(Collectors.joining(", ", " filters [", "]"));
    }

    /// Which filters of which columns a scan waits for or a join gives, e.g. ` publishes [product #0]`.
    static String runtimeFilters(String does, Map<Integer, Integer> filters, List<String> names) {
        return filters.isEmpty()
                ? ""
                : new TreeMap<>(filters).entrySet().stream()
                        .map(each -> names.get(each.getKey()) + " #" + each.getValue())
                        .collect(Collectors.joining(", ", does + "[", "]"));
    }
}
