package dev.vonk.runtime.function;

import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import org.jspecify.annotations.Nullable;

/// The loop of a scalar function over a batch.
@FunctionalInterface
public interface Kernel {
    /// Computes `rows` results.
    ///
    /// @param arguments each `rows` long, as [dev.vonk.runtime.data.Vectors#argument] makes them (constants not null where the
    ///     null rule is PROPAGATE)
    /// @param validity with the null rule PROPAGATE: the rows where all arguments are present, null if all rows; the
    ///     result carries it (or fewer). A kernel may compute rubbish for other rows but must not raise for them.
    ///     With CUSTOM it is null and the kernel looks at its arguments' own validity.
    /// @param scratch this call site's arrays: the result may live in them
    Vector apply(Vector[] arguments, int rows, @Nullable Validity validity, Scratch scratch);
}
