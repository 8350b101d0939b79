package dev.vonk.notebook.state;

import dev.vonk.kernel.display.MimeBundle;
import dev.vonk.kernel.document.Notebook;
import dev.vonk.kernel.document.Output;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A state as lines of text, and only those lines that an event changed. Cells get letters in the order in which they
/// are first seen.
final class StateText {
    private final Map<String, String> letters = new LinkedHashMap<>();
    private List<String> shown = List.of();

    String id(String letter) {
        for (Map.Entry<String, String> entry : letters.entrySet()) {
            if (entry.getValue().equals(letter)) {
                return entry.getKey();
            }
        }
        return letter;
    }

    List<String> news(NotebookState state, List<Effect> effects) {
        List<String> lines = lines(state);
        List<String> news = new ArrayList<>(lines);
        news.removeAll(shown);
        shown = lines;
        effects.forEach(effect -> news.add("-> " + text(effect)));
        return news;
    }

    private List<String> lines(NotebookState state) {
        List<String> lines = new ArrayList<>();
        state.cells().forEach(cell -> letter(cell.id()));
        lines.add("cells " + state.cells().stream().map(cell -> letter(cell.id())).collect(Collectors.joining(" ")));
        state.cells().forEach(cell -> lines.add(text(state, cell)));
        Selection selection = state.selection();
        String to = selection.anchor().equals(selection.active()) ? "" : " to " + letter(selection.anchor());
        lines.add("active " + letter(selection.active()) + to
                + (selection.editing() ? " editing at " + selection.caret() : ""));
        lines.add("kernel " + state.kernel().phase() + note(state.kernel().note()));
        lines.add("history " + state.history().past().size() + " back, " + state.history().future().size() + " forth");
        lines.add(text(state.file()));
        state.find().ifPresent(find -> lines.add(text(find)));
        return lines;
    }

    private String text(NotebookState state, CellState cell) {
        var text = new StringBuilder(letter(cell.id()) + " " + cell.language() + " " + cell.run());
        cell.cell().executionCount().ifPresent(count -> text.append(" [").append(count).append(']'));
        text.append(cell.stale() ? " stale" : "").append(cell.isInputFolded() ? " input-folded" : "")
                .append(cell.isOutputFolded() ? " output-folded" : "")
                .append(cell.isSectionFolded() ? " section-folded" : "")
                .append(state.hiddenBySections().contains(cell.id()) ? " hidden" : "")
                .append(cell.failedLine() > 0 ? " failed at " + cell.failedLine() : "")
                .append(cell.problems().isEmpty() ? "" : " problems " + cell.problems().size());
        cell.progress().values().forEach(news -> text.append(' ').append(news.query()).append(' ')
                .append(news.tasksDone()).append('/').append(news.tasks()));
        text.append(' ').append(quoted(cell.source()));
        cell.cell().outputs().forEach(output -> text.append(" | ").append(text(output)));
        return text.toString();
    }

    private static String text(Output output) {
        return switch (output) {
            case Output.Stream stream -> stream.name() + " " + quoted(stream.text());
            case Output.DisplayData display -> "display " + quoted(display.data().plain())
                    + (display.metadata().isEmpty() ? "" : chart(display));
            case Output.ExecuteResult result -> "result " + quoted(result.data().plain());
            case Output.Error error -> error.name() + " " + quoted(error.message());
            case Output.Unknown _ -> "unknown";
        };
    }

    private static String chart(Output.DisplayData display) {
        return display.data().entries().get(MimeBundle.VEGA_LITE) instanceof Map<?, ?> chart
                ? " of " + chart.get("mark") + " " + chart.get("data")
                : " holding " + display.metadata();
    }

    private static String text(FileState file) {
        return "file " + file.path().map(String::valueOf).orElse("untitled") + " revision " + file.revision()
                + " saved "
                + file.savedRevision() + " kept " + file.recoveredRevision() + (file.saving() ? " saving" : "")
                + (file.changedOutside() ? " changed-outside" : "") + (file.trusted() ? "" : " untrusted")
                + note(file.problem());
    }

    private String text(FindState find) {
        return "find " + quoted(find.text()) + " at " + find.current() + ": "
                + find.matches().stream().map(match -> letter(match.cell()) + match.from() + "-" + match.to())
                        .collect(Collectors.joining(" "))
                + note(find.problem());
    }

    private String text(Effect effect) {
        return switch (effect) {
            case Effect.StartKernel _ -> "start kernel";
            case Effect.StopKernel _ -> "stop kernel";
            case Effect.Execute execute -> "execute " + letter(execute.cell()) + " as " + execute.name() + " "
                    + quoted(execute.text());
            case Effect.InterruptKernel _ -> "interrupt kernel";
            case Effect.SaveFile save -> "save " + save.path() + " revision " + save.revision() + " of "
                    + cells(save.notebook());
            case Effect.AskPath _ -> "ask path";
            case Effect.SaveRecovery save -> "keep revision " + save.revision() + " of " + cells(save.notebook());
            case Effect.DropRecovery _ -> "drop recovery";
            case Effect.Reveal reveal -> "reveal " + letter(reveal.cell());
            case Effect.AskTrust _ -> "ask trust";
            case Effect.Tell tell -> "tell " + quoted(tell.text());
        };
    }

    private static String cells(Notebook notebook) {
        return notebook.cells().size() + " cells";
    }

    private String letter(String id) {
        return letters.computeIfAbsent(id, _ -> String.valueOf((char) ('a' + letters.size())));
    }

    private static String note(String text) {
        return text.isEmpty() ? "" : " " + quoted(text);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\n", "\\n").replace("\r", "\\r") + "\"";
    }
}
