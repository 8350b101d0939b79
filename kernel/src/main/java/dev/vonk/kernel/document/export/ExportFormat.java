package dev.vonk.kernel.document.export;

import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.ScriptFile;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The forms a notebook can be exported to.
///
/// Example: `ExportFormat.HTML.export(notebook, "tour")`
public enum ExportFormat {
    HTML("html"),
    MARKDOWN("md"),
    PDF("pdf"),
    JAVA("java"),
    JSH("jsh");

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    /// The ending of the file, without the point; also the word on the command line.
    public String extension() {
        return extension;
    }

    public static Optional<ExportFormat> of(String extension) {
        return Stream.of(values())
                .filter(format -> format.extension.equals(extension.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// The bytes of the exported file; texts are in UTF-8.
    ///
    /// @param name the notebook's file name without its ending: the page's title where the notebook states none, and
    ///             the name of the Java class
    public byte[] export(Notebook notebook, String name) {
        return switch (this) {
            case HTML -> bytes(HtmlPage.of(notebook, name));
            case MARKDOWN -> bytes(MarkdownText.of(notebook));
            case PDF -> PdfFile.of(notebook, name);
            case JAVA -> bytes(JavaProgram.of(notebook, name));
            case JSH -> bytes(ScriptFile.write(notebook));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
