package dev.vonk.kernel.cell;

import dev.vonk.kernel.cell.dependency.DependencyTracker;
import dev.vonk.kernel.cell.execution.Checkpoint;
import dev.vonk.kernel.cell.execution.UserThread;
import dev.vonk.kernel.cell.text.CellParts;
import dev.vonk.kernel.cell.text.CellParts.Part;
import dev.vonk.kernel.cell.text.CellText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// One evaluation of a cell: its magics and its Java in the order they are written.
final class CellEvaluation {

    private final Evaluator evaluator;
    private final Magics magics;
    private final long run;
    private final DependencyTracker tracker;
    private final List<String> warnings = new ArrayList<>();

    CellEvaluation(Evaluator evaluator, Magics magics, long run) {
        this.evaluator = evaluator;
        this.magics = magics;
        this.run = run;
        this.tracker = new DependencyTracker(evaluator.settings().bindings().stream().map(Bindings.Binding::name)
                .collect(Collectors.toSet()));
    }

    CellOutcome evaluate(CellText cell, long begin, CellWatcher watcher) {
        try {
            enter(watcher);
            return evaluated(cell, begin, watcher);
        } finally {
            watcher.depends(tracker.dependencies());
        }
    }

    private void enter(CellWatcher watcher) {
        try {
            evaluator.whileUserCodeRuns(run, () -> {
                watcher.entered();
                return null;
            });
        } catch (Checkpoint.Stop | UserThread.Abandoned stopped) {
            // Its first snippet is stopped for the same reason, and says so.
            return;
        } catch (Exception failed) {
            throw new IllegalStateException("a cell could not begin: " + failed.getMessage(), failed);
        }
    }

    private CellOutcome evaluated(CellText cell, long begin, CellWatcher watcher) {
        CellOutcome outcome = outcome(cell, evaluateParts(cell), begin);
        if (!(outcome instanceof CellOutcome.Value value)) {
            return outcome;
        }
        SnippetResult presented = present(value, watcher);
        return presented instanceof SnippetResult.Value
                ? new CellOutcome.Value(value.value(), value.type(), since(begin), value.warnings())
                : outcome(cell, presented, begin);
    }

    private CellOutcome outcome(CellText cell, SnippetResult result, long begin) {
        Duration duration = since(begin);
        List<String> told = warnings.stream().distinct().toList();
        return switch (result) {
            case SnippetResult.Value value -> new CellOutcome.Value(value.value(), value.type(), duration, told);
            case SnippetResult.Nothing nothing -> new CellOutcome.Nothing(duration, told);
            case SnippetResult.Rejected rejected -> new CellOutcome.CompileFailed(rejected.error(), duration, told);
            case SnippetResult.Stopped stopped -> new CellOutcome.Interrupted(duration, told);
            case SnippetResult.Threw threw -> new CellOutcome.Threw(
                    new Frames(evaluator.settings().plainMessage()).cut(cell.name(), threw.thrown()),
                    threw.thrown(), duration, told);
        };
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private SnippetResult present(CellOutcome.Value value, CellWatcher watcher) {
        SnippetResult result;
        try {
            evaluator.whileUserCodeRuns(run, () -> {
                watcher.present(value);
                return null;
            });
            result = new SnippetResult.Value(value.value(), value.type(), List.of());
        } catch (Checkpoint.Stop | UserThread.Abandoned stopped) {
            result = new SnippetResult.Stopped(List.of());
        } catch (Exception | StackOverflowError | LinkageError failed) {
            result = new SnippetResult.Threw(failed, List.of());
        }
        return Checkpoint.isStopped(run) ? new SnippetResult.Stopped(List.of()) : result;
    }

    private SnippetResult evaluateParts(CellText cell) {
        SnippetResult result = new SnippetResult.Nothing(List.of());
        for (Part part : CellParts.of(cell.text(), magics::isKnown)) {
            result = switch (part) {
                case Part.Java java -> evaluator.evaluate(new CellText(cell.name(), java.text()), run,
                        tracker);
                case Part.Percent magic -> run(cell, magic);
            };
            warnings.addAll(result.warnings());
            // Whatever an interrupted snippet made of its interruption, the user wanted the cell to end here.
            if (Checkpoint.isStopped(run)) {
                return new SnippetResult.Stopped(List.of());
            }
            if (!(result instanceof SnippetResult.Value || result instanceof SnippetResult.Nothing)) {
                return result;
            }
        }
        return result;
    }

    private SnippetResult run(CellText cell, Part.Percent written) {
        String percent = written.wholeCell() ? "%%" : "%";
        Magic magic = magics.named(written.name()).orElse(null);
        if (magic == null) {
            return refused(cell, written, magics.unknown(percent, written.name()));
        }
        Hands hands = new Hands(cell.name());
        try {
            evaluator.whileUserCodeRuns(run, () -> {
                magic.run(Magics.call(written, cell.text()), hands);
                return null;
            });
        } catch (Magic.Refused refused) {
            return refused.problem().map(problem -> rejected(cell, problem)).orElseGet(
                    () -> refused(cell, written, percent + written.name() + ": " + refused.getMessage()));
        } catch (Checkpoint.Stop | UserThread.Abandoned stopped) {
            return new SnippetResult.Stopped(List.of());
        } catch (Exception failed) {
            return new SnippetResult.Threw(failed, List.of());
        }
        return hands.finish();
    }

    private static SnippetResult refused(CellText cell, Part.Percent written, String message) {
        int length = written.name().length() + (written.wholeCell() ? 2 : 1);
        String line = cell.text().lines().skip(written.line() - 1L).findFirst().orElse("");
        return rejected(cell, new Problem(written.line(), line.indexOf('%') + 1, length, message, null));
    }

    private static SnippetResult rejected(CellText cell, Problem problem) {
        return new SnippetResult.Rejected(new CellError.Rejected(cell.name(), List.of(problem)), List.of());
    }

    /// What a magic can reach. Inserted text waits until the magic has returned, because both need the user's thread.
    private final class Hands implements Magic.Session {
        private final String cell;
        private final List<CellText> inserted = new ArrayList<>();
        private final List<Bindings.Binding> declared = new ArrayList<>();
        private SnippetResult result = new SnippetResult.Nothing(List.of());

        Hands(String cell) {
            this.cell = cell;
        }

        @Override
        public void addJars(List<Path> jars) {
            evaluator.addJars(jars);
        }

        @Override
        public void insert(String name, String java) {
            inserted.add(new CellText(name, java));
        }

        @Override
        public void declare(String name, String type, Object value) {
            declared.add(new Bindings.Binding(name, type, value));
        }

        @Override
        public void result(Object value, String type) {
            result = new SnippetResult.Value(value, type, List.of());
        }

        SnippetResult finish() {
            for (CellText text : inserted) {
                result = evaluateParts(text);
                if (!(result instanceof SnippetResult.Value || result instanceof SnippetResult.Nothing)) {
                    return result;
                }
            }
            for (Bindings.Binding binding : declared) {
                SnippetResult declaration = evaluator.declare(binding, cell, run, tracker);
                warnings.addAll(declaration.warnings());
                if (!(declaration instanceof SnippetResult.Value || declaration instanceof SnippetResult.Nothing)) {
                    return declaration;
                }
            }
            return result;
        }
    }
}
