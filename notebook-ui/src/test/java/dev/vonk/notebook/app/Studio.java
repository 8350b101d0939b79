package dev.vonk.notebook.app;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.NotebookFile;
import dev.vonk.notebook.FxTest;
import dev.vonk.notebook.output.table.TablePreview;
import dev.vonk.notebook.page.NotebookPage;
import dev.vonk.notebook.page.Workplace;
import dev.vonk.notebook.state.Event;
import dev.vonk.notebook.state.NotebookState;
import dev.vonk.notebook.state.RunState;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A window of a fixed size to take pictures of, in one theme.
final class Studio implements AutoCloseable {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 640;
    private static final int TALL = 860;
    private static final String TIME = "3.4 s";

    private final Path home;
    private final Workplace workplace;
    private final Stage stage;
    private final NotebookWindow window;

    /// @param panels whether the side panels are shown
    Studio(Path home, boolean dark, boolean panels) {
        this.home = home;
        workplace = new Workplace(home, home, _ -> Scenes.kernel());
        workplace.change(settings -> settings.withSize(WIDTH, HEIGHT).withPanels(panels).withDark(dark));
        stage = FxTest.callFx(Stage::new);
        window = FxTest.callFx(() -> {
            Looks.theme(dark);
            return new NotebookWindow(workplace, stage, new FakeDialogs());
        });
        FxTest.onFx(() -> {
            stage.show();
            stage.requestFocus();
        });
    }

    void tour() {
        FxTest.onFx(() -> new Opening(workplace, window).tour());
        opened();
    }

    /// Opens a notebook with a heading and these cells.
    void open(String heading, String... sources) {
        List<Cell> cells = Arrays.stream(sources).map(Cell::code).toList();
        Path file = home.resolve("orders.ipynb");
        NotebookFile.save(file, Notebook.of(join(Cell.markdown(heading), cells)));
        FxTest.onFx(() -> new Opening(workplace, window).open(file));
        opened();
        send(new Event.Trust());
    }

    private static List<Cell> join(Cell first, List<Cell> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private void opened() {
        FxTest.settleUntil(() -> window.page().map(page -> page.state().kernel().isThere()).orElse(false));
        FxTest.onFx(() -> page().cells().takeFocus());
        FxTest.settle();
    }

    NotebookPage page() {
        return window.page().orElseThrow();
    }

    NotebookState state() {
        return FxTest.callFx(() -> page().state());
    }

    void send(Event event) {
        FxTest.onFx(() -> page().send(event));
        FxTest.settle();
    }

    /// Selects a cell and runs it as far as it goes.
    void run(int cell) {
        String id = state().cells().get(cell).id();
        send(new Event.Select(id, false));
        send(new Event.RunCell(id));
        FxTest.settleUntil(() -> page().state().cells().get(cell).startedAt() > 0);
        FxTest.settle();
    }

    /// Waits until a running cell shows its time.
    void untilTimed(int cell) {
        String id = state().cells().get(cell).id();
        FxTest.settleUntil(() -> node("#time-" + id) instanceof Labeled time && !time.getText().isEmpty());
        FxTest.settle();
    }

    /// Makes room for a chart below a table.
    void grow() {
        FxTest.onFx(() -> stage.setHeight(TALL));
        FxTest.settle();
    }

    void edit(int cell, int caret) {
        send(new Event.BeginEdit(state().cells().get(cell).id(), caret));
    }

    void press(KeyCode code, KeyCode... held) {
        FxTest.press(stage, code, held);
    }

    void type(String text) {
        FxTest.type(stage, text);
    }

    void reveal(String panel) {
        FxTest.onFx(() -> page().reveal(panel));
        FxTest.settle();
    }

    /// Clicks a button, which may be in a popup.
    void click(String id) {
        FxTest.onFx(() -> {
            if (node(id) instanceof ToggleButton toggle) {
                toggle.setSelected(true);
            } else if (node(id) instanceof ButtonBase button) {
                button.fire();
            }
        });
        FxTest.settle();
    }

    /// Keeps only the rows of a table with this value in a column, by the popup for it.
    void filter(String value, int column) {
        FxTest.onFx(() -> {
            if (node(".output-table") instanceof TablePreview table) {
                table.filter(column);
            }
        });
        FxTest.settle();
        FxTest.onFx(() -> {
            if (node("#filter-value") instanceof TextField field) {
                field.setText(value);
            }
        });
        click("#filter-apply");
    }

    private static Node node(String id) {
        return Window.getWindows().stream()
                .map(shown -> shown.getScene().getRoot().lookup(id))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no node " + id));
    }

    /// The window, and what pops up over it.
    BufferedImage picture() {
        FxTest.settle();
        BufferedImage whole = new BufferedImage(WIDTH, (int) stage.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = whole.createGraphics();
        FxTest.onFx(() -> {
            stopClocks();
            draw(graphics, stage);
            Window.getWindows().stream().filter(shown -> shown != stage).forEach(popup -> draw(graphics, popup));
        });
        graphics.dispose();
        return whole;
    }

    /// Times that go by would be others on each picture.
    private void stopClocks() {
        page().state().cells().stream().filter(cell -> cell.run() == RunState.RUNNING).forEach(cell -> {
            if (node("#time-" + cell.id()) instanceof Labeled time) {
                time.setText(TIME);
            }
            if (node(".cell-progress-line .label") instanceof Labeled figures) {
                figures.setText(figures.getText().replaceFirst("[0-9,.kM]+ rows/s", "363,107 rows/s")
                        .replaceFirst("[0-9.]+ m?s$", TIME));
            }
        });
    }

    private void draw(Graphics2D graphics, Window shown) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(shown == stage ? shown.getScene().getFill() : Color.TRANSPARENT);
        BufferedImage image = pixels(shown.getScene().getRoot().snapshot(parameters, null));
        graphics.drawImage(image, (int) (shown.getX() - stage.getX()), (int) (shown.getY() - stage.getY()), null);
    }

    private static BufferedImage pixels(WritableImage picture) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] pixels = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }

    @Override
    public void close() {
        FxTest.onFx(() -> window.pages().forEach(NotebookPage::close));
        FxTest.closeAll();
        workplace.close();
    }
}
