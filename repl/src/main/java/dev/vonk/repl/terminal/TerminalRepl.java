package dev.vonk.repl.terminal;

import dev.vonk.kernel.client.KernelClient;
import dev.vonk.kernel.display.DisplayLimits;
import dev.vonk.repl.directive.Directives;
import dev.vonk.repl.session.Kernels;
import dev.vonk.repl.session.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// The REPL: reads a cell or a directive, carries it out, again. The prompt stands while the kernel still starts on
/// another thread.
public final class TerminalRepl {
    private static final String HINT = "To leave, press Ctrl-D or type :quit.";

    private final Editor editor;
    private final TerminalDesk desk;

    private TerminalRepl(Editor editor, TerminalDesk desk) {
        this.editor = editor;
        this.desk = desk;
    }

    /// Opens the REPL on the terminal of this process and returns when the user leaves.
    ///
    /// @throws IllegalArgumentException where the options ask for what cannot be; the message is for users
    /// @throws dev.vonk.runtime.data.DataException where the pool that they name cannot be used
    public static void open(Kernels kernels, SessionOptions options, Map<String, String> environment)
            throws IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).graphemeCluster(false).build()) {
            open(terminal, kernels, options, environment, new Typing());
        }
    }

    /// The same in the SQL mode.
    public static void openForSql(Kernels kernels, SessionOptions options, Map<String, String> environment)
            throws IOException {
        Typing typing = new Typing();
        typing.sql(true);
        try (Terminal terminal = TerminalBuilder.builder().system(true).graphemeCluster(false).build()) {
            open(terminal, kernels, options, environment, typing);
        }
    }

    /// Opens the REPL on two streams as if they were a terminal: for tests, and to have all its classes loaded once.
    public static void open(
            InputStream keys,
            OutputStream screen,
            Kernels kernels,
            SessionOptions options,
            Map<String, String> environment)
            throws IOException {
        String type = environment.getOrDefault("TERM", "xterm-256color");
        try (Terminal terminal = TerminalBuilder.builder().system(false).streams(keys, screen).type(type).build()) {
            open(terminal, kernels, options, environment, new Typing());
        }
    }

    private static void open(Terminal terminal, Kernels kernels, SessionOptions options,
            Map<String, String> environment, Typing typing) {
        Palette palette = Palette.of(terminal, environment);
        CompletableFuture<KernelClient> kernel = inBackground(
                () -> kernels.open(options, () -> limits(terminal, palette)));
        try (TerminalDesk desk = new TerminalDesk(terminal, kernel, palette, typing)) {
            if (!options.equals(SessionOptions.none()))
                awaitStart(kernel);
            new TerminalRepl(new Editor(terminal, kernel, palette, typing, environment), desk).loop();
        }
    }

    /// A master or a setting that cannot be is told before the first prompt, and not when a cell is typed.
    private static void awaitStart(CompletableFuture<KernelClient> kernel) {
        try {
            kernel.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void loop() {
        int interrupts = 0;
        while (!desk.isLeaving()) {
            try {
                String text = editor.read();
                interrupts = 0;
                carryOut(text);
            } catch (UserInterruptException clearedLine) {
                interrupts = clearedLine.getPartialLine().isBlank() ? interrupts + 1 : 0;
                if (interrupts == 2)
                    desk.print(HINT);
            } catch (EndOfFileException leaving) {
                desk.quit();
            } catch (CompletionException failed) {
                // The kernel did not start, so there is nothing that could run a cell.
                desk.complain(message(failed));
                desk.quit();
            }
        }
    }

    private void carryOut(String text) {
        if (text.isBlank())
            return;
        try {
            if (Directives.isDirective(text))
                Directives.run(text, desk);
            else
                desk.cell(text);
        } catch (CompletionException | IllegalStateException failed) {
            desk.complain(message(failed));
        }
    }

    private static String message(RuntimeException failed) {
        Throwable cause = failed instanceof CompletionException && failed.getCause() != null
                ? failed.getCause()
                : failed;
        return String.valueOf(cause.getMessage());
    }

    private static CompletableFuture<KernelClient> inBackground(Supplier<KernelClient> start) {
        CompletableFuture<KernelClient> kernel = new CompletableFuture<>();
        Thread.ofPlatform().name("kernel-start").daemon().start(() -> {
            try {
                kernel.complete(start.get());
            } catch (RuntimeException | LinkageError failed) {
                kernel.completeExceptionally(failed);
            }
        });
        return kernel;
    }

    private static DisplayLimits limits(Terminal terminal, Palette palette) {
        DisplayLimits limits = DisplayLimits.standard().withStyling(palette.styling());
        return terminal.getColumns() > 0 ? limits.withWidth(terminal.getColumns()) : limits;
    }
}
