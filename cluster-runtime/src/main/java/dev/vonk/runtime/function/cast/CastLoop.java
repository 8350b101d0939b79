package dev.vonk.runtime.function.cast;

import dev.vonk.runtime.data.Scratch;
import dev.vonk.runtime.data.Validity;
import dev.vonk.runtime.data.Vector;
import org.jspecify.annotations.Nullable;

/// One cast made ready: from a column of one type to a column of another.
@FunctionalInterface
public interface CastLoop {
    /// @param source `rows` long, as [dev.vonk.runtime.data.Vectors#argument] makes it
    /// @param validity the source's nulls; the result has them and, where failure means null, more
    Vector apply(Vector source, int rows, @Nullable Validity validity, Scratch scratch);
}
