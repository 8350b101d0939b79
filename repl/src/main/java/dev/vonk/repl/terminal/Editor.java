package dev.vonk.repl.terminal;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.protocol.Answer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp;

/// Line editing: JLine's reader with our parts and keys.
final class Editor {
    static final String PROMPT = "vonk> ";
    static final String SQL_PROMPT = "sql> ";
    private static final String CONTINUATION = "  ... ";
    private static final int INDENTATION = 4;
    private static final String ALT_H = KeyMap.alt('h');
    private static final String SHIFT_TAB = "\u001b[Z";

    private final LineReader reader;
    private final CompletableFuture<KernelClient> kernel;
    private final Palette palette;
    private final Typing typing;

    Editor(
            Terminal terminal,
            CompletableFuture<KernelClient> kernel,
            Palette palette,
            Typing typing,
            Map<String, String> environment) {
        this.kernel = kernel;
        this.palette = palette;
        this.typing = typing;
        var builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("vonk")
                .parser(new CellParser(kernel, typing))
                .completer(new CellCompleter())
                .highlighter(new CellHighlighter(palette, typing))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, palette.faint(CONTINUATION))
                .variable(LineReader.INDENTATION, INDENTATION)
                .variable(LineReader.LIST_MAX, 200)
                // Java is full of exclamation marks; none of them asks for an old line.
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .option(LineReader.Option.INSERT_TAB, false);
        HistoryFile.prepare(environment).ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        this.reader = builder.build();
        bindKeys(terminal);
    }

    String read() {
        return reader.readLine(palette.prompt(typing.isSql() ? SQL_PROMPT : PROMPT));
    }

    private void bindKeys(Terminal terminal) {
        reader.getWidgets().put("vonk-close-brace", this::closeBrace);
        reader.getWidgets().put("vonk-explain", this::explain);
        KeyMap<Binding> keys = Objects.requireNonNull(reader.getKeyMaps().get(LineReader.MAIN));
        keys.bind(new Reference("vonk-close-brace"), "}");
        keys.bind(new Reference("vonk-explain"), KeyMap.key(terminal, InfoCmp.Capability.back_tab), SHIFT_TAB, ALT_H);
    }

    /// A brace that begins a line closes what stands one step further out.
    private boolean closeBrace() {
        String before = reader.getBuffer().upToCursor();
        String line = before.substring(before.lastIndexOf('\n') + 1);
        if (line.isBlank() && line.length() >= INDENTATION)
            reader.getBuffer().backspace(INDENTATION);
        reader.getBuffer().write("}");
        return true;
    }

    /// Shows the signatures and the documentation of what is at the cursor, above the line.
    private boolean explain() {
        Answer.Description found = kernel.join()
                .describe(typing.cell(reader.getBuffer().toString()),
                        typing.before().length() + reader.getBuffer().cursor())
                .join();
        if (found.signatures().isEmpty())
            return false;
        reader.printAbove(found.signatures().stream().map(this::explained).collect(Collectors.joining("\n")));
        return true;
    }

    private String explained(Answer.Signature signature) {
        String documentation = signature.documentation().strip().indent(2).stripTrailing();
        return documentation.isEmpty() ? signature.text() : signature.text() + "\n" + palette.faint(documentation);
    }
}
