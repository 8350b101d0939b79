package dev.vonk.notebook.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Matches that are replaced, each time as one step of undo.
final class Replacing {
    private Replacing() {}

    static Step current(NotebookState state) {
        if (state.find().isEmpty() || state.find().get().current() < 0) {
            return Finding.next(state, false);
        }
        FindState find = state.find().get();
        FindState.Match match = find.matches().get(find.current());
        try {
            String text = state.cell(match.cell()).orElseThrow().source();
            String replacement = Search.of(find).replacement(find, text, match);
            String replaced = text.substring(0, match.from()) + replacement + text.substring(match.to());
            NotebookState after = state.withCell(match.cell(), cell -> cell.withSource(replaced));
            int caret = match.from() + replacement.length();
            after = after.withSelection(new Selection(match.cell(), match.cell(), true, caret));
            NotebookState found = Finding.renewed(state, Undoing.changed(state, after, "replace"));
            int next = Finding.firstFrom(found, found.find().orElseThrow().matches());
            NotebookState left = found.withSelection(
                    found.selection().withEditing(state.selection().editing() && isActive(state, match.cell())));
            return next < 0 ? Step.of(left) : Finding.to(left, next);
        } catch (Search.Unfit unfit) {
            return Step.of(state.withFind(Optional.of(Finding.withProblem(find, unfit.getMessage()))));
        }
    }

    static Step all(NotebookState state) {
        if (state.find().isEmpty() || state.find().get().matches().isEmpty()) {
            return Step.of(state);
        }
        FindState find = state.find().get();
        Map<String, List<FindState.Match>> byCell = new LinkedHashMap<>();
        find.matches().forEach(match -> byCell.computeIfAbsent(match.cell(), _ -> new ArrayList<>()).add(match));
        try {
            Search search = Search.of(find);
            NotebookState after = state;
            for (Map.Entry<String, List<FindState.Match>> entry : byCell.entrySet()) {
                String text = state.cell(entry.getKey()).orElseThrow().source();
                String replaced = replaced(search, find, text, entry.getValue());
                after = after.withCell(entry.getKey(), cell -> cell.withSource(replaced));
            }
            String told = find.matches().size() == 1
                    ? "1 match was replaced."
                    : find.matches().size() + " matches were replaced.";
            return Step.of(Undoing.changed(state, after, "replace all"), new Effect.Tell(told));
        } catch (Search.Unfit unfit) {
            return Step.of(state.withFind(Optional.of(Finding.withProblem(find, unfit.getMessage()))));
        }
    }

    private static boolean isActive(NotebookState state, String cell) {
        return state.selection().active().equals(cell);
    }

    private static String replaced(Search search, FindState find, String text, List<FindState.Match> matches)
            throws Search.Unfit {
        var out = new StringBuilder();
        int end = 0;
        for (FindState.Match match : matches) {
            out.append(text, end, match.from()).append(search.replacement(find, text, match));
            end = match.to();
        }
        return out.append(text, end, text.length()).toString();
    }
}
