package dev.vonk.kernel.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vonk.runtime.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The kernel as a process of a front end, which starts it and to which it belongs.
///
/// The first line of its standard input holds the options, as JSON: they may hold secrets, and every user of a machine
/// can read the arguments of a process. When the input ends, its front end has, and so does the kernel. On its standard
/// output it tells, among whatever else is printed there, the lines that begin with [#TELLS].
public final class KernelMain {
    /// How the lines begin that are meant for the front end: then follows [#READY] and the address as [AddressFile]
    /// writes it, or [#FAILED] and a sentence, or [#EXITS] and the cell that ran when the JVM was told to exit.
    public static final String TELLS = "vonk-kernel ";
    public static final String READY = "ready ";
    public static final String FAILED = "failed ";
    public static final String EXITS = "exits ";
    public static final String MEMORY = "out-of-memory ";

    /// The exit code of a kernel that has no memory left, as of a JVM with `-XX:+ExitOnOutOfMemoryError`.
    public static final int OUT_OF_MEMORY = 3;

    private static final int FAILED_TO_START = 2;
    private static final Pattern OURS = Pattern.compile("^((kernel|vert\\.x|query)-|main$)");
    private static final long MILLIS_TO_END = 3_000;
    private static final int LONGEST_LINE = 1 << 20;

    private final PrintStream out = System.out;
    private final InputStream in = System.in;

    private KernelMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var main = new KernelMain();
        Thread.setDefaultUncaughtExceptionHandler(main::uncaught);
        try {
            KernelHost host = KernelHost.start(main.options());
            main.serve(host);
        } catch (IllegalArgumentException | DataException mistake) {
            main.tell(FAILED, String.valueOf(mistake.getMessage()));
            System.exit(FAILED_TO_START);
        } catch (IOException gone) {
            System.exit(FAILED_TO_START);
        }
    }

    private KernelHost.Options options() throws IOException {
        return read(line());
    }

    /// The line that [#options] reads.
    public static String write(KernelHost.Options options) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("master", options.master());
        tree.put("conf", options.conf());
        tree.put("file", options.file() == null ? null : options.file().toString());
        try {
            return new ObjectMapper().writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("options cannot be written", impossible);
        }
    }

    private static KernelHost.Options read(String line) throws IOException {
        var tree = new ObjectMapper().readTree(line);
        Map<String, String> conf = new LinkedHashMap<>();
        tree.path("conf").properties().forEach(entry -> conf.put(entry.getKey(), entry.getValue().asText()));
        return new KernelHost.Options(tree.path("master").asText(null), conf,
                tree.path("file").isTextual() ? Path.of(tree.path("file").asText()) : null);
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n' && line.size() < LONGEST_LINE; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void serve(KernelHost host) throws InterruptedException {
        MemoryWatch.start(() -> endForWantOfMemory("the garbage collector has all of the time"));
        Thread.ofPlatform().name("kernel-owner").daemon().start(() -> awaitOwnersEnd(host));
        tell(READY, host.address().text());
        host.serve(cell -> tell(EXITS, cell));
        System.exit(0);
    }

    private void awaitOwnersEnd(KernelHost host) {
        try {
            while (in.read() >= 0) {
                continue;
            }
        } catch (IOException broken) {
            // As good as ended.
        }
        host.askEnd();
        try {
            Thread.sleep(MILLIS_TO_END);
        } catch (InterruptedException none) {
            // Then it ends the sooner.
        }
        // Only a process that can do nothing any more, such as one without memory, comes so far.
        Runtime.getRuntime().halt(0);
    }

    /// Without memory a thread of ours may be gone, and nobody can tell what works without it. A thread that a cell has
    /// started is the cell's own affair.
    private void uncaught(Thread thread, Throwable failed) {
        if (failed instanceof OutOfMemoryError && OURS.matcher(thread.getName()).find()) {
            endForWantOfMemory(thread.getName());
        }
        failed.printStackTrace(out);
    }

    private void endForWantOfMemory(String where) {
        try {
            tell(MEMORY, where);
        } finally {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        }
    }

    private void tell(String what, String text) {
        synchronized (out) {
            out.println(TELLS + what + text.replaceAll("\\R", " "));
            out.flush();
        }
    }
}
