package dev.vonk.kernel.display;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cell that holds named fields, one inside another table's row. A type of its own because a bare list is an array.
public interface StructValue {
    List<String> names();

    List<@Nullable Object> values();
}
