package dev.vonk.repl.command;

import dev.vonk.kernel.document.AtomicFile;
import dev.vonk.kernel.document.NotebookException;
import dev.vonk.kernel.document.export.ExportFormat;
import dev.vonk.repl.session.Source;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `vonk export`: a notebook in a form for people or programs that have no Vonk.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a notebook as one HTML page, Markdown, PDF, a Java program or a script, outputs included.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  vonk export report.ipynb --to html",
            "  vonk export report.ipynb --to java -o Report.java",
            "  vonk export report.ipynb -o report.pdf"
        })
final class ExportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "NOTEBOOK", description = "The notebook to export: .ipynb, .jsh or .java.")
    private Path file = Path.of("");

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            completionCandidates = FormatNames.class,
            description = "One of: ${COMPLETION-CANDIDATES}. The ending of the output where this is not given.")
    private @Nullable ExportFormat to;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; the notebook's name with another ending where this is not given.")
    private @Nullable Path output;

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try {
            ExportFormat format = format();
            Path target = output == null ? file.resolveSibling(stem(file) + "." + format.extension()) : output;
            // A Java class is named as its file.
            AtomicFile.write(target, format.export(Source.read(file).notebook(), stem(target)));
            surroundings.err().println("Wrote " + target);
            return CommandLine.ExitCode.OK;
        } catch (NotebookException mistake) {
            throw new UserMistake(String.valueOf(mistake.getMessage()));
        }
    }

    private ExportFormat format() {
        if (to != null) {
            return to;
        }
        if (output == null) {
            throw new UserMistake("say which form to write: --to one of " + String.join(", ", new FormatNames())
                    + ", or -o with such an ending");
        }
        String name = output.getFileName().toString();
        return ExportFormat.of(name.substring(name.lastIndexOf('.') + 1))
                .orElseThrow(() -> new UserMistake("the ending of " + name + " names no format; known are "
                        + String.join(", ", new FormatNames()) + "; or say it with --to"));
    }

    private static String stem(Path path) {
        String name = path.getFileName().toString();
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /// The formats under their endings, as the command line writes them.
    static final class FormatNames implements Iterable<String> {
        FormatNames() {}

        @Override
        public Iterator<String> iterator() {
            return Stream.of(ExportFormat.values()).map(ExportFormat::extension).iterator();
        }
    }

    static final class FormatConverter implements ITypeConverter<ExportFormat> {
        FormatConverter() {}

        @Override
        public ExportFormat convert(String name) {
            return ExportFormat.of(name).orElseThrow(() -> new TypeConversionException(
                    "'" + name + "' is no format; known are " + String.join(", ", new FormatNames()) + "."));
        }
    }
}
