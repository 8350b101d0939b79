package dev.vonk.runtime.expression;

import dev.vonk.runtime.function.ScalarFunction;
import dev.vonk.runtime.type.DataType;
import dev.vonk.runtime.type.DataTypes;
import dev.vonk.runtime.type.StructType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is computed from a row: typed, every name resolved, immutable. Prints as SQL, the way Spark names columns.
///
/// Logical plans refer to columns by identity ([ColumnReference]); physical plans by position ([InputReference]).
public sealed interface Expression {
    DataType type();

    /// Whether the value can be null.
    boolean nullable();

    /// The direct parts, in order.
    List<Expression> children();

    /// The same expression over other parts, as many as [#children] gives.
    Expression withChildren(List<Expression> children);

    /// A constant: a Java value as [dev.vonk.runtime.data.Row] holds it, or null.
    record Literal(@Nullable Object value, DataType type) implements Expression {
        @Override
        public boolean nullable() {
            return value == null;
        }

        @Override
        public List<Expression> children() {
            return List.of();
        }

        @Override
        public Expression withChildren(List<Expression> children) {
            return this;
        }

        @Override
        public String toString() {
            return value == null
                    ? "NULL"
                    : value instanceof byte[] bytes
                            ? "X'" + java.util.HexFormat.of().withUpperCase().formatHex(bytes) + "'"
                            : value.toString();
        }
    }

    /// A column of a logical plan, by identity.
    ///
    /// @param id unique in the process; a self-join gives one side fresh ids
    /// @param name for messages and display only
    record ColumnReference(long id, String name, DataType type, boolean nullable) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }

        @Override
        public Expression withChildren(List<Expression> children) {
            return this;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// A column of a batch, by position.
    record InputReference(int index, DataType type, boolean nullable, String name) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }

        @Override
        public Expression withChildren(List<Expression> children) {
            return this;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// A function of its arguments, each already of the type the function wants.
    record Call(ScalarFunction function, List<Expression> arguments, DataType type,
            boolean nullable) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Expression> children() {
            return arguments;
        }

        @Override
        public Expression withChildren(List<Expression> children) {
            return new Call(function, children, type, nullable);
        }

        @Override
        public String toString() {
            return Printing.call(function.name(), arguments);
        }
    }

    /// A change of type.
    ///
    /// @param failure what a value that has no counterpart does
    record Cast(Expression child, DataType type, OnFailure failure) implements Expression {
        /// What a value that cannot be cast does.
        public enum OnFailure {
            RAISE, NULL
        }

        @Override
        public boolean nullable() {
            return child.nullable() || failure == OnFailure.NULL;
        }

        @Override
        public List<Expression> children() {
            return List.of(child);
        }

        @Override
        public Expression withChildren(List<Expression> children) {
            return new Cast(children.get(0), type, failure);
        }

        @Override
        public String toString() {
            return (failure == OnFailure.NULL ? "TRY_CAST(" : "CAST(") + child + " AS " + type.sql() + ")";
        }
    }

    /// The value of the first branch whose condition is true, else `otherwise`. Later branches are not evaluated for
    /// rows an earlier one took.
    record Case(List<When> branches, Expression otherwise, DataType type) implements Expression {
        /// One branch.
        public record When(Expression condition, Expression value) {}

        public Case {
            branches = List.copyOf(branches);
        }

        @Override
        public boolean nullable() {
            return otherwise.nullable() || branches.stream().anyMatch(branch -> branch.value().nullable());
        }

        @Override
        public List<Expression> children() {
            var all = new java.util.ArrayList<Expression>();
            branches.forEach(branch -> {
                all.add(branch.condition());
                all.add(branch.value());
            });
            all.add(otherwise);
            return all;
        }

        @Override
        public Expression withChildren(List<Expression> children) {
            var whens = new java.util.ArrayList<When>();
            for (int i = 0; i + 1 < children.size(); i += 2) {
                whens.add(new When(children.get(i), children.get(i + 1)));
            }
            return new Case(whens, children.get(children.size() - 1), type);
        }

        @Override
        public String toString() {
            var text = new StringBuilder("CASE");
            branches.forEach(
                    branch -> text.append(" WHEN ").append(branch.condition()).append(" THEN ").append(branch.value()));
            if (!(otherwise instanceof Literal(var value, var _) && value == null)) {
                text.append(" ELSE ").append(otherwise);
            }
            return text.append(" END").toString();
        }
    }

    /// The first argument that is not null. Later arguments are not evaluated for rows an earlier one settled.
    record Coalesce(List<Expression> arguments, DataType type) implements Expression {
        public Coalesce {
            arguments = List.copyOf(arguments);
        }

        @Override
        public boolean nullable() {
            return arguments.stream().allMatch(Expression::nullable);
        }

        @Override
        public List<Expression> children() {
            return arguments;
        }

        @Override
        public Expression withChildren(List<Expression> children) {
            return new Coalesce(children, type);
        }

        @Override
        public String toString() {
            return Printing.call("coalesce", arguments);
        }
    }

    /// True where all are true, false where one is false, else null. Later terms are evaluated only where earlier
    /// ones are not false.
    record And(List<Expression> terms) implements Expression {
        public And {
            terms = List.copyOf(terms);
        }

        @Override
        public DataType type() {
            return DataTypes.BooleanType;
        }

        @Override
        public boolean nullable() {
            return terms.stream().anyMatch(Expression::nullable);
        }

        @Override
        public List<Expression> children() {
            return terms;
        }

        @Override
        public Expression withChildren(List<Expression> children) {
            return new And(children);
        }

        @Override
        public String toString() {
            return terms.stream().map(Expression::toString).collect(Collectors.joining(" AND ", "(", ")"));
        }
    }

    /// True where one is true, false where all are false, else null. Later terms are evaluated only where earlier
    /// ones are not true.
    record Or(List<Expression> terms) implements Expression {
        public Or {
            terms = List.copyOf(terms);
        }

        @Override
        public DataType type() {
            return DataTypes.BooleanType;
        }

        @Override
        public boolean nullable() {
            return terms.stream().anyMatch(Expression::nullable);
        }

        @Override
        public List<Expression> children() {
            return terms;
        }

        @Override
        public Expression withChildren(List<Expression> children) {
            return new Or(children);
        }

        @Override
        public String toString() {
            return terms.stream().map(Expression::toString).collect(Collectors.joining(" OR ", "(", ")"));
        }
    }

    /// The opposite; null stays null.
    record Not(Expression child) implements Expression {
        @Override
        public DataType type() {
            return DataTypes.BooleanType;
        }

        @Override
        public boolean nullable() {
            return child.nullable();
        }

        @Override
        public List<Expression> children() {
            return List.of(child);
        }

        @Override
        public Expression withChildren(List<Expression> children) {
            return new Not(children.get(0));
        }

        @Override
        public String toString() {
            return "(NOT " + child + ")";
        }
    }

    /// Whether the child is null; never null itself.
    record IsNull(Expression child) implements Expression {
        @Override
        public DataType type() {
            return DataTypes.BooleanType;
        }

        @Override
        public boolean nullable() {
            return false;
        }

        @Override
        public List<Expression> children() {
            return List.of(child);
        }

        @Override
        public Expression withChildren(List<Expression> children) {
            return new IsNull(children.get(0));
        }

        @Override
        public String toString() {
            return "(" + child + " IS NULL)";
        }
    }

    /// Whether the child equals one of constant values, none of them null, all of its type.
    ///
    /// @param nullInSet whether NULL was in the list too: then "not found" is null instead of false
    record InSet(Expression child, List<Object> values, boolean nullInSet) implements Expression {
        public InSet {
            values = List.copyOf(values);
        }

        @Override
        public DataType type() {
            return DataTypes.BooleanType;
        }

        @Override
        public boolean nullable() {
            return nullInSet || child.nullable();
        }

        @Override
        public List<Expression> children() {
            return List.of(child);
        }

        @Override
        public Expression withChildren(List<Expression> children) {
            return new InSet(children.get(0), values, nullInSet);
        }

        @Override
        public String toString() {
            return "(" + child + " IN (" + values.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + (nullInSet ? ", NULL" : "") + "))";
        }
    }

    /// One field of a struct.
    record Field(Expression child, int index) implements Expression {
        @Override
        public DataType type() {
            return ((StructType) child.type()).field(index).dataType();
        }

        @Override
        public boolean nullable() {
            return child.nullable() || ((StructType) child.type()).field(index).nullable();
        }

        @Override
        public List<Expression> children() {
            return List.of(child);
        }

        @Override
        public Expression withChildren(List<Expression> children) {
            return new Field(children.get(0), index);
        }

        @Override
        public String toString() {
            return child + "." + ((StructType) child.type()).field(index).name();
        }
    }
}
