package dev.vonk.notebook.state;

import dev.vonk.kernel.document.Cell;
import dev.vonk.kernel.document.Output;
import dev.vonk.kernel.protocol.CellEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A cell of an open notebook: what the file holds of it, and how its last run stands.
///
/// @param cell the cell as it would be saved; its outputs grow while it runs
/// @param run how far its last run is
/// @param stale whether it ran and would not give the same now: its text, or something it read, has changed since
/// @param startedAt when its run began, in milliseconds since 1970; 0 where it has not run
/// @param took how long its last run took; empty while it runs and where it has not run
/// @param progress its running queries by name, the oldest first; empty once it has ended
/// @param problems what the compiler has against the text that ran; empty once the text is edited
/// @param failedLine the line that threw, from 1; 0 where none did, or the text was edited
/// @param ranText the text that ran last; empty where it has not run
/// @param defines the session's names that its last run declared or assigned
/// @param uses the names of other cells that its last run read
public record CellState(
        Cell cell, RunState run, boolean stale, long startedAt, Optional<Duration> took,
        Map<String, CellEvent.Progress> progress, List<CellEvent.Problem> problems, int failedLine,
        Optional<String> ranText, Set<String> defines, Set<String> uses) {

    public CellState {
        progress = new LinkedHashMap<>(progress);
        problems = List.copyOf(problems);
        defines = Set.copyOf(defines);
        uses = Set.copyOf(uses);
    }

    /// A cell that has not run since the notebook was opened.
    public static CellState of(Cell cell) {
        return new CellState(cell, RunState.IDLE, false, 0, Optional.empty(), Map.of(), List.of(), 0, Optional.empty(),
                Set.of(), Set.of());
    }

    public String id() {
        return cell.id();
    }

    public String source() {
        return cell.source();
    }

    public CellLanguage language() {
        return CellLanguage.of(cell);
    }

    public boolean isInputFolded() {
        return Boolean.TRUE.equals(jupyter().get("source_hidden"));
    }

    public boolean isOutputFolded() {
        return Boolean.TRUE.equals(jupyter().get("outputs_hidden"));
    }

    /// Whether what follows a heading is folded away, up to the next heading of its level.
    public boolean isSectionFolded() {
        return Boolean.TRUE.equals(cell.metadata().toMap().get("vonk_section_folded"));
    }

    private Map<?, ?> jupyter() {
        return cell.metadata().toMap().get("jupyter") instanceof Map<?, ?> jupyter ? jupyter : Map.of();
    }

    /// Whether the text was changed since it ran.
    boolean isEdited() {
        return ranText.isPresent() && !ranText.get().equals(source());
    }

    CellState withCell(Cell newCell) {
        return new CellState(newCell, run, stale, startedAt, took, progress, problems, failedLine, ranText, defines,
                uses);
    }

    /// With another text; what is marked in the old one goes.
    CellState withSource(String source) {
        return new CellState(cell.withSource(source), run, stale, startedAt, took, progress, List.of(), 0, ranText,
                defines, uses);
    }

    CellState withOutputs(List<Output> outputs) {
        return withCell(cell.withRun(cell.executionCount(), outputs));
    }

    CellState withRun(RunState newRun) {
        return new CellState(cell, newRun, stale, startedAt, took, progress, problems, failedLine, ranText, defines,
                uses);
    }

    CellState withStale(boolean newStale) {
        return new CellState(cell, run, newStale, startedAt, took, progress, problems, failedLine, ranText, defines,
                uses);
    }

    /// As it is when a run of this text begins.
    CellState started(String text, long now) {
        return new CellState(cell, RunState.RUNNING, stale, now, Optional.empty(), Map.of(), List.of(), 0,
                Optional.of(text), defines, uses);
    }

    /// As it is when its run is over.
    CellState finished(RunState ended, Duration duration) {
        return new CellState(cell, ended, stale, startedAt, Optional.of(duration), Map.of(), problems, failedLine,
                ranText, defines, uses);
    }

    CellState withProgress(CellEvent.Progress news) {
        Map<String, CellEvent.Progress> newProgress = new LinkedHashMap<>(progress);
        newProgress.put(news.query(), news);
        return new CellState(cell, run, stale, startedAt, took, newProgress, problems, failedLine, ranText, defines,
                uses);
    }

    CellState withProblems(List<CellEvent.Problem> newProblems, int line) {
        return new CellState(cell, run, stale, startedAt, took, progress, newProblems, line, ranText, defines, uses);
    }

    CellState withNames(Set<String> newDefines, Set<String> newUses) {
        return new CellState(cell, run, stale, startedAt, took, progress, problems, failedLine, ranText, newDefines,
                newUses);
    }

    /// As it is in a kernel that has not run it: what it showed stays.
    CellState forgotten(RunState newRun) {
        return new CellState(cell, newRun, false, startedAt, took, Map.of(), problems, failedLine, Optional.empty(),
                Set.of(), Set.of());
    }
}
