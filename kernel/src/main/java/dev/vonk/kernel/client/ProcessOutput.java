package dev.vonk.kernel.client;

import dev.vonk.kernel.server.KernelMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.function.Consumer;

/// What a kernel's process prints: the lines that it tells its front end, and the last of all others.
final class ProcessOutput {
    private static final int LINES = 20;
    private static final int LONGEST = 500;

    private final ArrayDeque<String> last = new ArrayDeque<>();
    private String failure = "";
    private String cell = "";
    private boolean exited;

    /// Reads until the end.
    ///
    /// @param ready takes the address, once
    void read(BufferedReader lines, Consumer<String> ready) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line, ready);
            }
        } catch (IOException closed) {
            // The process is gone.
        }
    }

    private void take(String line, Consumer<String> ready) {
        String news = line.startsWith(KernelMain.TELLS) ? line.substring(KernelMain.TELLS.length()) : "";
        if (news.startsWith(KernelMain.READY)) {
            ready.accept(news.substring(KernelMain.READY.length()));
        } else {
            keep(line, news);
        }
    }

    private synchronized void keep(String line, String news) {
        if (news.startsWith(KernelMain.FAILED)) {
            failure = news.substring(KernelMain.FAILED.length());
        } else if (news.startsWith(KernelMain.EXITS)) {
            exited = true;
            cell = news.substring(KernelMain.EXITS.length());
        } else {
            last.add(line.substring(0, Math.min(line.length(), LONGEST)));
            if (last.size() > LINES) {
                last.remove();
            }
        }
    }

    synchronized String failure() {
        return failure;
    }

    synchronized String cell() {
        return cell;
    }

    synchronized boolean exited() {
        return exited;
    }

    synchronized String lastWords() {
        return String.join("\n", last);
    }
}
