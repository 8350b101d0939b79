package dev.vonk.kernel.logical;

import dev.vonk.runtime.source.BatchReader;
import dev.vonk.runtime.source.ScanRequest;
import dev.vonk.runtime.source.Source;
import dev.vonk.runtime.source.Split;
import dev.vonk.runtime.type.StructType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a table that is made of itself: first those of `anchor`, then again and again those that `step` makes of
/// the rows of the round before, until a round makes none. Whoever runs queries computes it and puts the rows in its
/// place before the plan is optimised.
///
/// @param step reads the rows of the round before from a scan of `work`
/// @param distinct whether a row that was there before does not count
/// @param levels the most rounds; null for the setting's
public record Recursion(String name, StructType schema, LogicalPlan anchor, LogicalPlan step, Work work,
        boolean distinct, @Nullable Integer levels) implements Source {
    /// The rows of the round before; a place in a plan.
    public static final class Work implements Source {
        private final StructType schema;

        public Work(StructType schema) {
            this.schema = schema;
        }

        @Override
        public String description() {
            return "rows of the round before";
        }

        @Override
        public StructType schema() {
            return schema;
        }

        @Override
        public List<Split> splits(ScanRequest request) {
            throw new IllegalStateException("the rows of a recursion's round were not put in");
        }

        @Override
        public BatchReader open(Split split, ScanRequest request) {
            throw new IllegalStateException("the rows of a recursion's round were not put in");
        }
    }

    @Override
    public String description() {
        return "recursive " + name;
    }

    @Override
    public List<Split> splits(ScanRequest request) {
        throw new IllegalStateException("the recursive table " + name + " was not computed");
    }

    @Override
    public BatchReader open(Split split, ScanRequest request) {
        throw new IllegalStateException("the recursive table " + name + " was not computed");
    }
}
