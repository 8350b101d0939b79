package dev.vonk.notebook.files;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A notebook without what only means something while its kernel runs: the names under which it keeps tables.
final class SavedForm {
    private static final String NAME = "table";

    private SavedForm() {}

    static Notebook of(Notebook notebook) {
        return notebook.withCells(notebook.cells().stream().map(SavedForm::of).toList());
    }

    private static Cell of(Cell cell) {
        if (cell.outputs().stream().noneMatch(SavedForm::isNamed)) {
            return cell;
        }
        List<Output> outputs = cell.outputs().stream().map(SavedForm::of).toList();
        return cell.withRun(cell.executionCount(), outputs);
    }

    private static Output of(Output output) {
        if (!isNamed(output)) {
            return output;
        }
        return switch (output) {
            case Output.DisplayData display -> new Output.DisplayData(nameless(display.data()), display.metadata(),
                    display.origin());
            case Output.ExecuteResult result -> new Output.ExecuteResult(nameless(result.data()), result.metadata(),
                    result.executionCount(), result.origin());
            case Output.Stream _,Output.Error _,Output.Unknown _ -> output;
        };
    }

    private static boolean isNamed(Output output) {
        return switch (output) {
            case Output.DisplayData display -> isNamed(display.data());
            case Output.ExecuteResult result -> isNamed(result.data());
            case Output.Stream _,Output.Error _,Output.Unknown _ -> false;
        };
    }

    private static boolean isNamed(MimeBundle bundle) {
        return bundle.entries().get(MimeBundle.TABLE) instanceof Map<?, ?> table && table.containsKey(NAME);
    }

    private static MimeBundle nameless(MimeBundle bundle) {
        Map<String, @Nullable Object> table = new LinkedHashMap<>();
        if (bundle.entries().get(MimeBundle.TABLE) instanceof Map<?, ?> named) {
            named.forEach((key, value) -> table.put(String.valueOf(key), value));
        }
        table.remove(NAME);
        return bundle.with(MimeBundle.TABLE, table);
    }
}
