package dev.vonk.notebook.app;

import dev.vonk.kernel.document.AtomicFile;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.kernel.document.export.ExportFormat;
import dev.vonk.notebook.page.Dialogs;
import dev.vonk.notebook.page.NotebookPage;
import dev.vonk.notebook.page.Workplace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;

/// Writes a notebook in another form.
record Exporting(Workplace workplace, Dialogs dialogs) {

    /// Asks for the form and the place, writes in the background, and tells how it went.
    void export(NotebookPage page) {
        List<String> forms = Stream.of(ExportFormat.values()).map(Exporting::label).toList();
        Optional<ExportFormat> format = dialogs
                .choose("Export",
                        "In which form shall the notebook be written? Outputs are part of HTML, Markdown and PDF.",
                        forms)
                .map(label -> ExportFormat.values()[forms.indexOf(label)]);
        format.ifPresent(chosen -> dialogs
                .askSave("Export as " + label(chosen), stem(page.title()) + "." + chosen.extension(),
                        Optional.of(page.folder()))
                .ifPresent(path -> write(page, chosen, path)));
    }

    private void write(NotebookPage page, ExportFormat format, Path path) {
        Notebook notebook = page.state().document();
        workplace.onDisk(() -> {
            String told = write(notebook, format, path);
            Platform.runLater(() -> page.tell(told));
        });
    }

    private static String write(Notebook notebook, ExportFormat format, Path path) {
        try {
            AtomicFile.write(path, format.export(notebook, stem(path.getFileName().toString())));
            return "Exported to " + path;
        } catch (NotebookException failed) {
            return "Not exported: " + failed.getMessage();
        }
    }

    private static String label(ExportFormat format) {
        return switch (format) {
            case HTML -> "HTML";
            case MARKDOWN -> "Markdown";
            case PDF -> "PDF";
            case JAVA -> "Java program";
            case JSH -> "JShell script";
        };
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
