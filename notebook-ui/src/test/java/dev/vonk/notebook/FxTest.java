package dev.vonk.notebook;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/// What every test with JavaFX nodes needs: one toolkit for all of them, work on its thread, windows, pictures, keys.
/// What is thrown on the toolkit's thread, in a listener too, fails the test at the next call.
public final class FxTest {
    private static final int SECONDS = 30;
    private static final Queue<Throwable> THROWN = new ConcurrentLinkedQueue<>();

    /// Kept, so that what listens to it stays.
    private static final Logger STYLES = Logger.getLogger("javafx.css");

    private static volatile boolean started;

    private FxTest() {}

    /// Not in a static initialiser: the toolkit's thread could not use this class before that one is through.
    private static synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        CountDownLatch running = new CountDownLatch(1);
        Platform.startup(running::countDown);
        await(running);
        Platform.setImplicitExit(false);
        onFx(() -> Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> THROWN.add(thrown)));
        STYLES.addHandler(new UnknownColours());
        light();
    }

    /// A colour that is not known where it is looked for is a mistake of ours.
    private static final class UnknownColours extends Handler {
        @Override
        public void publish(LogRecord record) {
            if (String.valueOf(record.getMessage()).startsWith("Could not resolve")) {
                THROWN.add(new AssertionError(record.getMessage()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /// The light theme, which is the one before anything else is asked for.
    public static void light() {
        onFx(() -> Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet()));
    }

    public static void dark() {
        onFx(() -> Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet()));
    }

    /// Does it on the toolkit's thread and waits for it.
    public static void onFx(Runnable work) {
        var _ = callFx(() -> {
            work.run();
            return true;
        });
    }

    public static <T> T callFx(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable call = () -> {
            try {
                result.complete(work.call());
            } catch (Throwable thrown) {
                result.completeExceptionally(thrown);
            }
        };
        if (started && Platform.isFxApplicationThread()) {
            call.run();
        } else {
            start();
            Platform.runLater(call);
        }
        T value = finished(result);
        failOnThrown();
        return value;
    }

    /// Waits until what is under way on the toolkit's thread is done and laid out.
    public static void settle() {
        CountDownLatch pulses = new CountDownLatch(2);
        onFx(() -> countPulses(pulses));
        await(pulses);
        onFx(() -> {});
    }

    /// Settles until it is so: for answers that come from other threads.
    public static void settleUntil(BooleanSupplier so) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!callFx(so::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so within " + SECONDS + " s");
            }
            settle();
        }
    }

    private static void countPulses(CountDownLatch pulses) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulses.countDown();
                if (pulses.getCount() == 0) {
                    stop();
                }
            }
        }.start();
        Platform.requestNextPulse();
    }

    /// Shows it in a window of its own, at most 1000 by 1000.
    public static Stage show(Parent root, double width, double height) {
        Stage stage = callFx(() -> {
            Stage window = new Stage();
            window.setScene(new Scene(root, width, height));
            window.show();
            window.requestFocus();
            return window;
        });
        settle();
        return stage;
    }

    /// Closes every window, popups too.
    public static void closeAll() {
        onFx(() -> Window.getWindows().stream().toList().forEach(Window::hide));
        settle();
    }

    /// Looks as on the screen, on the window's background.
    public static WritableImage picture(Node node) {
        settle();
        return callFx(() -> {
            SnapshotParameters parameters = new SnapshotParameters();
            Scene scene = node.getScene();
            parameters.setFill(scene == null ? Color.TRANSPARENT : scene.getFill());
            return node.snapshot(parameters, null);
        });
    }

    /// Writes a picture as PNG and makes the folders it needs.
    public static void save(WritableImage picture, Path file) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Presses and releases a key where the focus is in the window, with `SHIFT`, `CONTROL`, `ALT` held.
    public static void press(Stage stage, KeyCode code, KeyCode... held) {
        strike(stage, code, held);
        settle();
    }

    /// The same without waiting for what comes of it.
    public static void strike(Stage stage, KeyCode code, KeyCode... held) {
        Set<KeyCode> with = Set.of(held);
        onFx(() -> {
            fire(stage, keyEvent(KeyEvent.KEY_PRESSED, code, with));
            fire(stage, keyEvent(KeyEvent.KEY_RELEASED, code, with));
        });
    }

    /// Types the text letter by letter where the focus is; a line's end is the Enter key.
    public static void type(Stage stage, String text) {
        write(stage, text);
        settle();
    }

    /// The same without waiting for what comes of it.
    public static void write(Stage stage, String text) {
        onFx(() -> text.chars().forEach(letter -> typeLetter(stage, (char) letter)));
    }

    private static void typeLetter(Stage stage, char letter) {
        if (letter == '\n') {
            fire(stage, keyEvent(KeyEvent.KEY_PRESSED, KeyCode.ENTER, Set.of()));
            fire(stage, keyEvent(KeyEvent.KEY_RELEASED, KeyCode.ENTER, Set.of()));
            return;
        }
        fire(stage, new KeyEvent(KeyEvent.KEY_TYPED, String.valueOf(letter), "", KeyCode.UNDEFINED, false, false,
                false, false));
    }

    private static KeyEvent keyEvent(EventType<KeyEvent> type, KeyCode code, Set<KeyCode> held) {
        return new KeyEvent(type, "", "", code, held.contains(KeyCode.SHIFT), held.contains(KeyCode.CONTROL),
                held.contains(KeyCode.ALT), held.contains(KeyCode.META));
    }

    private static void fire(Stage stage, KeyEvent event) {
        Scene scene = stage.getScene();
        Node focused = scene.getFocusOwner();
        Event.fireEvent(focused == null ? scene : focused, event);
    }

    private static <T> T finished(CompletableFuture<T> result) {
        try {
            return result.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the toolkit does not answer");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void failOnThrown() {
        Throwable thrown = THROWN.poll();
        if (thrown != null) {
            throw new AssertionError("thrown on the toolkit's thread", thrown);
        }
    }
}
