package dev.vonk.runtime.expression.node;

import dev.vonk.runtime.data.Batch;
import dev.vonk.runtime.data.ConstantVector;
import dev.vonk.runtime.data.DataException;
import dev.vonk.runtime.data.DictionaryVector;
import dev.vonk.runtime.data.PhysicalType;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.data.VectorBuilder;
import dev.vonk.runtime.data.Vectors;
import dev.vonk.runtime.function.Kernel;
import dev.vonk.runtime.function.ScalarFunction.NullRule;
import dev.vonk.runtime.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function of its arguments. Where one argument is a dictionary column and the others are constants, the function
/// is evaluated once for each entry, and what came of it is kept for the batches that follow with the same dictionary.
public final class CallNode implements Node {
    private final Node[] arguments;
    private final Kernel kernel;
    private final NullRule nulls;
    private final DataType type;
    private final boolean deterministic;
    private final Scratch scratch = new Scratch();
    private final Scratch[] flats;
    private final Vector[] values;

    private @Nullable Vector dictionary;
    private final @Nullable Vector[] constantsOfDictionary;
    private @Nullable Vector perEntry;
    private long rowsOfDictionary;
    private boolean entriesRaise;

    public CallNode(List<Node> arguments, Kernel kernel, NullRule nulls, DataType type, boolean deterministic) {
        this.arguments = arguments.toArray(Node[]::new);
        this.kernel = kernel;
        this.nulls = nulls;
        this.type = type;
        this.deterministic = deterministic;
        flats = new Scratch[this.arguments.length];
        for (int i = 0; i < flats.length; i++) {
            flats[i] = new Scratch();
        }
        values = new Vector[this.arguments.length];
        constantsOfDictionary = new Vector[this.arguments.length];
    }

    @Override
    public Vector evaluate(Batch batch) {
        int rows = batch.rowCount();
        int encoded = -1;
        int constants = 0;
        for (int i = 0; i < arguments.length; i++) {
            values[i] = arguments[i].evaluate(batch);
            if (values[i] instanceof DictionaryVector) {
                encoded = i;
            } else if (values[i] instanceof ConstantVector) {
                constants++;
            }
        }
        if (rows == 0) {
            return nullConstant(0);
        }
        if (deterministic && arguments.length > 0 && constants == arguments.length) {
            return constant(rows);
        }
        boolean nullsMatter = nulls == NullRule.CUSTOM && encoded >= 0 && values[encoded].validity() != null;
        // what a function makes of a null is in no entry
        if (deterministic && encoded >= 0 && constants == arguments.length - 1 && !nullsMatter) {
            var result = overEntries(encoded, (DictionaryVector) values[encoded], rows);
            if (result != null) {
                return result;
            }
        }
        return applyPlain(rows);
    }

    private Vector nullConstant(int rows) {
        return new ConstantVector(VectorBuilder.of(type, 1).appendNull().build(), rows);
    }

    private Vector apply(Vector[] flat, int rows, Scratch target) {
        if (nulls == NullRule.CUSTOM) {
            return kernel.apply(flat, rows, null, target);
        }
        Validity validity = null;
        for (var argument : flat) {
            if (argument instanceof ConstantVector constant) {
                if (constant.isNull()) {
                    return nullConstant(rows);
                }
            } else {
                validity = Validity.and(validity, argument.validity(), rows);
            }
        }
        return kernel.apply(flat, rows, validity, target);
    }

    private Vector constant(int rows) {
        var single = new Vector[values.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = values[i].slice(0, 1);
        }
        var result = apply(single, 1, Scratch.fresh());
        if (result instanceof ConstantVector(var value, var _)) {
            return new ConstantVector(value, rows);
        }
        return new ConstantVector(Vectors.argument(result, Scratch.fresh()).flat(Scratch.fresh()), rows);
    }

    private @Nullable Vector overEntries(int at, DictionaryVector column, int rows) {
        var entries = column.dictionary();
        if (entries != dictionary || !sameConstants(at)) {
            dictionary = entries;
            keepConstants(at);
            perEntry = null;
            rowsOfDictionary = 0;
            entriesRaise = false;
        }
        rowsOfDictionary += rows;
        // a large dictionary pays only once as many rows as it has entries have come by
        if (perEntry == null && !entriesRaise && rowsOfDictionary >= entries.length()) {
            perEntry = entryResults(at, entries);
        }
        return perEntry == null ? null : spread(perEntry, column, rows);
    }

    /// Whether the other arguments are what they were: a column may be constant in one batch and another constant in the next.
    private boolean sameConstants(int at) {
        for (int i = 0; i < values.length; i++) {
            if (i != at && (!(values[i] instanceof ConstantVector(var value, var _))
                    || value != constantsOfDictionary[i])) {
                return false;
            }
        }
        return true;
    }

    private void keepConstants(int at) {
        for (int i = 0; i < values.length; i++) {
            constantsOfDictionary[i] = i != at && values[i] instanceof ConstantVector(var value, var _) ? value : null;
        }
    }

    /// Null where an entry raises: it may be one that no row has.
    private @Nullable Vector entryResults(int at, Vector entries) {
        int count = entries.length();
        var whole = new Vector[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = i == at
                    ? entries
                    : values[i] instanceof ConstantVector(var value, var _)
                            ? new ConstantVector(value, count)
                            : values[i];
        }
        try {
            var result = apply(whole, count, Scratch.fresh());
            return result.flat(Scratch.fresh());
        } catch (DataException onSomeEntry) {
            entriesRaise = true;
            return null;
        }
    }

    private Vector spread(Vector results, DictionaryVector column, int rows) {
        var validity = column.validity();
        boolean small = results.physical() == PhysicalType.BYTE || results.physical() == PhysicalType.SHORT;
        if (results.validity() == null && !small) {
            return new DictionaryVector(column.codes(), column.offset(), rows, results, validity);
        }
        int[] codes = column.codes();
        if (column.offset() != 0) {
            codes = flats[0].ints(rows);
            System.arraycopy(column.codes(), column.offset(), codes, 0, rows);
        }
        var gathered = results.gather(codes, rows, scratch);
        return validity == null
                ? gathered
                : Vectors.withValidity(gathered, Validity.and(gathered.validity(), validity, rows));
    }

    private Vector applyPlain(int rows) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Vectors.argument(values[i], flats[i]);
        }
        return apply(values, rows, scratch);
    }
}
