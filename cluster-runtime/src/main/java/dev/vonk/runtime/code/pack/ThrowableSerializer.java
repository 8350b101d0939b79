package dev.vonk.runtime.code.pack;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was thrown, with its causes and where it came from. One that cannot be made again as it was becomes a
/// [RemoteException] that says the same. Never fails to write: a failure must always be told.
final class ThrowableSerializer extends Serializer<Object> {
    private static final int MOST_CAUSES = 64;
    private static final int MOST_FRAMES = 1024;

    ThrowableSerializer(Class<?> ignored) {
        super(false, true);
    }

    @Override
    public void write(Kryo kryo, Output out, Object object) {
        var chain = chain((Throwable) object);
        out.writeVarInt(chain.size(), true);
        for (var thrown : chain) {
            Thrown.write((Graph) kryo, out, thrown);
            writeFrames(out, thrown.getStackTrace());
        }
    }

    private static List<Throwable> chain(Throwable first) {
        var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
        var chain = new ArrayList<Throwable>();
        for (Throwable each = first; each != null && seen.add(each)
                && chain.size() < MOST_CAUSES; each = each.getCause()) {
            chain.add(each);
        }
        return chain;
    }

    private static void writeFrames(Output out, StackTraceElement[] frames) {
        int count = Math.min(frames.length, MOST_FRAMES);
        out.writeVarInt(count, true);
        String last = "";
        for (int i = 0; i < count; i++) {
            var frame = frames[i];
            out.writeBoolean(frame.getClassName().equals(last));
            if (!frame.getClassName().equals(last)) {
                last = frame.getClassName();
                CheckedInput.writeText(out, last);
            }
            CheckedInput.writeText(out, frame.getMethodName());
            var file = frame.getFileName();
            out.writeBoolean(file != null);
            if (file != null) {
                CheckedInput.writeText(out, file);
            }
            out.writeVarInt(frame.getLineNumber(), false);
        }
    }

    private static StackTraceElement[] readFrames(CheckedInput in) {
        var frames = new StackTraceElement[in.length(4)];
        String last = "";
        for (int i = 0; i < frames.length; i++) {
            if (!in.readBoolean()) {
                last = in.text();
            }
            var method = in.text();
            var file = in.readBoolean() ? in.text() : null;
            frames[i] = new StackTraceElement(last, method, file, in.readVarInt(false));
        }
        return frames;
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
        var in = (CheckedInput) input;
        int count = in.length(4);
        if (count < 1 || count > MOST_CAUSES) {
            throw new UnreadableObjectException("a failure of " + count + " causes");
        }
        var chain = new ArrayList<Thrown>();
        var frames = new ArrayList<StackTraceElement[]>();
        for (int i = 0; i < count; i++) {
            chain.add(Thrown.read((Graph) kryo, in));
            frames.add(readFrames(in));
        }
        Throwable cause = null;
        for (int i = count - 1; i >= 0; i--) {
            cause = made((Graph) kryo, chain.get(i), cause);
            cause.setStackTrace(frames.get(i));
        }
        return java.util.Objects.requireNonNull(cause);
    }

    private static Throwable made(Graph graph, Thrown thrown, @Nullable Throwable cause) {
        var made = thrown.make(graph, cause);
        return made == null ? new RemoteException(thrown.className(), thrown.message(), cause) : made;
    }
}
