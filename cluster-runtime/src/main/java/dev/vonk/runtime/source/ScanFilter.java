package dev.vonk.runtime.source;

import java.io.Serializable;
import java.util.List;

/// A simple condition on one column of a source, by its place in the source's schema. Values are Java's, of the
/// column's type, as [dev.vonk.runtime.data.Row] holds them; never null. A null in the column never passes, but for
/// [IsNull].
public sealed interface ScanFilter extends Serializable {
    int column();

    /// The condition for a reader of plans.
    ///
    /// @param name the column's
    String text(String name);

    /// How a column compares with a constant.
    enum Comparison {
        EQUAL("="), LESS("<"), LESS_OR_EQUAL("<="), GREATER(">"), GREATER_OR_EQUAL(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }
    }

    /// `column comparison value`.
    record Compare(int column, Comparison comparison, Object value) implements ScanFilter {
        @Override
        public String text(String name) {
            return name + " " + comparison.sign + " " + value;
        }
    }

    /// The column equals one of the values.
    record In(int column, List<Object> values) implements ScanFilter {
        public In {
            values = List.copyOf(values);
        }

        @Override
        public String text(String name) {
            return name + " in " + values;
        }
    }

    /// The column, a string, starts so.
    record StartsWith(int column, String prefix) implements ScanFilter {
        @Override
        public String text(String name) {
            return name + " starts with " + prefix;
        }
    }

    /// The column is null.
    record IsNull(int column) implements ScanFilter {
        @Override
        public String text(String name) {
            return name + " is null";
        }
    }

    /// The column is not null.
    record IsNotNull(int column) implements ScanFilter {
        @Override
        public String text(String name) {
            return name + " is not null";
        }
    }
}
