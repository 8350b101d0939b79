package dev.vonk.kernel.display;

import dev.vonk.runtime.type.StructType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns any object a cell can end with into a [MimeBundle]. It never fails and never shows without bound: a `toString`
/// that throws or a list of a million elements gives a readable line.
public final class Display {
    private Display() {}

    public static MimeBundle of(@Nullable Object value) {
        return of(value, DisplayLimits.standard());
    }

    public static MimeBundle of(@Nullable Object value, DisplayLimits limits) {
        return switch (value) {
            case null -> MimeBundle.text("null");
            case MimeBundle bundle -> bundle;
            case Displayable displayable -> displayable.display(limits);
            case TableView view -> table(view, limits);
            case StructType schema -> MimeBundle.text(shortened(SchemaText.tree(schema).stripTrailing(), limits));
            case String text -> MimeBundle.text(shortened(text, limits));
            case Throwable thrown -> MimeBundle.text(shortened(ThrowableText.of(thrown), limits));
            case Collection<?> rows -> recordTable(rows, limits)
                    .map(view -> table(view, limits))
                    .orElseGet(() -> plain(rows, limits));
            default -> plain(value, limits);
        };
    }

    /// A table in every form: preview text, HTML and JSON. The JSON has all rows of the view, the others the first.
    public static MimeBundle table(TableView view, DisplayLimits limits) {
        TableView first = view.first(limits.rows());
        return MimeBundle.text(PreviewText.of(first, limits))
                .with(MimeBundle.HTML, TableHtml.table(first, limits.zone()))
                .with(MimeBundle.TABLE, TableJson.of(view, limits.zone()));
    }

    private static MimeBundle plain(Object value, DisplayLimits limits) {
        return MimeBundle.text(shortened(new ValueText(limits).of(value), limits));
    }

    private static Optional<TableView> recordTable(Collection<?> values, DisplayLimits limits) {
        List<?> first = values.stream().limit(limits.fetchedRows()).toList();
        return RowTable.of(first, values.size()).or(() -> RecordTable.of(first, values.size()));
    }

    private static String shortened(String text, DisplayLimits limits) {
        int limit = limits.characters();
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + "… (" + (text.length() - end) + " more characters)";
    }
}
