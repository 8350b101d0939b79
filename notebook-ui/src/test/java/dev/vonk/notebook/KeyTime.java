package dev.vonk.notebook;

import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/// How long a key keeps the window's thread: its event, and the styles and the layout of the next two pulses. The wait for
/// a pulse is not counted, nor is painting, which another thread does.
///
/// @param wall milliseconds that went by
/// @param work milliseconds of the processor
public record KeyTime(double wall, double work) {

    /// Gives the key to what has the focus in the window, and waits for the pulses.
    public static KeyTime of(Stage stage, KeyEvent event) {
        CompletableFuture<KeyTime> done = new CompletableFuture<>();
        FxTest.onFx(() -> new Meter(stage.getScene(), done).fire(event));
        return done.join();
    }

    private static final class Meter {
        private final Scene scene;
        private final CompletableFuture<KeyTime> done;
        private final Runnable before = this::begin;
        private final Runnable after = this::endPulse;
        private int pulses;
        private long wall;
        private long work;

        Meter(Scene scene, CompletableFuture<KeyTime> done) {
            this.scene = scene;
            this.done = done;
        }

        void fire(KeyEvent event) {
            Node owner = Objects.requireNonNull(scene.getFocusOwner());
            begin();
            owner.fireEvent(event);
            end();
            scene.addPreLayoutPulseListener(before);
            scene.addPostLayoutPulseListener(after);
            Platform.requestNextPulse();
        }

        private void begin() {
            wall -= System.nanoTime();
            work -= used();
        }

        private void end() {
            work += used();
            wall += System.nanoTime();
        }

        private void endPulse() {
            end();
            pulses++;
            if (pulses < 2) {
                Platform.requestNextPulse();
                return;
            }
            scene.removePreLayoutPulseListener(before);
            scene.removePostLayoutPulseListener(after);
            done.complete(new KeyTime(wall / 1e6, work / 1e6));
        }

        private static long used() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }
}
