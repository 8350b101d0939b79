package dev.vonk.runtime.stage;

import dev.vonk.runtime.plan.PhysicalPlan;
import dev.vonk.runtime.source.Split;
import java.util.List;

/// A piece of a plan without exchanges: every task runs the same fragment over its own share of the leaves.
///
/// @param inputs the stages whose output it reads
/// @param leaves what each leaf of the fragment gives to which task, in the order of [#leavesOf]
public record Stage(int id, PhysicalPlan fragment, int tasks, List<Integer> inputs, List<LeafShare> leaves,
        StageOutput output) {

    public Stage {
        inputs = List.copyOf(inputs);
        leaves = List.copyOf(leaves);
    }

    /// The same stage without the parts of its sources, which each task is told by itself.
    public Stage withoutSplits() {
        var bare = leaves.stream().map(leaf -> new LeafShare(leaf.firstTask(), leaf.tasks(), List.of())).toList();
        return new Stage(id, fragment, tasks, inputs, bare, output);
    }

    /// The parts that task `partition` reads, for each leaf.
    public List<List<Split>> splits(int partition) {
        return leaves.stream().map(leaf -> leaf.splitsOf(partition)).toList();
    }

    /// The leaves of a fragment, depth first, left to right.
    public static List<PhysicalPlan> leavesOf(PhysicalPlan fragment) {
        var leaves = new java.util.ArrayList<PhysicalPlan>();
        collect(fragment, leaves);
        return leaves;
    }

    private static void collect(PhysicalPlan plan, List<PhysicalPlan> leaves) {
        if (plan.children().isEmpty()) {
            leaves.add(plan);
        }
        plan.children().forEach(child -> collect(child, leaves));
    }
}
