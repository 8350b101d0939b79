package dev.vonk.runtime.plan;

import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.expression.SortKey;
import java.util.List;
import java.util.stream.Collectors;

/// How an exchange deals rows out to the partitions of the next stage.
public sealed interface Partitioning {
    /// How many partitions the next stage has.
    int partitions();

    /// All rows to one partition; the parts arrive one after the other, in the order of the producing tasks.
    record Single() implements Partitioning {
        @Override
        public int partitions() {
            return 1;
        }

        @Override
        public String toString() {
            return "single";
        }
    }

    /// All rows to every task of the next stage: the small side of a join.
    record Broadcast() implements Partitioning {
        @Override
        public int partitions() {
            return 1;
        }

        @Override
        public String toString() {
            return "broadcast";
        }
    }

    /// Rows with equal keys to the same partition.
    record Hash(List<Expression> keys, int partitions) implements Partitioning {
        public Hash {
            keys = List.copyOf(keys);
        }

        @Override
        public String toString() {
            return "hash(" + keys.stream().map(Expression::toString).collect(Collectors.joining(", ")) + ") "
                    + partitions;
        }
    }

    /// Rows by where their keys fall in the order of the keys: each partition has a range of them, the first one the
    /// smallest. The bounds are found while the job runs.
    record Range(List<SortKey> keys, int partitions) implements Partitioning {
        public Range {
            keys = List.copyOf(keys);
        }

        @Override
        public String toString() {
            return "range(" + keys.stream().map(SortKey::toString).collect(Collectors.joining(", ")) + ") "
                    + partitions;
        }
    }

    /// Rows in turn.
    record RoundRobin(int partitions) implements Partitioning {
        @Override
        public String toString() {
            return "round robin " + partitions;
        }
    }
}
