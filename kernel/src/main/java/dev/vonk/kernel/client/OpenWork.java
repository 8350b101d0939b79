package dev.vonk.kernel.client;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.ToKernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was asked of a kernel and is not done: so that nobody waits for ever once the kernel is gone.
final class OpenWork {
    /// Names of cells, and whether they have begun.
    private final Map<String, Boolean> cells = new LinkedHashMap<>();
    private final Set<Long> questions = new LinkedHashSet<>();

    void sent(ToKernel message) {
        switch (message) {
            case ToKernel.Execute execute -> cells.put(execute.cell(), false);
            case ToKernel.Question question -> questions.add(question.number());
            case ToKernel.Interrupt _,ToKernel.Cancel _,ToKernel.Shutdown _ -> {}
        }
    }

    void heard(FromKernel message) {
        switch (message) {
            case CellEvent.Started started -> cells.replace(started.cell(), true);
            case CellEvent.Finished finished -> cells.remove(finished.cell());
            case CellEvent _ -> {}
            case Answer answer -> questions.remove(answer.number());
        }
    }

    /// What a kernel would have said that gives all of it up: cells that ran have failed, for this reason; the others are
    /// taken back; questions are refused.
    List<FromKernel> giveUp(String reason) {
        List<FromKernel> said = new ArrayList<>();
        cells.forEach((cell, begun) -> {
            if (begun) {
                said.add(new CellEvent.Failed(cell, reason, reason, null, List.of()));
            }
            said.add(new CellEvent.Finished(cell, begun ? CellEvent.Ending.FAILED : CellEvent.Ending.TAKEN_BACK,
                    Duration.ZERO));
        });
        questions.forEach(number -> said.add(new Answer.Refused(number, reason)));
        cells.clear();
        questions.clear();
        return said;
    }

    /// The same for one message that cannot be sent.
    static List<FromKernel> refusal(ToKernel message, String reason) {
        return switch (message) {
            case ToKernel.Execute execute -> List.of(
                    new CellEvent.Failed(execute.cell(), reason, reason, null, List.of()),
                    new CellEvent.Finished(execute.cell(), CellEvent.Ending.FAILED, Duration.ZERO));
            case ToKernel.Question question -> List.of(new Answer.Refused(question.number(), reason));
            case ToKernel.Interrupt _,ToKernel.Cancel _,ToKernel.Shutdown _ -> List.of();
        };
    }
}
