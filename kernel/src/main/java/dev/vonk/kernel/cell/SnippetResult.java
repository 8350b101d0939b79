package dev.vonk.kernel.cell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the Java of a cell ended, before time and outer warnings are added to make it a [CellOutcome].
sealed interface SnippetResult {

    List<String> warnings();

    record Value(@Nullable Object value, String type, List<String> warnings) implements SnippetResult {}

    record Nothing(List<String> warnings) implements SnippetResult {}

    record Rejected(CellError.Rejected error, List<String> warnings) implements SnippetResult {}

    record Threw(Throwable thrown, List<String> warnings) implements SnippetResult {}

    record Stopped(List<String> warnings) implements SnippetResult {}
}
