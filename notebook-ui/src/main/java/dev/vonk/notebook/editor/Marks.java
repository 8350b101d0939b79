package dev.vonk.notebook.editor;

import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.CellEvent.Problem;
import dev.vonk.notebook.language.Brackets;
import dev.vonk.notebook.language.Places;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is marked in the text besides its colours.
///
/// @param problems what the last run's compiler had against it
/// @param live what is against it as it stands
/// @param current the index of the match that find is at, or -1
record Marks(String text, List<Problem> problems, List<Problem> live, List<CellEditor.Span> matches, int current,
        Optional<Brackets.Pair> brackets) {

    static final Marks NONE = new Marks("", List.of(), List.of(), List.of(), -1, Optional.empty());

    void addTo(short[] styles) {
        problems.forEach(problem -> add(styles, problem, Style.PROBLEM));
        live.forEach(problem -> add(styles, problem, Style.LIVE_PROBLEM));
        for (int index = 0; index < matches.size(); index++) {
            CellEditor.Span span = matches.get(index);
            add(styles, span.from(), span.to(), index == current ? Style.CURRENT_MATCH : Style.MATCH);
        }
        brackets.ifPresent(pair -> {
            add(styles, pair.open(), pair.open() + 1, Style.BRACKET);
            add(styles, pair.close(), pair.close() + 1, Style.BRACKET);
        });
    }

    /// The messages of the problems at the offset, those of the run first, none twice.
    List<String> messagesAt(int offset) {
        return Stream.concat(problems.stream(), live.stream())
                .filter(problem -> Places.from(text, problem.place()) <= offset
                        && offset < Places.to(text, problem.place()))
                .map(Problem::message)
                .distinct()
                .toList();
    }

    /// The marks after a change: those below it move with their lines, those in its lines go.
    Marks edited(String now, CodePane.Change change) {
        int line = linesIn(now, 0, change.from());
        int removed = linesIn(text, change.from(), change.to());
        int added = linesIn(now, change.from(), change.from() + change.length());
        return new Marks(now, moved(problems, line + 1, removed, added), moved(live, line + 1, removed, added), matches,
                current, brackets);
    }

    private static List<Problem> moved(List<Problem> problems, int line, int removed, int added) {
        return problems.stream()
                .filter(problem -> problem.place().line() < line || problem.place().line() > line + removed)
                .map(problem -> problem.place().line() < line ? problem : moved(problem, added - removed))
                .toList();
    }

    private static Problem moved(Problem problem, int lines) {
        CellEvent.Place place = problem.place();
        return new Problem(new CellEvent.Place(place.line() + lines, place.column(), place.length()),
                problem.message());
    }

    private static int linesIn(String text, int from, int to) {
        return (int) text.substring(from, to).chars().filter(letter -> letter == '\n').count();
    }

    Marks withProblems(List<Problem> now) {
        return new Marks(text, List.copyOf(now), live, matches, current, brackets);
    }

    Marks withLive(List<Problem> now) {
        return new Marks(text, problems, List.copyOf(now), matches, current, brackets);
    }

    Marks withMatches(List<CellEditor.Span> now, int at) {
        return new Marks(text, problems, live, List.copyOf(now), at, brackets);
    }

    Marks withBrackets(Optional<Brackets.Pair> now) {
        return new Marks(text, problems, live, matches, current, now);
    }

    private void add(short[] styles, Problem problem, short bit) {
        add(styles, Places.from(text, problem.place()), Places.to(text, problem.place()), bit);
    }

    /// Marks of an older text may reach beyond this one.
    private static void add(short[] styles, int from, int to, short bit) {
        for (int at = Math.max(0, from); at < Math.min(to, styles.length); at++) {
            styles[at] |= bit;
        }
    }
}
