package dev.vonk;

import dev.vonk.kernel.display.DisplaySink;
import org.jspecify.annotations.Nullable;

/// What a cell can do beside computing. Its methods can be called in cells without a class in front.
public final class Cells {
    private Cells() {
    }

    /// Shows a value among what the cell prints: a frame as a table, a chart as a drawing, anything else as text. In a
    /// program outside of a notebook the value is printed.
    ///
    /// ```java
    /// for (var year : List.of(2024, 2025)) {
    ///     System.out.println(year);
    ///     display(sales.filter(col("year").equalTo(year)));
    /// }
    /// ```
    public static void display(@Nullable Object value) {
        DisplaySink.show(value);
    }
}
