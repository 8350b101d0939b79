package dev.vonk.notebook.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The search through all cells: its matches follow the texts.
final class Finding {
    private Finding() {}

    static Step find(NotebookState state, Event.Find find) {
        var asked = new FindState(find.text(), find.replacement(), find.matchCase(), find.wholeWord(), find.regex(), "",
                List.of(), -1);
        FindState found = searched(asked, state.cells(), Map.of());
        int current = firstFrom(state, found.matches());
        FindState marked = at(found, current);
        NotebookState after = state.withFind(Optional.of(marked));
        return current < 0
                ? Step.of(after)
                : Step.of(after, new Effect.Reveal(marked.matches().get(current).cell()));
    }

    static Step next(NotebookState state, boolean backward) {
        if (state.find().isEmpty() || state.find().get().matches().isEmpty()) {
            return Step.of(state);
        }
        FindState find = state.find().get();
        int count = find.matches().size();
        int from = find.current() < 0 && backward ? 0 : find.current();
        return to(state, Math.floorMod(from + (backward ? -1 : 1), count));
    }

    /// With a match standing out, its cell selected and in sight.
    static Step to(NotebookState state, int index) {
        FindState find = state.find().orElseThrow();
        FindState.Match match = find.matches().get(index);
        NotebookState shown = Folding.unfolded(state, match.cell()).withFind(Optional.of(at(find, index)));
        boolean stays = state.selection().active().equals(match.cell()) && state.selection().editing();
        var selection = new Selection(match.cell(), match.cell(), stays, match.to());
        return Step.of(Typing.ended(shown).withSelection(selection), new Effect.Reveal(match.cell()));
    }

    /// The matches after cells have changed; only their texts are searched again.
    static NotebookState renewed(NotebookState before, NotebookState after) {
        if (after.find().isEmpty() || !before.find().equals(after.find()) || haveSameTexts(before, after)) {
            return after;
        }
        FindState find = after.find().get();
        Map<String, CellState> searched = new HashMap<>();
        before.cells().forEach(cell -> searched.put(cell.id(), cell));
        Map<String, List<FindState.Match>> known = new HashMap<>();
        for (CellState cell : after.cells()) {
            CellState old = searched.get(cell.id());
            if (old != null && old.source().equals(cell.source()) && find.problem().isEmpty()) {
                known.put(cell.id(), new ArrayList<>());
            }
        }
        find.matches().forEach(match -> known.getOrDefault(match.cell(), new ArrayList<>()).add(match));
        FindState found = searched(find, after.cells(), known);
        return after.withFind(Optional.of(at(found, kept(find, found.matches()))));
    }

    static FindState withProblem(FindState find, String problem) {
        return new FindState(find.text(), find.replacement(), find.matchCase(), find.wholeWord(), find.regex(), problem,
                find.matches(), find.current());
    }

    /// The first match that begins at the caret or behind it; -1 where there is none at all.
    static int firstFrom(NotebookState state, List<FindState.Match> matches) {
        Map<String, Integer> places = new HashMap<>();
        state.cells().forEach(cell -> places.put(cell.id(), places.size()));
        int active = state.indexOf(state.selection().active());
        int caret = state.selection().editing() ? state.selection().caret() : 0;
        for (int index = 0; index < matches.size(); index++) {
            FindState.Match match = matches.get(index);
            int place = places.getOrDefault(match.cell(), -1);
            if (place > active || place == active && match.from() >= caret) {
                return index;
            }
        }
        return matches.isEmpty() ? -1 : 0;
    }

    private static boolean haveSameTexts(NotebookState before, NotebookState after) {
        if (before.cells().size() != after.cells().size()) {
            return false;
        }
        for (int index = 0; index < after.cells().size(); index++) {
            CellState old = before.cells().get(index);
            CellState cell = after.cells().get(index);
            if (old != cell && !(old.id().equals(cell.id()) && old.source().equals(cell.source()))) {
                return false;
            }
        }
        return true;
    }

    private static FindState searched(FindState find, List<CellState> cells, Map<String, List<FindState.Match>> known) {
        List<FindState.Match> matches = new ArrayList<>();
        String problem = "";
        if (!find.text().isEmpty()) {
            try {
                Search search = Search.of(find);
                for (CellState cell : cells) {
                    List<FindState.Match> there = known.get(cell.id());
                    matches.addAll(there == null ? search.in(cell.id(), cell.source()) : there);
                }
            } catch (Search.Unfit unfit) {
                problem = unfit.getMessage();
            }
        }
        if (matches.size() > Search.most()) {
            problem = String.format(Locale.ROOT, "Only the first %,d matches are found.", Search.most());
            matches = matches.subList(0, Search.most());
        }
        return new FindState(find.text(), find.replacement(), find.matchCase(), find.wholeWord(), find.regex(), problem,
                matches, -1);
    }

    /// Where the match that stood out is now, or one near it.
    private static int kept(FindState before, List<FindState.Match> matches) {
        if (before.current() < 0 || matches.isEmpty()) {
            return -1;
        }
        int same = matches.indexOf(before.matches().get(before.current()));
        return same >= 0 ? same : Math.min(before.current(), matches.size() - 1);
    }

    private static FindState at(FindState find, int current) {
        return new FindState(find.text(), find.replacement(), find.matchCase(), find.wholeWord(), find.regex(),
                find.problem(), find.matches(), current);
    }
}
