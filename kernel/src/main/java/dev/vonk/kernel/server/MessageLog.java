package dev.vonk.kernel.server;

import dev.vonk.kernel.protocol.Answer;
import dev.vonk.kernel.protocol.CellEvent;
import dev.vonk.kernel.protocol.FromKernel;
import dev.vonk.kernel.protocol.MessageException;
import dev.vonk.kernel.protocol.MessageText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the kernel told lately, numbered from 1, for front ends that come back or read slowly.
///
/// It holds a bounded number of bytes. Beyond, it gives up what is large, the oldest first: what cells printed and showed
/// becomes a warning that it is missing, an answer a refusal; only then are messages forgotten. Of the news how far a
/// query is only the newest is kept.
final class MessageLog {
    private static final String PRINTED = "Some of what the cell printed is missing here: it came faster than it was read.";
    private static final String SHOWN = "What the cell showed here is missing: it is too large, or it was read too late.";
    private static final String ANSWER = "the answer is too large, or it was read too late; ask again, for less";
    /// About what the objects around a text take.
    private static final int OVERHEAD = 200;

    /// @param front the front end it is for; others get it under `foreign`, or not at all where that is null
    /// @param stub what it becomes where there is no room; null where it is small itself
    /// @param stubForeign the same for other front ends
    private record Entry(long number, int front, String text, @Nullable String foreign, @Nullable FromKernel stub,
            @Nullable FromKernel stubForeign) {

        int bytes() {
            return OVERHEAD + text.length() + (foreign == null ? 0 : foreign.length());
        }

        Entry shrunk() {
            return new Entry(number, front, MessageText.write(Objects.requireNonNull(stub)),
                    stubForeign == null ? null : MessageText.write(stubForeign), null, null);
        }
    }

    /// A message as one front end is to see it.
    record Numbered(long number, Optional<String> text) {}

    private final long limit;
    private final int longest;
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final Map<String, Long> progress = new HashMap<>();
    private long lastNumber;
    private long bytes;

    /// @param limit bytes to keep, give or take one message
    /// @param longest bytes of one message; a longer one is given up at once
    MessageLog(long limit, int longest) {
        this.limit = limit;
        this.longest = longest;
    }

    synchronized long lastNumber() {
        return lastNumber;
    }

    synchronized long bytes() {
        return bytes;
    }

    /// The next message after a number, whoever it is for.
    synchronized Optional<Numbered> after(long number, int front) {
        var next = entries.higherEntry(number);
        return next == null
                ? Optional.empty()
                : Optional.of(new Numbered(next.getKey(), Optional.ofNullable(
                        next.getValue().front() == front ? next.getValue().text() : next.getValue().foreign())));
    }

    /// An answer, for the front end that has asked.
    synchronized void add(int front, Answer answer) {
        FromKernel stub = answer instanceof Answer.Refused ? null : new Answer.Refused(answer.number(), ANSWER);
        add(front, answer, null, stub, null);
    }

    /// What happened to a cell.
    ///
    /// @param foreign the same for other front ends; null where there are none
    synchronized void add(int front, CellEvent event, @Nullable CellEvent foreign) {
        if (event instanceof CellEvent.Progress news) {
            replace(news);
        } else if (event instanceof CellEvent.Finished) {
            progress.keySet().removeIf(key -> key.startsWith(event.cell() + '\n'));
        }
        add(front, event, foreign, stub(event), foreign == null ? null : stub(foreign));
    }

    private void replace(CellEvent.Progress news) {
        Long older = progress.put(news.cell() + '\n' + news.query(), lastNumber + 1);
        if (older != null) {
            remove(older);
        }
    }

    private static @Nullable FromKernel stub(CellEvent event) {
        return switch (event) {
            case CellEvent.Output output -> new CellEvent.Warned(output.cell(), PRINTED);
            case CellEvent.Displayed displayed -> new CellEvent.Warned(displayed.cell(), SHOWN);
            case CellEvent.Result result -> new CellEvent.Warned(result.cell(), SHOWN);
            case CellEvent.Failed failed ->
                new CellEvent.Failed(failed.cell(), cut(failed.text()), "", failed.place(), List.of());
            case CellEvent.Started _,CellEvent.Warned _,CellEvent.Progress _,CellEvent.Dependencies _,CellEvent.Finished _ ->
                null;
        };
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), OVERHEAD));
    }

    private void add(int front, FromKernel message, @Nullable FromKernel foreign, @Nullable FromKernel stub,
            @Nullable FromKernel stubForeign) {
        try {
            String text = MessageText.write(message);
            if (text.length() <= longest || stub == null) {
                put(new Entry(lastNumber + 1, front, text, foreign == null ? null : MessageText.write(foreign), stub,
                        stubForeign));
                return;
            }
        } catch (MessageException tooDeep) {
            if (stub == null) {
                throw tooDeep;
            }
        }
        add(front, Objects.requireNonNull(stub), stubForeign, null, null);
    }

    private void put(Entry entry) {
        keep(entry);
        lastNumber = entry.number();
        if (bytes > limit) {
            giveUp(limit - limit / 4);
        }
    }

    /// Makes room, more than is needed now, so that it need not be made for each message. The newest message stays.
    private void giveUp(long room) {
        Entry before = null;
        for (Entry entry : new ArrayList<>(entries.headMap(lastNumber).values())) {
            if (bytes <= room) {
                return;
            }
            before = entry.stub() == null ? entry : shrink(entry, before);
        }
        while (bytes > room && entries.size() > 1) {
            remove(entries.firstKey());
        }
    }

    /// One warning stands for all that is missing in a row, at the place of the last: whoever lacks any of it sees it.
    private Entry shrink(Entry entry, @Nullable Entry before) {
        Entry shrunk = entry.shrunk();
        remove(entry.number());
        if (before != null && before.text().equals(shrunk.text())) {
            remove(before.number());
        }
        keep(shrunk);
        return shrunk;
    }

    private void keep(Entry entry) {
        entries.put(entry.number(), entry);
        bytes += entry.bytes();
    }

    private void remove(long number) {
        Entry gone = entries.remove(number);
        bytes -= gone == null ? 0 : gone.bytes();
    }
}
