package dev.vonk.kernel.server;

import dev.vonk.kernel.protocol.CellEvent.Stream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/// Catches what a running cell prints, on whatever thread, by standing in for `System.out` and `System.err`.
///
/// Bytes are gathered and handed on as text by the delivery thread as fast as that can take them: a cell that prints
/// a million lines gives few large pieces. What the delivery thread itself prints is not the cell's and goes to the
/// real stream, so that a front end in this JVM may print what it is told.
final class OutputCapture implements AutoCloseable {

    private sealed interface Piece {
        record Printed(Stream stream, ByteArrayOutputStream bytes) implements Piece {}

        record Shown(Runnable delivery) implements Piece {}
    }

    private static final ThreadLocal<Boolean> DELIVERING = ThreadLocal.withInitial(() -> false);

    private final long limit;
    private final Executor delivery;
    private final BiConsumer<Stream, String> sink;
    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final PrintStream out = standIn(Stream.OUT, realOut);
    private final PrintStream err = standIn(Stream.ERR, realErr);
    private final Text outText = new Text();
    private final Text errText = new Text();
    private List<Piece> waiting = new ArrayList<>();
    private boolean deliveryAsked;
    private long taken;
    private long dropped;

    private OutputCapture(long limit, Executor delivery, BiConsumer<Stream, String> sink) {
        this.limit = limit;
        this.delivery = delivery;
        this.sink = sink;
    }

    /// Begins to catch.
    ///
    /// @param delivery one thread that calls the sink, which runs in [#delivering]
    static OutputCapture begin(long limit, Executor delivery, BiConsumer<Stream, String> sink) {
        OutputCapture capture = new OutputCapture(limit, delivery, sink);
        System.setOut(capture.out);
        System.setErr(capture.err);
        return capture;
    }

    /// Does the work of a thread whose own prints are never caught.
    static void delivering(Runnable work) {
        DELIVERING.set(true);
        work.run();
    }

    /// Does something on the delivery thread between what was printed before this call and what is printed after it.
    synchronized void insert(Runnable shown) {
        waiting.add(new Piece.Shown(shown));
        askForDelivery();
    }

    /// How many bytes were beyond the limit so far.
    synchronized long dropped() {
        return dropped;
    }

    /// Puts the real streams back. What was caught and not yet delivered is delivered.
    @Override
    public void close() {
        out.flush();
        err.flush();
        // A cell may have set streams of its own; then those are what the user wants.
        if (System.out == out) {
            System.setOut(realOut);
        }
        if (System.err == err) {
            System.setErr(realErr);
        }
    }

    private PrintStream standIn(Stream stream, PrintStream real) {
        return new PrintStream(new OutputStream() {
            @Override
            public void write(int one) {
                write(new byte[]{(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                if (DELIVERING.get()) {
                    real.write(bytes, offset, length);
                    real.flush();
                } else {
                    take(stream, bytes, offset, length);
                }
            }
        }, false, StandardCharsets.UTF_8);
    }

    private synchronized void take(Stream stream, byte[] bytes, int offset, int length) {
        int room = (int) Math.min(length, limit - taken);
        dropped += length - room;
        taken += room;
        if (room == 0) {
            return;
        }
        if (waiting.isEmpty()
                || !(waiting.getLast() instanceof Piece.Printed(Stream before, var _) && before == stream)) {
            waiting.add(new Piece.Printed(stream, new ByteArrayOutputStream()));
        }
        if (waiting.getLast() instanceof Piece.Printed printed) {
            printed.bytes().write(bytes, offset, room);
        }
        askForDelivery();
    }

    private void askForDelivery() {
        if (!deliveryAsked) {
            deliveryAsked = true;
            delivery.execute(this::deliver);
        }
    }

    private void deliver() {
        List<Piece> pieces;
        synchronized (this) {
            pieces = waiting;
            waiting = new ArrayList<>();
            deliveryAsked = false;
        }
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Printed printed -> deliver(printed);
                case Piece.Shown shown -> shown.delivery().run();
            }
        }
    }

    private void deliver(Piece.Printed printed) {
        Text text = switch (printed.stream()) {
            case OUT -> outText;
            case ERR -> errText;
        };
        String decoded = text.decode(printed.bytes().toByteArray());
        if (!decoded.isEmpty()) {
            sink.accept(printed.stream(), decoded);
        }
    }

    /// A character may be cut in two by the pieces; its first bytes wait here for the rest.
    private static final class Text {
        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private byte[] rest = {};

        String decode(byte[] more) {
            ByteBuffer bytes = ByteBuffer.allocate(rest.length + more.length).put(rest).put(more).flip();
            CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
            decoder.decode(bytes, text, false);
            rest = new byte[bytes.remaining()];
            bytes.get(rest);
            return text.flip().toString();
        }
    }
}
