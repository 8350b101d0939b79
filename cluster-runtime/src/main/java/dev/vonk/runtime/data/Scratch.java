package dev.vonk.runtime.data;

import org.jspecify.annotations.Nullable;

/// Arrays that one step of a computation fills again for every batch, so that the young generation and the caches
/// are left in peace. One owner, one thread; what is made of the arrays is good until the owner's next batch.
///
/// [#fresh] hands out new arrays each time, for results that are kept.
public final class Scratch {
    private final boolean reuse;
    private byte @Nullable [] bytes;
    private short @Nullable [] shorts;
    private int @Nullable [] ints;
    private long @Nullable [] longs;
    private long @Nullable [] highLongs;
    private float @Nullable [] floats;
    private double @Nullable [] doubles;
    private int @Nullable [] offsets;
    private byte @Nullable [] text;

    public Scratch() {
        this(true);
    }

    private Scratch(boolean reuse) {
        this.reuse = reuse;
    }

    /// A scratch that never reuses: every array is new and may be kept.
    public static Scratch fresh() {
        return new Scratch(false);
    }

    public byte[] bytes(int length) {
        if (!reuse) {
            return new byte[length];
        }
        if (bytes == null || bytes.length < length) {
            bytes = new byte[length];
        }
        return bytes;
    }

    public short[] shorts(int length) {
        if (!reuse) {
            return new short[length];
        }
        if (shorts == null || shorts.length < length) {
            shorts = new short[length];
        }
        return shorts;
    }

    public int[] ints(int length) {
        if (!reuse) {
            return new int[length];
        }
        if (ints == null || ints.length < length) {
            ints = new int[length];
        }
        return ints;
    }

    public long[] longs(int length) {
        if (!reuse) {
            return new long[length];
        }
        if (longs == null || longs.length < length) {
            longs = new long[length];
        }
        return longs;
    }

    /// The upper halves of 128-bit values; the lower halves are [#longs].
    public long[] highLongs(int length) {
        if (!reuse) {
            return new long[length];
        }
        if (highLongs == null || highLongs.length < length) {
            highLongs = new long[length];
        }
        return highLongs;
    }

    public float[] floats(int length) {
        if (!reuse) {
            return new float[length];
        }
        if (floats == null || floats.length < length) {
            floats = new float[length];
        }
        return floats;
    }

    public double[] doubles(int length) {
        if (!reuse) {
            return new double[length];
        }
        if (doubles == null || doubles.length < length) {
            doubles = new double[length];
        }
        return doubles;
    }

    /// Offsets of a [BytesVector] or [ListVector]: `rows + 1` of them.
    public int[] offsets(int length) {
        if (!reuse) {
            return new int[length];
        }
        if (offsets == null || offsets.length < length) {
            offsets = new int[length];
        }
        return offsets;
    }

    /// The bytes of a [BytesVector]. Contents of an earlier call are kept when it grows, up to `used`.
    public byte[] text(int length, int used) {
        if (!reuse || text == null) {
            var old = text;
            var grown = new byte[length];
            if (old != null) {
                System.arraycopy(old, 0, grown, 0, Math.min(used, old.length));
            }
            text = grown;
        } else if (text.length < length) {
            text = java.util.Arrays.copyOf(text, Math.max(length, text.length * 2));
        }
        return text;
    }
}
