package dev.vonk.runtime.operator;

import dev.vonk.runtime.data.LongVector;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.expression.AggregateCall;
import dev.vonk.runtime.expression.Expression;
import dev.vonk.runtime.function.AggregateFunction;
import dev.vonk.runtime.function.BoundAggregate;
import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.function.aggregate.Accumulator;
import dev.vonk.runtime.type.DataTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A sum and a count, plain enough to be right.
final class TestAggregates {
    private TestAggregates() {
    }

    static AggregateCall sum(Expression argument, boolean distinct, @Nullable Expression filter) {
        return new AggregateCall(function("sum", true), List.of(argument), distinct, filter, DataTypes.LongType, true);
    }

    static AggregateCall count() {
        return new AggregateCall(function("count", false), List.of(), false, null, DataTypes.LongType, false);
    }

    private static AggregateFunction function(String name, boolean sums) {
        return new AggregateFunction(name, name, "", new ScalarFunction.Example("", ""),
                arguments -> Optional.of(new BoundAggregate(
                        arguments, DataTypes.LongType, List.of(DataTypes.LongType), sums, () -> new Sums(sums))));
    }

    private static final class Sums implements Accumulator {
        private final boolean sums;
        private long[] values = new long[0];
        private boolean[] present = new boolean[0];

        Sums(boolean sums) {
            this.sums = sums;
        }

        @Override
        public void grow(int groups) {
            if (groups > values.length) {
                values = Arrays.copyOf(values, groups * 2);
                present = Arrays.copyOf(present, groups * 2);
            }
        }

        @Override
        public void update(int[] groups, int rows, Vector[] arguments) {
            if (sums) {
                merge(groups, rows, arguments);
                return;
            }
            for (int i = 0; i < rows; i++) {
                values[groups[i]]++;
            }
        }

        @Override
        public void merge(int[] groups, int rows, Vector[] state) {
            for (int i = 0; i < rows; i++) {
                if (!state[0].isNull(i)) {
                    values[groups[i]] += Vectors.longAt(state[0], i);
                    present[groups[i]] = true;
                }
            }
        }

        @Override
        public Vector[] state(int groups) {
            return new Vector[]{result(groups)};
        }

        @Override
        public Vector result(int groups) {
            Validity validity = null;
            for (int i = 0; sums && i < groups; i++) {
                if (!present[i]) {
                    validity = validity == null ? Validity.allPresent(groups) : validity;
                    validity.setNull(i);
                }
            }
            return new LongVector(values.clone(), 0, groups, validity);
        }

        @Override
        public long bytes() {
            return 9L * values.length;
        }
    }
}
