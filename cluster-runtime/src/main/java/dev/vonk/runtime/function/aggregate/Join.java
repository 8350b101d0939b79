package dev.vonk.runtime.function.aggregate;

import dev.vonk.runtime.data.BytesVector;
import dev.vonk.runtime.data.ListVector;
import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Vector;
import dev.vonk.runtime.function.text.TextArgument;
import dev.vonk.runtime.function.text.TextOutput;
import dev.vonk.runtime.type.DataTypes;
import org.jspecify.annotations.Nullable;

/// `listagg`: the texts of a group with a separator between them.
public final class Join implements Accumulator {
    private final GroupedValues texts = new GroupedValues(DataTypes.StringType);
    private byte @Nullable [] separator;

    @Override
    public void grow(int groups) {
        texts.grow(groups);
    }

    @Override
    public void update(int[] groups, int rows, Vector[] arguments) {
        if (separator == null && rows > 0 && arguments.length > 1 && !arguments[1].isNull(0)) {
            separator = TextArgument.of(arguments[1]).copy(0);
        }
        for (int i = 0; i < rows; i++) {
            if (!arguments[0].isNull(i)) {
                texts.add(groups[i], arguments[0], i);
            }
        }
    }

    @Override
    public void merge(int[] groups, int rows, Vector[] state) {
        texts.addLists(groups, rows, (ListVector) state[0].flat(Scratch.fresh()));
        if (separator == null && rows > 0 && !state[1].isNull(0)) {
            separator = TextArgument.of(state[1]).copy(0);
        }
    }

    @Override
    public Vector[] state(int groups) {
        var out = new TextOutput(groups, groups, Scratch.fresh());
        for (int i = 0; i < groups; i++) {
            if (separator == null) {
                out.endNull();
            } else {
                out.append(separator);
                out.endRow();
            }
        }
        return new Vector[]{texts.lists(groups), out.build(null)};
    }

    @Override
    public Vector result(int groups) {
        var lists = texts.lists(groups);
        var elements = (BytesVector) lists.child();
        var out = new TextOutput(groups, elements.data().length, Scratch.fresh());
        for (int i = 0; i < groups; i++) {
            for (int k = lists.start(i); k < lists.start(i) + lists.size(i); k++) {
                if (k > lists.start(i) && separator != null) {
                    out.append(separator);
                }
                out.append(elements.data(), elements.start(k), elements.size(k));
            }
            if (lists.size(i) == 0) {
                out.endNull();
            } else {
                out.endRow();
            }
        }
        return out.build(null);
    }

    @Override
    public long bytes() {
        return texts.bytes();
    }
}
