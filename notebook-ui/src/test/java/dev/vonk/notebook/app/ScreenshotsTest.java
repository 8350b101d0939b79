package dev.vonk.notebook.app;

import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.state.Event;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// Draws the pictures of the documentation in both themes, and compares them with those that are kept.
class ScreenshotsTest {
    private static final String ORDERS = "# Orders\n\nA million of them, from a file.";

    @TempDir
    private Path home;

    @AfterEach
    void light() {
        FxTest.closeAll();
        FxTest.onFx(() -> Looks.theme(false));
    }

    @Test
    void theTour() {
        draw("tour", true, Studio::tour);
    }

    @Test
    void aTable() {
        draw("table", false, ScreenshotsTest::showOrders);
    }

    @Test
    void runningWork() {
        draw("progress", false, studio -> {
            studio.open(ORDERS, Scenes.READ, Scenes.COUNT);
            studio.run(2);
            studio.untilTimed(2);
        });
    }

    @Test
    void anError() {
        draw("error", false, studio -> {
            studio.open(ORDERS, Scenes.WRONG, Scenes.READ);
            studio.run(1);
        });
    }

    @Test
    void figuresOfColumnsAndAFilter() {
        draw("summary", false, studio -> {
            showOrders(studio);
            studio.click("#table-summary");
            studio.filter("Oslo", 2);
        });
    }

    @Test
    void aChartUnderATable() {
        draw("chart", false, studio -> {
            studio.open("# Cities", Scenes.CITIES);
            studio.run(1);
            studio.grow();
        });
    }

    @Test
    void whatCanBeWrittenHere() {
        draw("completion", false, studio -> {
            studio.open(ORDERS, Scenes.READ, "orders.");
            studio.edit(2, "orders.".length());
            studio.press(KeyCode.SPACE, KeyCode.CONTROL);
        });
    }

    @Test
    void theVariables() {
        draw("variables", true, studio -> {
            showOrders(studio);
            studio.reveal("Variables");
        });
    }

    @Test
    void theJobs() {
        draw("jobs", true, studio -> {
            studio.open(ORDERS, Scenes.READ, Scenes.COUNT);
            studio.run(2);
            studio.untilTimed(2);
            studio.reveal("Jobs");
        });
    }

    @Test
    void thePalette() {
        draw("palette", false, studio -> {
            studio.open(ORDERS, Scenes.READ, Scenes.CITIES);
            studio.press(KeyCode.P, KeyCode.CONTROL, KeyCode.SHIFT);
            studio.type("run");
        });
    }

    @Test
    void findAndReplace() {
        draw("find", false, studio -> {
            studio.open(ORDERS, Scenes.READ, Scenes.CITIES, Scenes.WRONG);
            studio.send(new Event.Find("orders", "sales", false, true, false));
            studio.send(new Event.FindNext(false));
            studio.click("#find-replacing");
        });
    }

    private static void showOrders(Studio studio) {
        studio.open(ORDERS, Scenes.READ);
        studio.run(1);
    }

    private void draw(String name, boolean panels, Consumer<Studio> scene) {
        draw(name + "-light", false, panels, scene);
        draw(name + "-dark", true, panels, scene);
    }

    private void draw(String name, boolean dark, boolean panels, Consumer<Studio> scene) {
        try (Studio studio = new Studio(folder(name), dark, panels)) {
            scene.accept(studio);
            new Screenshot(name).check(studio.picture());
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectory(home.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aPictureThatShowsSomethingElseIsToldApart() {
        BufferedImage one = new BufferedImage(960, 640, BufferedImage.TYPE_INT_RGB);
        BufferedImage other = new BufferedImage(960, 640, BufferedImage.TYPE_INT_RGB);
        assertEquals("", Screenshot.difference(one, other));
        Graphics2D graphics = other.createGraphics();
        graphics.setColor(Color.GRAY);
        graphics.fillRect(320, 128, 64, 64);
        graphics.dispose();
        assertTrue(Screenshot.difference(one, other).contains("around 320, 128"));
    }
}
