package dev.vonk.notebook.output.table;

import dev.vonk.kernel.client.Asked;
import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.protocol.Answer;
import dev.vonk.notebook.output.rows.TableRows;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Writes all rows of a table under its query to a file; the kernel does.
final class TableSave {
    private final TableRows rows;
    private final TableServices services;
    private final Runnable changed;
    private @Nullable Asked<Answer.Done> asked;
    private String problem = "";
    private String work = "";

    TableSave(TableRows rows, TableServices services, Runnable changed) {
        this.rows = rows;
        this.services = services;
        this.changed = changed;
    }

    /// What is being written, in words; empty for nothing.
    String work() {
        return work;
    }

    /// What went wrong last; empty for nothing.
    String problem() {
        return problem;
    }

    /// @param format `csv` or `parquet`
    void save(String format) {
        Optional<KernelClient> kernel = services.kernel();
        Optional<String> table = rows.content().name();
        if (kernel.isEmpty() || table.isEmpty()) {
            problem = "A file can be written once a kernel keeps the table: run its cell again";
            changed.run();
            return;
        }
        Optional<Path> file = services.askFile("Save table", "table." + format);
        if (file.isEmpty() || asked != null) {
            return;
        }
        problem = "";
        work = "Writing " + file.get().getFileName();
        Asked<Answer.Done> question = kernel.get().save(table.get(), rows.query(), file.get().toString(), format);
        asked = question;
        var _ = question.answer()
                .whenCompleteAsync((_, failure) -> done(question, file.get(), failure), Platform::runLater);
        changed.run();
    }

    void cancel() {
        if (asked != null) {
            asked.cancel().run();
            asked = null;
            work = "";
            problem = "Writing was cancelled; the file may be incomplete";
            changed.run();
        }
    }

    private void done(Asked<Answer.Done> question, Path file, @Nullable Throwable failure) {
        if (asked != question) {
            return;
        }
        asked = null;
        work = "";
        if (failure == null) {
            services.tell(String.format(Locale.ROOT, "Saved %s", file));
        } else {
            problem = "Could not save " + file.getFileName() + ": " + TableRows.reason(failure);
        }
        changed.run();
    }
}
