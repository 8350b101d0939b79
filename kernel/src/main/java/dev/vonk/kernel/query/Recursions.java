package dev.vonk.kernel.query;

import dev.vonk.kernel.logical.Leaf;
import dev.vonk.kernel.logical.LogicalPlan;
import dev.vonk.kernel.logical.ManyInputs;
import dev.vonk.kernel.logical.OneInput;
import dev.vonk.kernel.logical.PlanRewriter;
import dev.vonk.kernel.logical.Recursion;
import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.source.memory.MemorySource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Computes tables that are made of themselves, round by round, and puts their rows into the plans that read them.
final class Recursions {
    private final Function<LogicalPlan, List<Batch>> run;
    private final int levels;
    private final long rows;

    /// @param run gives the rows of a plan without recursions
    /// @param levels the most rounds
    /// @param rows the most rows
    Recursions(Function<LogicalPlan, List<Batch>> run, int levels, long rows) {
        this.run = run;
        this.levels = levels;
        this.rows = rows;
    }

    /// The plan with rows in the place of its recursions; the same object where it has none.
    LogicalPlan computed(LogicalPlan plan) {
        return computed(plan, Long.MAX_VALUE);
    }

    /// @param enough how many rows of the plan are wanted
    private LogicalPlan computed(LogicalPlan plan, long enough) {
        return switch (plan) {
            case Leaf.Scan scan when scan.source() instanceof Recursion recursion ->
                new Leaf.Scan(rows(recursion, enough), scan.columns(), scan.output(), scan.filters());
            case OneInput.Limit limit -> over(limit, limit.limit() > Long.MAX_VALUE - limit.offset()
                    ? enough
                    : Math.min(enough, limit.limit() + limit.offset()));
            case OneInput.Project project -> over(project, enough);
            default -> {
                var children = plan.children().stream().map(this::computed).toList();
                yield same(children, plan.children()) ? plan : plan.withChildren(children);
            }
        };
    }

    private LogicalPlan over(OneInput node, long enough) {
        var child = computed(node.child(), enough);
        return child == node.child() ? node : node.withChild(child);
    }

    private static boolean same(List<LogicalPlan> left, List<LogicalPlan> right) {
        for (int i = 0; i < left.size(); i++) {
            if (left.get(i) != right.get(i)) {
                return false;
            }
        }
        return true;
    }

    private MemorySource rows(Recursion recursion, long enough) {
        var all = new ArrayList<Batch>();
        var round = run.apply(computed(first(recursion)));
        int level = 0;
        int most = recursion.levels() == null ? levels : recursion.levels();
        while (count(round) > 0) {
            all.addAll(round);
            if (count(all) >= enough) {
                break;
            }
            if (count(all) > rows) {
                throw new DataException("RECURSION_ROW_LIMIT_EXCEEDED", "The recursive table " + recursion.name()
                        + " has more than " + rows + " rows. Mend its condition to end, or raise "
                        + "spark.sql.cteRecursionRowLimit.");
            }
            level++;
            if (level > most) {
                throw new DataException("RECURSION_LEVEL_LIMIT_EXCEEDED", "The recursive table " + recursion.name()
                        + " is not complete after " + most + " rounds. Mend its condition to end, or raise "
                        + "spark.sql.cteRecursionLevelLimit.");
            }
            round = run.apply(computed(next(recursion, round, all)));
        }
        return new MemorySource(recursion.schema(), all);
    }

    private static LogicalPlan first(Recursion recursion) {
        return recursion.distinct() ? new OneInput.Distinct(recursion.anchor()) : recursion.anchor();
    }

    /// What the step makes of a round; where rows count once, without those that were there before.
    private static LogicalPlan next(Recursion recursion, List<Batch> round, List<Batch> all) {
        var before = new MemorySource(recursion.schema(), round);
        var step = PlanRewriter.bottomUp(recursion.step(), node -> node instanceof Leaf.Scan scan
                && scan.source() == recursion.work()
                        ? new Leaf.Scan(before, scan.columns(), scan.output(), scan.filters())
                        : node);
        if (!recursion.distinct()) {
            return step;
        }
        var known = Leaf.Scan.of(new MemorySource(recursion.schema(), all));
        return new ManyInputs.SetOperation(ManyInputs.SetOperation.Kind.EXCEPT, false, step, known, step.output());
    }

    private static long count(List<Batch> batches) {
        return batches.stream().mapToLong(Batch::rowCount).sum();
    }
}
