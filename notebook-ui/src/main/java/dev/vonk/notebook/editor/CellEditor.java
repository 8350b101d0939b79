package dev.vonk.notebook.editor;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.notebook.language.Brackets;
import dev.vonk.notebook.language.Edit;
import dev.vonk.notebook.language.Selected;
import dev.vonk.notebook.language.Token;
import dev.vonk.notebook.language.Tokens;
import dev.vonk.notebook.language.TypedLetter;
import dev.vonk.notebook.state.CellLanguage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.fxmisc.wellbehaved.event.EventPattern;
import org.fxmisc.wellbehaved.event.InputMap;
import org.fxmisc.wellbehaved.event.Nodes;

/// The editor of one cell. It is as tall as its text, never scrolls up and down itself, and leaves undo, running and all
/// else that is the notebook's to the window: such keys pass through.
public final class CellEditor extends StackPane {
    /// What the kernel knows about a text. Futures may fail and may be cancelled; nothing is shown then.
    public interface Help {
        CompletableFuture<Answer.Completions> complete(String text, int cursor);

        CompletableFuture<Answer.Description> describe(String text, int cursor);

        /// What is wrong with the text; empty too where nobody can tell.
        CompletableFuture<List<CellEvent.Problem>> check(String text);
    }

    /// What the user does; never called for what [CellEditor#show] does.
    public interface Listener {
        void edited(String text, int caret);

        void moved(int caret);

        /// An arrow key wants to leave the text, over its last line or over its first.
        void left(boolean down);

        void focused();
    }

    /// A stretch of the text; `to` is exclusive.
    public record Span(int from, int to) {}

    private final Listener listener;
    private final Ruler ruler = new Ruler();
    private final CodePane area = new CodePane(ruler, this::changed);
    private final Painter painter = new Painter(area);
    private final LineMarks lines = new LineMarks(area);
    private final SideBar sideBar = new SideBar(area);
    private final SeenPart seen = new SeenPart(this, area);
    private final LiveCheck check;
    private final Completion completion;
    private final SignatureHelp signatures;
    private final ProblemTip tip = new ProblemTip(area, offset -> this.marks.messagesAt(offset));
    private String text = "";
    private String given = "";
    private CellLanguage language = CellLanguage.JAVA;
    private List<Token> tokens = List.of();
    private Marks marks = Marks.NONE;
    private boolean quiet;

    public CellEditor(Help help, Listener listener) {
        this.listener = listener;
        this.check = new LiveCheck(help::check, this::showLive);
        this.completion = new Completion(this, help);
        this.signatures = new SignatureHelp(this, help);
        getStyleClass().add("cell-editor");
        CodeFont.give(area);
        getChildren().setAll(ruler, area, sideBar);
        area.wrap(false);
        // Enter goes into a cell; the Tab key, which means text in here, must be able to walk past.
        area.setFocusTraversable(false);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        letPassKeysOfTheWindow();
        area.caretPositionProperty().addListener((_, _, _) -> moved());
        area.focusedProperty().addListener((_, _, focused) -> focused(focused));
        area.setAccessibleText("Cell editor, " + language.label());
    }

    /// Shows the text of the state. It tells the listener nothing, and keeps the caret and the selection with the text
    /// around them; cheap where nothing is new.
    public void show(String wanted, CellLanguage in) {
        if (wanted.equals(given) && in == language) {
            return;
        }
        given = wanted;
        String plain = wanted.indexOf('\r') < 0 ? wanted : wanted.replace("\r\n", "\n").replace('\r', '\n');
        boolean otherLanguage = in != language;
        if (otherLanguage) {
            language = in;
            area.wrap(in == CellLanguage.MARKDOWN || in == CellLanguage.RAW);
            area.setAccessibleText("Cell editor, " + in.label());
        }
        if (!plain.equals(text)) {
            perform(Edit.between(text, plain, area.getAnchor(), area.getCaretPosition()));
            check.stop();
            marks = marks.withLive(List.of());
        } else if (!otherLanguage) {
            return;
        }
        coloured();
    }

    /// The text as it stands; its lines end in line feeds.
    public String text() {
        return text;
    }

    public int caret() {
        return area.getCaretPosition();
    }

    /// Puts the caret there and selects nothing; the listener is told nothing.
    public void setCaret(int offset) {
        int caret = Math.clamp(offset, 0, text.length());
        perform(new Edit(caret, caret, "", caret, caret));
        area.requestFollowCaret();
    }

    /// Selects a stretch of the text, the caret at its end; the listener is told nothing.
    public void select(Span span) {
        int to = Math.clamp(span.to(), 0, text.length());
        perform(new Edit(to, to, "", Math.clamp(span.from(), 0, to), to));
        area.requestFollowCaret();
    }

    /// Marks what is wrong with the text that ran.
    ///
    /// @param failedLine the line that threw, from 1; 0 for none
    public void problems(List<CellEvent.Problem> problems, int failedLine) {
        marks = marks.withProblems(problems);
        lines.fail(failedLine);
        paint();
    }

    /// Marks what find has found.
    ///
    /// @param current the index of the match that find is at; -1 for none
    public void matches(List<Span> matches, int current) {
        marks = marks.withMatches(matches, current);
        paint();
    }

    public void lineNumbers(boolean shown) {
        lines.number(shown);
    }

    /// Where the caret is, in the editor's own coordinates, out of sight too; empty before it is laid out.
    public Optional<Bounds> caretBounds() {
        Optional<Bounds> shown = area.getCaretBounds().map(this::screenToLocal);
        if (shown.isPresent() || area.isWrapText() || getHeight() == 0) {
            return shown;
        }
        double line = ruler.lineHeight();
        double above = snappedTopInset() + area.getInsets().getTop();
        return Optional.of(new BoundingBox(0, above + area.getCurrentParagraph() * line, 1, line));
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = getWidth() - left - snappedRightInset();
        double bottom = getHeight() - snappedBottomInset();
        seen.layout(left, snappedTopInset(), width, bottom - snappedTopInset());
        double bar = sideBar.prefHeight(width);
        sideBar.resizeRelocate(left, bottom - bar, width, bar);
    }

    /// The focus goes to the text.
    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    CodePane area() {
        return area;
    }

    Selected selected() {
        return new Selected(text, area.getAnchor(), area.getCaretPosition());
    }

    /// Makes a change as if the user had typed it.
    void apply(Edit edit) {
        perform(edit);
        area.requestFollowCaret();
        if (edit.changesText()) {
            edited();
        } else {
            moved();
        }
    }

    private void perform(Edit edit) {
        boolean before = quiet;
        quiet = true;
        if (edit.changesText()) {
            area.replaceText(edit.from(), edit.to(), edit.text());
        }
        area.selectRange(edit.anchor(), edit.caret());
        quiet = before;
    }

    /// Where a letter is on the screen; empty before it is laid out.
    Optional<Bounds> boundsOnScreen(int offset) {
        var place = area.offsetToPosition(offset, Bias.Backward);
        return area.getParagraphBoundsOnScreen(place.getMajor())
                .flatMap(_ -> offset == caret()
                        ? area.getCaretBounds()
                        : area.getCharacterBoundsOnScreen(offset, offset + 1));
    }

    double fontSize() {
        return ruler.fontSize();
    }

    /// Tells that a call has just been opened at the caret.
    void called() {
        signatures.askSoon();
    }

    private void changed(CodePane.Change change) {
        painter.replaced(change.from(), change.to(), change.length());
        String now = area.getText();
        marks = marks.edited(now, change);
        text = now;
        if (!quiet) {
            edited();
        }
    }

    private void edited() {
        given = text;
        coloured();
        if (language.runs()) {
            check.changed(text);
        }
        tip.hide();
        completion.changed();
        signatures.changed();
        listener.edited(text, area.getCaretPosition());
    }

    private void moved() {
        if (quiet || area.isReplacing()) {
            return;
        }
        bracketsMarked();
        paint();
        completion.changed();
        signatures.changed();
        listener.moved(area.getCaretPosition());
    }

    private void focused(boolean focused) {
        bracketsMarked();
        paint();
        if (focused) {
            listener.focused();
        } else {
            completion.close();
            signatures.close();
        }
    }

    private void coloured() {
        tokens = Tokens.of(text, language);
        bracketsMarked();
        paint();
    }

    private void bracketsMarked() {
        boolean wanted = area.isFocused() && language != CellLanguage.RAW;
        marks = marks.withBrackets(
                wanted ? Brackets.beside(text, tokens, area.getCaretPosition()) : Optional.empty());
    }

    private void showLive(List<CellEvent.Problem> problems) {
        marks = marks.withLive(problems);
        paint();
    }

    private void paint() {
        painter.paint(tokens, marks);
    }

    private void pressed(KeyEvent event) {
        if (completion.pressed(event) || helps(event) || leaves(event)) {
            event.consume();
            return;
        }
        Keys.pressed(event, selected(), language).ifPresent(edit -> {
            event.consume();
            apply(edit);
        });
    }

    private void typed(KeyEvent event) {
        if (!Keys.isText(event) || event.getCharacter().length() != 1) {
            return;
        }
        char letter = event.getCharacter().charAt(0);
        event.consume();
        apply(TypedLetter.edit(selected(), language, letter).orElseGet(() -> plain(letter)));
        if (language.runs()) {
            helpAfter(letter);
        }
    }

    private Edit plain(char letter) {
        Selected selected = selected();
        int caret = selected.from() + 1;
        return new Edit(selected.from(), selected.to(), String.valueOf(letter), caret, caret);
    }

    private void helpAfter(char letter) {
        if (!Tokens.isCode(tokens, text, caret())) {
            return;
        }
        if (letter == '.' && Helping.followsName(text, caret() - 1)) {
            completion.askSoon();
        } else if (letter == '(' || letter == ',') {
            called();
        }
    }

    /// Keys that ask for help or end it.
    private boolean helps(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && signatures.isOpen()) {
            signatures.close();
            return true;
        }
        if (!language.runs()) {
            return false;
        }
        Optional<Helping> wanted = Helping.wanted(event, selected());
        wanted.ifPresent(this::help);
        return wanted.isPresent();
    }

    private void help(Helping wanted) {
        switch (wanted) {
            case COMPLETIONS -> completion.ask();
            case ONLY_COMPLETION -> completion.askForOne();
            case DOCUMENTATION -> {
                completion.close();
                signatures.ask();
            }
        }
    }

    private boolean leaves(KeyEvent event) {
        if (event.isShiftDown() || event.isAltDown() || event.isControlDown() || event.isMetaDown()) {
            return false;
        }
        boolean up = switch (event.getCode()) {
            case UP, KP_UP -> area.isOnFirstLine();
            default -> false;
        };
        boolean down = switch (event.getCode()) {
            case DOWN, KP_DOWN -> area.isOnLastLine();
            default -> false;
        };
        if (up || down) {
            listener.left(down);
        }
        return up || down;
    }

    private void letPassKeysOfTheWindow() {
        Nodes.addInputMap(area, InputMap.sequence(
                InputMap.ignore(EventPattern.keyPressed().onlyIf(event -> !Keys.isOfArea(event))),
                InputMap.ignore(EventPattern.keyTyped().onlyIf(event -> !Keys.isText(event)))));
    }
}
