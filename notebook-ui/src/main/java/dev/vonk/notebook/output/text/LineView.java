package dev.vonk.notebook.output.text;

import dev.vonk.kernel.document.export.AnsiText;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Lines of text in a fixed-width font. Only the lines in sight have nodes, so a million lines cost no more than
/// twenty. Letters are selected with the mouse or Ctrl+A and copied with Ctrl+C.
public final class LineView extends Region {
    private static final int SPOKEN_LETTERS = 2_000;
    private static final double WHEEL_LINES = 3;

    private final Text ruler = new Text("0000000000");
    private final Pane page = new Pane();
    private final Rectangle window = new Rectangle();
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private Lines lines = Lines.EMPTY;
    private List<List<AnsiText.Span>> coloured = List.of();
    private Optional<Consumer<CellPlace>> onPlace = Optional.empty();
    private int mostLines = Integer.MAX_VALUE;
    private int version;
    private int shownVersion = -1;
    private @Nullable TextPlace anchor;
    private @Nullable TextPlace lead;

    public LineView() {
        getStyleClass().add("output-lines");
        ruler.getStyleClass().add("output-line");
        ruler.setVisible(false);
        ruler.setManaged(false);
        ruler.layoutBoundsProperty().subscribe(_ -> remeasure());
        vertical.setOrientation(Orientation.VERTICAL);
        vertical.setAccessibleText("Scroll lines");
        horizontal.setAccessibleText("Scroll along the lines");
        page.setClip(window);
        getChildren().setAll(ruler, page, vertical, horizontal);
        vertical.valueProperty().subscribe(_ -> requestLayout());
        horizontal.valueProperty().subscribe(_ -> requestLayout());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT_AREA);
        setAccessibleRoleDescription("output text");
        addHandlers();
    }

    /// What a click on a place such as `#3:12` does, or Enter for the first one in sight.
    void onPlace(Consumer<CellPlace> action) {
        onPlace = Optional.of(action);
        remeasure();
    }

    /// Shows a text; where it begins with the one before, the view stays where it is, or at the end if it was there.
    public void show(String text) {
        boolean atEnd = vertical.getValue() > 0 && vertical.getValue() >= vertical.getMax() - 0.5;
        if (!text.startsWith(lines.text())) {
            anchor = null;
            lead = null;
        }
        lines = lines.of(text);
        setAccessibleText(spoken());
        remeasure();
        if (atEnd) {
            vertical.setMax(maximum());
            vertical.setValue(vertical.getMax());
        }
    }

    /// Shows a text in colours of its own, such as those of a language.
    ///
    /// @param spans the pieces of each line
    void show(String text, List<List<AnsiText.Span>> spans) {
        coloured = List.copyOf(spans);
        show(text);
    }

    /// How many lines are in sight at most; the others are scrolled to.
    public void limit(int newMostLines) {
        mostLines = newMostLines;
        remeasure();
    }

    public int count() {
        return lines.count();
    }

    /// The whole text without colours.
    public String plain() {
        return lines.between(new TextPlace(0, 0), new TextPlace(lines.count() - 1, Integer.MAX_VALUE));
    }

    /// The selected text; all of it where nothing is selected.
    public String selectedText() {
        if (anchor == null || lead == null || anchor.equals(lead)) {
            return plain();
        }
        boolean forward = anchor.compareTo(lead) <= 0;
        return lines.between(forward ? anchor : lead, forward ? lead : anchor);
    }

    public void selectAll() {
        anchor = new TextPlace(0, 0);
        lead = new TextPlace(lines.count() - 1, Integer.MAX_VALUE);
        requestLayout();
    }

    private String spoken() {
        String text = lines.text();
        return text.length() > SPOKEN_LETTERS ? text.substring(0, SPOKEN_LETTERS) + "…" : text;
    }

    private void remeasure() {
        version++;
        requestLayout();
    }

    private double lineHeight() {
        return Math.max(1, Math.ceil(ruler.getLayoutBounds().getHeight()));
    }

    private double contentWidth() {
        return lines.widest() * ruler.getLayoutBounds().getWidth() / ruler.getText().length() + 2;
    }

    private double maximum() {
        return Math.max(0, lines.count() - Math.floor(window.getHeight() / lineHeight()));
    }

    private int linesInSight() {
        return Math.min(lines.count(), mostLines);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = (width < 0 ? getWidth() : width) - snappedLeftInset() - snappedRightInset();
        double bar = room > 0 && contentWidth() > room ? horizontal.prefHeight(-1) : 0;
        return snappedTopInset() + snappedBottomInset() + linesInSight() * lineHeight() + bar;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + snappedRightInset() + Math.min(contentWidth(), 800);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 40;
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        boolean tall = lines.count() > linesInSight();
        double side = tall ? vertical.prefWidth(-1) : 0;
        boolean wide = contentWidth() > width - side;
        double bottom = wide ? horizontal.prefHeight(-1) : 0;
        window.setWidth(Math.max(0, width - side));
        window.setHeight(Math.max(0, height - bottom));
        page.resizeRelocate(left, top, width - side, height - bottom);
        place(vertical, tall, left + width - side, top, side, height - bottom);
        place(horizontal, wide, left, top + height - bottom, width - side, bottom);
        range(vertical, tall ? maximum() : 0, window.getHeight() / lineHeight());
        range(horizontal, wide ? contentWidth() - window.getWidth() : 0, window.getWidth());
        drawLines();
    }

    private static void place(ScrollBar bar, boolean shown, double x, double y, double width, double height) {
        bar.setVisible(shown);
        bar.resizeRelocate(x, y, width, height);
    }

    private static void range(ScrollBar bar, double maximum, double visible) {
        bar.setMax(maximum);
        bar.setVisibleAmount(maximum <= 0 ? 0 : maximum * visible / (maximum + visible));
        bar.setUnitIncrement(1);
        bar.setBlockIncrement(Math.max(1, visible - 1));
        bar.setValue(Math.clamp(bar.getValue(), 0, maximum));
    }

    private void drawLines() {
        double height = lineHeight();
        int first = (int) vertical.getValue();
        int last = Math.min(lines.count() - 1, first + (int) Math.ceil(window.getHeight() / height));
        int needed = last - first + 1;
        while (page.getChildren().size() < needed) {
            page.getChildren().add(new LineNode());
        }
        boolean stale = shownVersion != version;
        shownVersion = version;
        int pool = page.getChildren().size();
        page.getChildren().forEach(node -> node.setVisible(false));
        for (int line = first; line <= last; line++) {
            LineNode node = (LineNode) page.getChildren().get(line % pool);
            if (stale || node.line() != line) {
                node.show(line, spans(line));
            }
            node.setVisible(true);
            node.relocate(-Math.round(horizontal.getValue()), Math.round((line - vertical.getValue()) * height));
            markSelected(node);
        }
    }

    private List<AnsiText.Span> spans(int line) {
        List<AnsiText.Span> spans = line < coloured.size() ? coloured.get(line) : lines.spans(line);
        return onPlace.isPresent() ? CellPlace.marked(spans) : spans;
    }

    private void markSelected(LineNode node) {
        if (anchor == null || lead == null) {
            node.select(0, 0);
            return;
        }
        TextPlace from = anchor.compareTo(lead) <= 0 ? anchor : lead;
        TextPlace to = anchor.compareTo(lead) <= 0 ? lead : anchor;
        int line = node.line();
        if (line < from.line() || line > to.line()) {
            node.select(0, 0);
            return;
        }
        node.select(line == from.line() ? from.letter() : 0, line == to.line() ? to.letter() : Integer.MAX_VALUE);
    }

    private void addHandlers() {
        addEventHandler(ScrollEvent.SCROLL, this::wheel);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        page.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        page.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        page.addEventHandler(MouseEvent.MOUSE_CLICKED, this::open);
        MenuItem copy = new MenuItem("Copy");
        copy.setOnAction(_ -> copy());
        MenuItem all = new MenuItem("Select all");
        all.setOnAction(_ -> selectAll());
        ContextMenu menu = new ContextMenu(copy, all);
        setOnContextMenuRequested(event -> {
            menu.show(this, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    /// Wheel events that move nothing here are left to whatever is around.
    private void wheel(ScrollEvent event) {
        if (move(vertical, -event.getDeltaY() / 40 * WHEEL_LINES) | move(horizontal, -event.getDeltaX())) {
            event.consume();
        }
    }

    private static boolean move(ScrollBar bar, double by) {
        double before = bar.getValue();
        bar.setValue(Math.clamp(before + by, 0, bar.getMax()));
        return bar.getValue() != before;
    }

    private void key(KeyEvent event) {
        double visible = Math.max(1, window.getHeight() / lineHeight() - 1);
        boolean used = switch (event.getCode()) {
            case UP -> move(vertical, -1);
            case DOWN -> move(vertical, 1);
            case LEFT -> move(horizontal, -20);
            case RIGHT -> move(horizontal, 20);
            case PAGE_UP -> move(vertical, -visible);
            case PAGE_DOWN -> move(vertical, visible);
            case HOME -> move(vertical, -lines.count());
            case END -> move(vertical, lines.count());
            case ENTER -> openFirst();
            case A, C -> event.isShortcutDown() && shortcut(event.getCode());
            default -> false;
        };
        if (used) {
            event.consume();
        }
    }

    private boolean openFirst() {
        int first = (int) vertical.getValue();
        int last = Math.min(lines.count(), first + (int) Math.max(1, window.getHeight() / lineHeight()));
        Optional<CellPlace> place = onPlace.isEmpty()
                ? Optional.empty()
                : IntStream.range(first, last).boxed().flatMap(line -> CellPlace.in(lines.plain(line)).stream())
                        .findFirst();
        place.ifPresent(found -> onPlace.ifPresent(action -> action.accept(found)));
        return place.isPresent();
    }

    private void open(MouseEvent event) {
        if (onPlace.isEmpty() || event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        TextPlace at = placeAt(event);
        CellPlace.in(lines.plain(at.line())).stream()
                .filter(place -> place.from() <= at.letter() && at.letter() <= place.to())
                .findFirst()
                .ifPresent(place -> onPlace.get().accept(place));
    }

    private boolean shortcut(KeyCode code) {
        if (code == KeyCode.A) {
            selectAll();
        } else {
            copy();
        }
        return true;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(selectedText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        TextPlace place = placeAt(event);
        lead = place;
        anchor = event.isShiftDown() && anchor != null ? anchor : place;
        if (event.getClickCount() == 2) {
            selectWord(place);
        } else if (event.getClickCount() > 2) {
            anchor = new TextPlace(place.line(), 0);
            lead = new TextPlace(place.line(), Integer.MAX_VALUE);
        }
        requestLayout();
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || anchor == null) {
            return;
        }
        if (event.getY() < 0 || event.getY() > window.getHeight()) {
            var _ = move(vertical, event.getY() < 0 ? -1 : 1);
            layout();
        }
        lead = placeAt(event);
        requestLayout();
        event.consume();
    }

    private void selectWord(TextPlace place) {
        String line = lines.plain(place.line());
        int from = Math.min(place.letter(), line.length());
        int to = from;
        while (from > 0 && Character.isJavaIdentifierPart(line.charAt(from - 1))) {
            from--;
        }
        while (to < line.length() && Character.isJavaIdentifierPart(line.charAt(to))) {
            to++;
        }
        anchor = new TextPlace(place.line(), from);
        lead = new TextPlace(place.line(), to);
    }

    private TextPlace placeAt(MouseEvent event) {
        int line = Math.clamp((int) Math.floor(vertical.getValue() + event.getY() / lineHeight()), 0,
                lines.count() - 1);
        return page.getChildren().stream()
                .map(LineNode.class::cast)
                .filter(node -> node.isVisible() && node.line() == line)
                .findFirst()
                .map(node -> new TextPlace(line, node.letterAt(event.getX() - node.getLayoutX())))
                .orElseGet(() -> new TextPlace(line, 0));
    }
}
