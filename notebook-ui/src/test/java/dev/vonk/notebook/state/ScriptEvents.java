package dev.vonk.notebook.state;

import dev.vonk.kernel.client.ConnectionState;
import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.protocol.CellEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines of a script as events: a word for the event, then its parts. Texts stand in quotes, with `\n` for a line break.
/// Cells have the letters of [StateText].
record ScriptEvents(NotebookState state, UnaryOperator<String> ids) {
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group(1) == null
                    ? word.group(2)
                    : word.group(1).replace("\\n", "\n").replace("\\r", "\r").replace("\\\"", "\""));
        }
        return words;
    }

    static Notebook notebook(List<String> sources) {
        List<Cell> cells = new ArrayList<>();
        for (String source : sources) {
            Cell cell = source.startsWith("#") ? Cell.markdown(source) : Cell.code(source);
            cells.add(cell.withId("cell" + cells.size()));
        }
        return Notebook.of(cells);
    }

    Event event(List<String> words) {
        String first = words.size() > 1 ? words.get(1) : "";
        boolean last = words.size() > 2;
        return switch (words.getFirst()) {
            case "type" -> typed(words);
            case "caret" -> new Event.CaretMoved(id(first), number(words, 2));
            case "insert" -> new Event.InsertCell(first.equals("below"), language(words.get(2)));
            case "text" -> new Event.InsertText(first);
            case "delete" -> new Event.DeleteCells();
            case "cut" -> new Event.CutCells();
            case "copy" -> new Event.CopyCells();
            case "paste" -> new Event.PasteCells(first.equals("below"));
            case "move" -> new Event.MoveCells(words.subList(1, words.size() - 1).stream().map(ids).toList(),
                    number(words, words.size() - 1));
            case "shift" -> new Event.MoveSelected(first.equals("down"));
            case "split" -> new Event.SplitCell(id(first), number(words, 2));
            case "merge" -> new Event.MergeCells();
            case "language" -> new Event.ChangeLanguage(language(first));
            case "undo" -> new Event.Undo();
            case "redo" -> new Event.Redo();
            case "select" -> new Event.Select(id(first), last);
            case "down", "up" -> new Event.SelectNeighbour(words.getFirst().equals("down"), words.size() > 1);
            case "all" -> new Event.SelectAllCells();
            case "edge" -> new Event.SelectEdge(first.equals("last"));
            case "edit" -> new Event.BeginEdit(id(first), last ? number(words, 2) : -1);
            case "leave" -> new Event.EndEdit();
            case "fold" -> folded(first, id(words.get(2)), true);
            case "unfold" -> folded(first, id(words.get(2)), false);
            case "find" -> new Event.Find(first, after(words, "with"), words.contains("case"), words.contains("word"),
                    words.contains("regex"));
            case "next", "previous" -> new Event.FindNext(words.getFirst().equals("previous"));
            case "replace" -> new Event.ReplaceCurrent();
            case "replaceall" -> new Event.ReplaceAll();
            case "endfind" -> new Event.EndFind();
            default -> runEvent(words, first);
        };
    }

    private Event runEvent(List<String> words, String first) {
        return switch (words.getFirst()) {
            case "run" -> new Event.Run(Event.Range.valueOf(first.toUpperCase(Locale.ROOT)),
                    Event.Then.valueOf(words.get(2).toUpperCase(Locale.ROOT)));
            case "runcell" -> new Event.RunCell(id(first));
            case "interrupt" -> new Event.Interrupt();
            case "cancel" -> new Event.CancelCell(id(first));
            case "restart" -> new Event.RestartKernel(first.equals("all"));
            case "clear" -> new Event.ClearOutputs(first.equals("all"));
            case "kernel" -> new Event.KernelChanged(connection(words));
            case "chart" -> new Event.KeepChart(id(first), number(words, 2), chart(words));
            case "drop" -> new Event.DeleteOutput(id(first), number(words, 2));
            case "opened" -> new Event.Opened(notebook(words.subList(2, words.size())), Optional.of(Path.of("b.ipynb")),
                    first.equals("trusted"));
            case "recovered" -> new Event.Recovered(notebook(words.subList(1, words.size())));
            case "save" -> new Event.Save(first.isEmpty() ? Optional.empty() : Optional.of(Path.of(first)));
            case "saved" -> new Event.Saved(Path.of(first), number(words, 2));
            case "savefailed" -> new Event.SaveFailed(first);
            case "kept" -> new Event.RecoverySaved(number(words, 1));
            case "outside" -> new Event.ChangedOutside();
            case "keepmine" -> new Event.KeepMine();
            case "trust" -> new Event.Trust();
            case "tick" -> new Event.Tick();
            default -> new Event.Heard(heard(words, first));
        };
    }

    /// A chart of a mark and, where they are named, the columns along the bottom and up the side.
    private static Map<String, Object> chart(List<String> words) {
        return words.size() < 6
                ? Map.of("mark", words.get(3))
                : Map.of("mark", words.get(3), "encoding", Map.of("x", Map.of("field", words.get(4)), "y",
                        Map.of("field", words.get(5), "type", "quantitative")));
    }

    /// A table of columns of numbers with one row.
    private static Map<String, Object> table(List<String> columns) {
        return Map.of("schema", columns.stream().map(name -> Map.of("name", name, "type", "int")).toList(), "rows",
                columns.isEmpty() ? List.of() : List.of(columns.stream().map(String::length).toList()));
    }

    private static CellEvent heard(List<String> words, String name) {
        return switch (words.getFirst()) {
            case "started" -> new CellEvent.Started(name);
            case "out" -> new CellEvent.Output(name, CellEvent.Stream.OUT, words.get(2));
            case "err" -> new CellEvent.Output(name, CellEvent.Stream.ERR, words.get(2));
            case "warned" -> new CellEvent.Warned(name, words.get(2));
            case "result" -> new CellEvent.Result(name, "int", Map.of(MimeBundle.TEXT, words.get(2)));
            case "displayed" -> new CellEvent.Displayed(name, Map.of(MimeBundle.TEXT, words.get(2)));
            case "table" -> new CellEvent.Result(name, "DataFrame",
                    Map.of(MimeBundle.TEXT, words.get(2), MimeBundle.TABLE, table(words.subList(3, words.size()))));
            case "names" -> new CellEvent.Dependencies(name, names(words.get(2)), names(words.get(3)));
            case "progress" -> new CellEvent.Progress(name, words.get(2), 1, 2, number(words, 3), 8, 0, 0, 0, "");
            case "failed" -> new CellEvent.Failed(name, words.get(2), "",
                    new CellEvent.Place(number(words, 3), 1, 1), List.of());
            case "broken" -> new CellEvent.Failed(name, words.get(2), "", new CellEvent.Place(number(words, 3), 1, 1),
                    List.of(new CellEvent.Problem(new CellEvent.Place(number(words, 3), 1, 1), words.get(2))));
            case "finished" -> new CellEvent.Finished(name,
                    CellEvent.Ending.valueOf(words.get(2).toUpperCase(Locale.ROOT)), Duration.ofMillis(40));
            default -> throw new IllegalArgumentException("no event is called " + words.getFirst());
        };
    }

    private Event typed(List<String> words) {
        String text = words.get(2);
        return new Event.TextEdited(id(words.get(1)), text, words.size() > 3 ? number(words, 3) : text.length());
    }

    private static Event folded(String what, String cell, boolean folded) {
        return switch (what) {
            case "input" -> new Event.FoldInput(cell, folded);
            case "output" -> new Event.FoldOutput(cell, folded);
            default -> new Event.FoldSection(cell, folded);
        };
    }

    private static ConnectionState connection(List<String> words) {
        return switch (words.get(1)) {
            case "connecting" -> new ConnectionState.Connecting();
            case "connected" -> new ConnectionState.Connected();
            case "reconnecting" -> new ConnectionState.Reconnecting();
            case "closed" -> new ConnectionState.Ended("closed", true);
            default -> new ConnectionState.Ended(words.get(2), false);
        };
    }

    private String id(String letter) {
        return ids.apply(letter);
    }

    private static List<String> names(String list) {
        return list.equals("-") ? List.of() : List.of(list.split(",", -1));
    }

    private static String after(List<String> words, String word) {
        int index = words.indexOf(word);
        return index < 0 ? "" : words.get(index + 1);
    }

    private static CellLanguage language(String word) {
        return CellLanguage.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static int number(List<String> words, int index) {
        return Integer.parseInt(words.get(index));
    }
}
