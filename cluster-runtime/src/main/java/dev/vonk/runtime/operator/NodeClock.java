package dev.vonk.runtime.operator;

import dev.vonk.runtime.plan.PhysicalPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/// Knows in which node of a fragment the thread of a task is, and adds up the time spent in each. Nodes have the numbers
/// of the fragment's pre-order; the number behind the last stands for where the output goes.
///
/// The clock is read twice a batch and node, never for a row. Written by one thread; others may read.
final class NodeClock {
    static final int NOWHERE = -1;
    private static final int FIGURES = 3;

    /// For each node: rows, batches, nanoseconds.
    private final AtomicLongArray figures;
    private final int nodes;
    private int current = NOWHERE;
    private long since;

    NodeClock(int nodes) {
        this.nodes = nodes;
        this.figures = new AtomicLongArray((nodes + 1) * FIGURES);
    }

    /// How many nodes a plan has.
    static int size(PhysicalPlan plan) {
        int size = 1;
        for (var child : plan.children()) {
            size += size(child);
        }
        return size;
    }

    /// The number of the place where the fragment's output goes.
    int output() {
        return nodes;
    }

    /// Says that the thread is now in `node`.
    ///
    /// @return where it was, to be entered again afterwards
    int enter(int node) {
        int before = current;
        if (before == node) {
            return before;
        }
        long now = System.nanoTime();
        if (before != NOWHERE) {
            add(before * FIGURES + 2, now - since);
        }
        since = now;
        current = node;
        return before;
    }

    /// Says that `node` puts out a batch.
    void puts(int node, int rows) {
        add(node * FIGURES, rows);
        add(node * FIGURES + 1, 1);
    }

    private void add(int place, long more) {
        figures.setOpaque(place, figures.getPlain(place) + more);
    }

    List<NodeCounts> counts() {
        var counts = new ArrayList<NodeCounts>(nodes);
        for (int i = 0; i < nodes; i++) {
            counts.add(new NodeCounts(figures.getOpaque(i * FIGURES), figures.getOpaque(i * FIGURES + 1),
                    figures.getOpaque(i * FIGURES + 2)));
        }
        return counts;
    }

    long outputNanos() {
        return figures.getOpaque(nodes * FIGURES + 2);
    }
}
