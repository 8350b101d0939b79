package dev.vonk.runtime.operator.window;

import dev.vonk.runtime.data.DoubleVector;
import dev.vonk.runtime.data.IntVector;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import java.util.Arrays;

/// The functions that number rows by their place in the order.
final class Ranks {
    private Ranks() {
    }

    static Vector rowNumbers(WindowBlock block) {
        var numbers = new int[block.rows()];
        for (int p = 0; p < block.count(); p++) {
            int first = block.partitions()[p];
            for (int i = first; i < block.partitions()[p + 1]; i++) {
                numbers[i] = i - first + 1;
            }
        }
        return new IntVector(numbers, 0, numbers.length, null);
    }

    static Vector ranks(WindowBlock block) {
        var ranks = new int[block.rows()];
        eachPeers(block, (partition, number, from, to) -> Arrays.fill(ranks, from, to,
                from - block.partitions()[partition] + 1));
        return new IntVector(ranks, 0, ranks.length, null);
    }

    static Vector denseRanks(WindowBlock block) {
        var ranks = new int[block.rows()];
        eachPeers(block, (partition, number, from, to) -> Arrays.fill(ranks, from, to, number + 1));
        return new IntVector(ranks, 0, ranks.length, null);
    }

    static Vector percentRanks(WindowBlock block) {
        var ranks = new double[block.rows()];
        eachPeers(block, (partition, number, from, to) -> {
            int size = block.size(partition);
            Arrays.fill(ranks, from, to,
                    size == 1 ? 0.0 : (double) (from - block.partitions()[partition]) / (size - 1));
        });
        return new DoubleVector(ranks, 0, ranks.length, null);
    }

    static Vector cumulativeParts(WindowBlock block) {
        var parts = new double[block.rows()];
        eachPeers(block, (partition, number, from, to) -> Arrays.fill(parts, from, to,
                (double) (to - block.partitions()[partition]) / block.size(partition)));
        return new DoubleVector(parts, 0, parts.length, null);
    }

    /// Buckets 1 to `count`, the first ones one row larger where the rows do not divide.
    static Vector buckets(WindowBlock block, Vector count) {
        var buckets = new int[block.rows()];
        for (int p = 0; p < block.count() && block.rows() > 0; p++) {
            int first = block.partitions()[p];
            int wanted = (int) Vectors.longAt(count, first);
            int small = block.size(p) / wanted;
            int larger = block.size(p) % wanted;
            int inLarger = larger * (small + 1);
            for (int i = 0; i < block.size(p); i++) {
                buckets[first + i] = 1 + (i < inLarger ? i / (small + 1) : larger + (i - inLarger) / small);
            }
        }
        return new IntVector(buckets, 0, buckets.length, null);
    }

    /// What is done with the rows `from` to `to` that are equal in the order.
    private interface Peers {
        /// @param number how many peers there are before in the partition
        void are(int partition, int number, int from, int to);
    }

    private static void eachPeers(WindowBlock block, Peers peers) {
        int partition = 0;
        int number = 0;
        for (int k = 0; k + 1 < block.peers().length; k++) {
            int from = block.peers()[k];
            if (from == block.partitions()[partition + 1]) {
                partition++;
                number = 0;
            }
            peers.are(partition, number++, from, block.peers()[k + 1]);
        }
    }
}
