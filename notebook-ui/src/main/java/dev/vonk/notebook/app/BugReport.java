package dev.vonk.notebook.app;

import dev.vonk.notebook.page.Dialogs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;

/// Where exceptions go that nobody caught: they are our bugs. They are logged and shown, once at a time; what is open
/// stays as it is.
public final class BugReport implements Thread.UncaughtExceptionHandler {
    private final Path log;
    private volatile Dialogs dialogs;
    private boolean shown;

    BugReport(Path log, Dialogs dialogs) {
        this.log = log;
        this.dialogs = dialogs;
    }

    /// Takes all threads that have no handler of their own, and the window's thread.
    static BugReport install(Path log, Dialogs dialogs) {
        BugReport report = new BugReport(log, dialogs);
        Thread.setDefaultUncaughtExceptionHandler(report);
        Thread.currentThread().setUncaughtExceptionHandler(report);
        return report;
    }

    void over(Dialogs window) {
        dialogs = window;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        String details = details(thread, thrown);
        String where = write(details);
        Platform.runLater(() -> show(details, where));
    }

    private void show(String details, String where) {
        if (shown) {
            return;
        }
        shown = true;
        Label head = new Label("Vonk has a bug here");
        head.getStyleClass().add("title-3");
        Label words = new Label(
                "Your notebook is kept as it is. Save it, and tell us what you did with the details below."
                        + "\n" + where);
        words.setWrapText(true);
        TextArea text = new TextArea(details);
        text.setEditable(false);
        text.getStyleClass().add("code");
        text.setAccessibleText("Details of the bug");
        Button copy = new Button("Copy details");
        copy.setOnAction(_ -> copy(details));
        VBox content = new VBox(10, head, words, text, copy);
        content.setPrefWidth(640);
        content.setId("bug");
        content.sceneProperty().addListener((_, _, scene) -> shown = scene != null);
        dialogs.show("A bug in Vonk", content);
    }

    private static void copy(String details) {
        ClipboardContent content = new ClipboardContent();
        content.putString(details);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private String write(String details) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Files.writeString(log, details + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return "The log is " + log + ".";
        } catch (IOException failed) {
            return "The log " + log + " could not be written: " + failed.getMessage();
        }
    }

    private static String details(Thread thread, Throwable thrown) {
        StringWriter text = new StringWriter();
        text.append(Instant.now().toString()).append(" on ").append(thread.getName()).append(", Java ")
                .append(Runtime.version().toString()).append('\n');
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
