package dev.vonk.kernel.server;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.MessageText;
import dev.vonk.kernel.protocol.ToKernel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which front end has sent which cell and which question. Two of them may use the same names and numbers, so the kernel
/// knows questions by numbers given here, and a cell by another name where its own is taken.
final class Senders {

    private record Cell(int front, String name) {}

    private record Question(int front, long number) {}

    /// Something for one front end, in its own names.
    record Addressed<M>(int front, M message) {}

    private final Map<String, Cell> cells = new HashMap<>();
    private final Map<Long, Question> questions = new HashMap<>();
    private final Map<Question, Long> numbers = new HashMap<>();
    private long lastNumber;

    /// The cell as the kernel is to know it, until it has finished.
    synchronized ToKernel.Execute enter(int front, ToKernel.Execute execute) {
        String name = execute.cell();
        while (cells.containsKey(name)) {
            name = foreign(front, name);
        }
        cells.put(name, new Cell(front, execute.cell()));
        return new ToKernel.Execute(name, execute.text());
    }

    /// The question as the kernel is to know it, until it is answered.
    synchronized ToKernel.Question enter(int front, ToKernel.Question asked) {
        var question = new Question(front, asked.number());
        questions.put(++lastNumber, question);
        numbers.put(question, lastNumber);
        return MessageText.renumbered(asked, lastNumber);
    }

    /// Empty where the question is not open.
    synchronized Optional<ToKernel.Cancel> enter(int front, ToKernel.Cancel cancel) {
        return Optional.ofNullable(numbers.get(new Question(front, cancel.question()))).map(ToKernel.Cancel::new);
    }

    /// Whose cell it is; empty for one that nobody has sent.
    synchronized Optional<Addressed<CellEvent>> owned(CellEvent event) {
        Cell cell = event instanceof CellEvent.Finished ? cells.remove(event.cell()) : cells.get(event.cell());
        return Optional.ofNullable(cell).map(
                sent -> new Addressed<>(sent.front(), sent.name().equals(event.cell())
                        ? event
                        : MessageText.renamed(event, sent.name())));
    }

    synchronized Optional<Addressed<Answer>> answered(Answer answer) {
        Question question = questions.remove(answer.number());
        if (question == null) {
            return Optional.empty();
        }
        numbers.remove(question);
        return Optional.of(new Addressed<>(question.front(), MessageText.renumbered(answer, question.number())));
    }

    /// The event as the other front ends are to see it.
    static CellEvent foreign(Addressed<CellEvent> mine) {
        return MessageText.renamed(mine.message(), foreign(mine.front(), mine.message().cell()));
    }

    private static String foreign(int front, String cell) {
        return cell + "@" + front;
    }
}
