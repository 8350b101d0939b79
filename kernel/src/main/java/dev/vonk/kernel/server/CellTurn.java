package dev.vonk.kernel.server;

import dev.vonk.kernel.cell.CellError;
import dev.vonk.kernel.cell.CellOutcome;
import dev.vonk.kernel.cell.CellSession;
import dev.vonk.kernel.cell.CellWatcher;
import dev.vonk.kernel.cell.Problem;
import dev.vonk.kernel.cell.dependency.Dependencies;
import dev.vonk.kernel.display.DisplaySink;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.ToKernel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One run of a cell, told as events.
final class CellTurn implements CellWatcher {
    private static final int MOST_DISPLAYED = 1_000;

    private final ToKernel.Execute execute;
    private final CellSession session;
    private final KernelSettings settings;
    private final Delivery delivery;
    private final Runnable whenStarted;
    private final AtomicLong displayed = new AtomicLong();

    /// @param whenStarted told once the cell is the one that an interrupt stops
    CellTurn(ToKernel.Execute execute, CellSession session, KernelSettings settings, Delivery delivery,
            Runnable whenStarted) {
        this.execute = execute;
        this.session = session;
        this.settings = settings;
        this.delivery = delivery;
        this.whenStarted = whenStarted;
    }

    /// Runs the cell. All its events but the returned one are published when this returns.
    CellEvent.Finished run() {
        String cell = execute.cell();
        OutputCapture output = OutputCapture.begin(settings.outputLimit(), delivery.thread(),
                (stream, text) -> delivery.tell(new CellEvent.Output(cell, stream, text)));
        DisplaySink.use(value -> display(value, output));
        try (output) {
            CellOutcome outcome = session.evaluate(cell, execute.text(), this);
            return finish(outcome, output.dropped());
        } catch (RuntimeException ours) {
            delivery.publish(new CellEvent.Failed(cell, "the kernel failed: " + ours.getMessage(), stackOf(ours), null,
                    List.of()));
            return new CellEvent.Finished(cell, CellEvent.Ending.FAILED, Duration.ZERO);
        } finally {
            DisplaySink.use(null);
        }
    }

    @Override
    public void started() {
        delivery.publish(new CellEvent.Started(execute.cell()));
        whenStarted.run();
    }

    @Override
    public void entered() {
        settings.entering().accept(execute.cell());
    }

    @Override
    public void present(CellOutcome.Value value) {
        delivery.publish(new CellEvent.Result(execute.cell(), value.type(),
                settings.renderer().render(value.value())));
    }

    @Override
    public void depends(Dependencies found) {
        Dependencies dependencies = settings.dependencies().apply(found);
        delivery.publish(new CellEvent.Dependencies(execute.cell(), List.copyOf(dependencies.defines()),
                List.copyOf(dependencies.uses())));
    }

    private void display(@Nullable Object value, OutputCapture output) {
        if (displayed.incrementAndGet() <= MOST_DISPLAYED) {
            Map<String, Object> bundle = settings.renderer().render(value);
            output.insert(() -> delivery.tell(new CellEvent.Displayed(execute.cell(), bundle)));
        }
    }

    private CellEvent.Finished finish(CellOutcome outcome, long dropped) {
        String cell = execute.cell();
        outcome.warnings().forEach(this::warn);
        if (dropped > 0) {
            warn("the cell printed more than %,d bytes; %,d bytes were dropped"
                    .formatted(settings.outputLimit(), dropped));
        }
        if (displayed.get() > MOST_DISPLAYED) {
            warn("the cell displayed more than %,d values; %,d values were dropped"
                    .formatted(MOST_DISPLAYED, displayed.get() - MOST_DISPLAYED));
        }
        CellEvent.Ending ending = switch (outcome) {
            case CellOutcome.Value _,CellOutcome.Nothing _ -> CellEvent.Ending.OK;
            case CellOutcome.Interrupted _ -> CellEvent.Ending.INTERRUPTED;
            case CellOutcome.CompileFailed failed -> failed(failed.error(), null, place(failed.error()));
            case CellOutcome.Threw threw -> failed(threw.error(), threw.thrown(),
                    threw.error().line().map(line -> new CellEvent.Place(line, 0, 0)).orElse(null));
        };
        return new CellEvent.Finished(cell, ending, outcome.duration());
    }

    private void warn(String text) {
        delivery.publish(new CellEvent.Warned(execute.cell(), text));
    }

    private CellEvent.Ending failed(CellError error, @Nullable Throwable thrown, CellEvent.@Nullable Place place) {
        String text = error.render(execute.text());
        String details = thrown == null ? text : stackOf(thrown);
        delivery.publish(new CellEvent.Failed(execute.cell(), text, details, place, problems(error)));
        return CellEvent.Ending.FAILED;
    }

    private static String stackOf(Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        return stack.toString().stripTrailing();
    }

    private static CellEvent.Place place(CellError.Rejected error) {
        return place(error.problems().getFirst());
    }

    private static CellEvent.Place place(Problem problem) {
        return new CellEvent.Place(problem.line(), problem.column(), problem.length());
    }

    static CellEvent.Problem problem(Problem problem) {
        return new CellEvent.Problem(place(problem), problem.message());
    }

    private static List<CellEvent.Problem> problems(CellError error) {
        return error instanceof CellError.Rejected rejected
                ? rejected.problems().stream().map(CellTurn::problem).toList()
                : List.of();
    }
}
