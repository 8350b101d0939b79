package dev.vonk.runtime.code.pack;

import dev.vonk.runtime.code.AccumulatorV2;
import dev.vonk.runtime.code.Broadcast;
import org.jspecify.annotations.Nullable;

/// Is told of what comes out of bytes and is more than its fields.
public interface Arrivals {
    /// Nobody who wants to know.
    Arrivals UNSEEN = _ -> {
    };

    /// An accumulator of the user's own making.
    void met(AccumulatorV2<?, ?> accumulator);

    /// Where values of broadcasts come from; null where nobody asks for them.
    default Broadcast.@Nullable Source broadcasts() {
        return null;
    }
}
