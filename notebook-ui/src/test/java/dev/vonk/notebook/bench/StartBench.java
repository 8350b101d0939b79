package dev.vonk.notebook.bench;

import dev.vonk.notebook.NotebookMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;

/// Measures a start of the program, from the start of the process on: to the window, to its first layout, to a notebook
/// that is laid out, and to the first editor that can be written in; then it ends. Its arguments are those of
/// `vonk notebook`. A cache of classes made with the program's own class path is used too, if this class comes after it.
public final class StartBench {
    private static final Instant START = ProcessHandle.current().info().startInstant().orElseThrow();

    private static final Path SCHEDULED = Path.of("/proc/thread-self/schedstat");

    private final Scene scene;
    private boolean laidOut;
    private boolean notebook;

    private StartBench(Scene scene) {
        this.scene = scene;
    }

    public static void main(String[] arguments) throws InterruptedException {
        print("main");
        Thread.ofPlatform().daemon().start(StartBench::await);
        NotebookMain.main(arguments);
    }

    /// Waits for the toolkit, which the program starts.
    private static void await() {
        boolean started = false;
        while (!started) {
            try {
                Platform.runLater(StartBench::watch);
                started = true;
            } catch (IllegalStateException notYet) {
                sleep();
            }
        }
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(2);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void watch() {
        print("toolkit");
        if (!Window.getWindows().isEmpty()) {
            shown(Window.getWindows().getFirst());
            return;
        }
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(StartBench::shown);
            }
        });
    }

    private static void shown(Window window) {
        print("window");
        StartBench bench = new StartBench(window.getScene());
        window.getScene().addPostLayoutPulseListener(bench::pulse);
    }

    private void pulse() {
        if (!laidOut) {
            laidOut = true;
            print("first layout");
        }
        Node page = scene.lookup(".notebook-page");
        if (page != null && !notebook) {
            notebook = true;
            print("notebook laid out");
        }
        if (page != null && page.lookup(".code-area") instanceof CodeArea) {
            print("first editor");
            System.exit(0);
        }
    }

    private static void print(String what) {
        long millis = Duration.between(START, Instant.now()).toMillis();
        System.out.println(String.format(Locale.ROOT, "%6d ms  %s%s", millis, what, ofThread()));
    }

    /// What the thread has had of the processor, and how long it has waited for one; empty where the system does not tell.
    private static String ofThread() {
        try {
            String[] nanos = Files.readString(SCHEDULED).split(" ");
            return String.format(Locale.ROOT, " (thread: %.0f ms at work, %.0f ms waiting for a processor)",
                    Long.parseLong(nanos[0]) / 1e6, Long.parseLong(nanos[1]) / 1e6);
        } catch (IOException unknown) {
            return "";
        }
    }
}
