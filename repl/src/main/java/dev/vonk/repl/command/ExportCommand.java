package dev.vonk.repl.command;

import dev.vonk.kernel.document.AtomicFile;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.kernel.document.ScriptFile;
import dev.vonk.repl.session.Source;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `vonk export`: a notebook in a form for people or programs that have no Vonk.
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a notebook as one HTML page, Markdown, a Java program or a script, outputs included.", footerHeading = "%nExamples:%n", footer = {
    "  vonk export report.ipynb --to html",
    "  vonk export report.ipynb --to java -o Report.java"
})
final class ExportCommand implements Callable<Integer> {
    enum Format {
        jsh
    }

    private final Surroundings surroundings;

    @Parameters(paramLabel = "NOTEBOOK", description = "The notebook to export: .ipynb, .jsh or .java.")
    private Path file = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Format format = Format.jsh;

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", description = "Where to write; the notebook's name with another ending where this is not given.")
    private @Nullable Path output;

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try {
            Path target = output == null ? beside() : output;
            AtomicFile.write(target, text(Source.read(file).notebook()));
            surroundings.err().println("Wrote " + target);
            return CommandLine.ExitCode.OK;
        } catch (NotebookException mistake) {
            throw new UserMistake(String.valueOf(mistake.getMessage()));
        }
    }

    private Path beside() {
        String name = file.getFileName().toString();
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        return file.resolveSibling(stem + "." + format);
    }

    private String text(Notebook notebook) {
        return switch (format) {
            case jsh -> ScriptFile.write(notebook);
        };
    }
}
