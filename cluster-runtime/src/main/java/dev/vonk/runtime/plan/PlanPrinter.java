package dev.vonk.runtime.plan;

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
        out.append(first).append(plan.describe()).append('\n');
        var children = plan.children();
        for (int i = 0; i < children.size(); i++) {
            boolean last = i == children.size() - 1;
            print(children.get(i), rest + (last ? "+- " : ":- "), rest + (last ? "   " : ":  "), out);
        }
    }
}
