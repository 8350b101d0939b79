package dev.vonk.kernel.table;

import dev.vonk.kernel.protocol.Answer.PlanOperator;
import dev.vonk.runtime.cluster.ClusterEvent.StageOutline;
import dev.vonk.runtime.cluster.JobProgress.StageProgress;
import dev.vonk.runtime.operator.NodeCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A physical plan as a graph of operators, read from the trees of lines in which plans print themselves:
///
///     HashAggregate final keys [key]
///     +- Exchange hash [key]
///        +- Scan people [key]
///
/// After a run there is a tree for each stage, and where one reads what another gave stands a leaf such as
/// `ReadExchange #1`.
final class PlanGraph {
    private static final int INDENT = 3;
    private static final Pattern NAME = Pattern.compile("(\\w+)\\s*(.*)", Pattern.DOTALL);
    private static final Set<String> READS = Set.of("ReadExchange", "ReadCache");
    private static final Set<String> SPILLS = Set.of("Sort", "HashAggregate", "HashJoin", "TopN", "MergeSorted");

    private final List<PlanOperator> operators = new ArrayList<>();

    private PlanGraph() {}

    /// A line of a tree.
    private record Node(int depth, String name, String detail) {
        static Node of(String line) {
            int start = 0;
            while (line.startsWith(":- ", start) || line.startsWith("+- ", start) || line.startsWith(":  ", start)
                    || line.startsWith("   ", start)) {
                start += INDENT;
            }
            Matcher name = NAME.matcher(line.substring(start));
            return name.matches()
                    ? new Node(start / INDENT, name.group(1), name.group(2))
                    : new Node(start / INDENT, line.substring(start), "");
        }
    }

    /// The operators of a plan that has not run.
    static List<PlanOperator> of(String tree) {
        var graph = new PlanGraph();
        List<Node> nodes = tree.lines().map(Node::of).toList();
        graph.add(nodes,
                (node, id, inputs) -> new PlanOperator(id, node.name(), node.detail(), inputs, -1, -1, -1, -1));
        return graph.operators;
    }

    /// The operators of a plan that has run at least in part. Those of a stage that had nothing to do, since its output
    /// was there already, have no figures.
    static List<PlanOperator> of(TableRun run) {
        Map<Integer, StageProgress> ran = new HashMap<>();
        run.report().progress().stages().forEach(stage -> ran.put(stage.stage(), stage));
        var graph = new PlanGraph();
        List<StageOutline> outlines = run.report().outlines();
        graph.stage(outlines.getLast(), outlines, ran, new HashMap<>());
        return withoutLimit(graph.operators, String.valueOf(run.limit()));
    }

    /// The limit at the top is not of the user's plan.
    private static List<PlanOperator> withoutLimit(List<PlanOperator> operators, String limit) {
        PlanOperator root = operators.getFirst();
        if (!root.name().equals("Limit") || !root.detail().equals(limit)) {
            return operators;
        }
        return operators.stream().skip(1)
                .map(each -> new PlanOperator(each.id() - 1, each.name(), each.detail(),
                        each.inputs().stream().map(id -> id - 1).toList(), each.stage(), each.rows(), each.nanos(),
                        each.spilled()))
                .toList();
    }

    /// Adds a stage with all that it reads.
    ///
    /// @param roots the operator that each stage ends in, of those that were added already
    private void stage(StageOutline outline, List<StageOutline> all, Map<Integer, StageProgress> ran,
            Map<Integer, Integer> roots) {
        List<Node> nodes = outline.plan().lines().map(Node::of).toList();
        StageProgress progress = ran.get(outline.stage());
        int first = operators.size();
        roots.put(outline.stage(), first);
        add(nodes, (node, id, inputs) -> figured(node, id, inputs, id - first, progress));
        spill(first, progress);
        List<Integer> reads = new ArrayList<>();
        for (int id = first; id < operators.size(); id++) {
            if (READS.contains(operators.get(id).name())) {
                reads.add(id);
            }
        }
        Map<String, Integer> inputs = new HashMap<>();
        for (int read : reads) {
            int next = Math.min(inputs.size(), outline.inputs().size() - 1);
            int input = inputs.computeIfAbsent(read(operators.get(read)), _ -> outline.inputs().get(next));
            if (!roots.containsKey(input)) {
                stage(all.get(input), all, ran, roots);
            }
            connect(read, roots.get(input));
        }
    }

    /// What is read, such as `ReadCache #1`; a stage lists it once, however many leaves read it.
    private static String read(PlanOperator leaf) {
        return leaf.name() + leaf.detail().replaceFirst(" .*", "");
    }

    private static PlanOperator figured(Node node, int id, List<Integer> inputs, int place,
            @Nullable StageProgress progress) {
        List<NodeCounts> counts = progress == null ? List.of() : progress.counts().nodes();
        int stage = progress == null ? -1 : progress.stage();
        if (place >= counts.size()) {
            return new PlanOperator(id, node.name(), node.detail(), inputs, stage, -1, -1, -1);
        }
        NodeCounts count = counts.get(place);
        if (count.equals(NodeCounts.ZERO)) {
            // Another operator does its work, as a merge that reads an exchange.
            return new PlanOperator(id, node.name(), node.detail(), inputs, stage, -1, -1, 0);
        }
        return new PlanOperator(id, node.name(), node.detail(), inputs, stage, count.rows(), count.nanos(), 0);
    }

    /// What a stage has put aside on disk is known as a whole: it is told of its first operator that does such things.
    private void spill(int first, @Nullable StageProgress progress) {
        long spilled = progress == null ? 0 : progress.counts().bytesSpilled();
        if (spilled <= 0) {
            return;
        }
        int at = first;
        for (int id = first; id < operators.size(); id++) {
            if (SPILLS.contains(operators.get(id).name())) {
                at = id;
                break;
            }
        }
        PlanOperator old = operators.get(at);
        operators.set(at, new PlanOperator(old.id(), old.name(), old.detail(), old.inputs(), old.stage(), old.rows(),
                old.nanos(), spilled));
    }

    private void connect(int reader, int root) {
        PlanOperator old = operators.get(reader);
        operators.set(reader, new PlanOperator(old.id(), old.name(), old.detail(), List.of(root), old.stage(),
                old.rows(), old.nanos(), old.spilled()));
    }

    @FunctionalInterface
    private interface Maker {
        PlanOperator make(Node node, int id, List<Integer> inputs);
    }

    /// Adds a tree, its root first.
    private void add(List<Node> nodes, Maker maker) {
        int first = operators.size();
        for (int at = 0; at < nodes.size(); at++) {
            List<Integer> inputs = new ArrayList<>();
            for (int below = at + 1; below < nodes.size()
                    && nodes.get(below).depth() > nodes.get(at).depth(); below++) {
                if (nodes.get(below).depth() == nodes.get(at).depth() + 1) {
                    inputs.add(first + below);
                }
            }
            operators.add(maker.make(nodes.get(at), first + at, inputs));
        }
    }
}
