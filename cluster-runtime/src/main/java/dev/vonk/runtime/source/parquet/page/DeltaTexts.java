package dev.vonk.runtime.source.parquet.page;

import dev.vonk.runtime.source.parquet.footer.UnreadableException;
import java.util.Arrays;

/// Texts that begin as the text before did: how far, and the rest (DELTA_BYTE_ARRAY).
final class DeltaTexts extends PageDecoder {
    private final DeltaDecoder prefixes;
    private final DeltaLengthTexts rests;
    private final byte[] bytes;
    private final int[] restSize = new int[1];
    private int[] sizes = new int[0];
    private byte[] previous = new byte[64];
    private int previousSize;

    DeltaTexts(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        prefixes = new DeltaDecoder(bytes, from, end);
        rests = new DeltaLengthTexts(bytes, prefixes.endOfValues(), end);
    }

    @Override
    public void texts(Target.Texts out, int from, int count) {
        readPrefixes(count);
        for (int i = 0; i < count; i++) {
            step(sizes[i]);
            out.one(previous, 0, previousSize, from + i);
        }
    }

    @Override
    public void skip(int count) {
        readPrefixes(count);
        for (int i = 0; i < count; i++) {
            step(sizes[i]);
        }
    }

    private void readPrefixes(int count) {
        if (sizes.length < count) {
            sizes = new int[count];
        }
        prefixes.ints(sizes, 0, count);
    }

    private void step(int prefix) {
        if (prefix < 0 || prefix > previousSize) {
            throw UnreadableException.damaged("a text that shares " + prefix + " bytes with one of " + previousSize);
        }
        int at = rests.nextOne(restSize);
        int size = prefix + restSize[0];
        if (previous.length < size) {
            previous = Arrays.copyOf(previous,
                    Math.max(size, (int) Math.min(previous.length * 2L, Integer.MAX_VALUE - 16)));
        }
        System.arraycopy(bytes, at, previous, prefix, restSize[0]);
        previousSize = size;
    }
}
