package dev.vonk.runtime.protocol;

import dev.vonk.runtime.code.pack.ObjectCodec;

/// Messages as bytes.
public final class Messages {
    private Messages() {
    }

    /// Equal where two processes understand each other's messages.
    public static String tableHash() {
        return ObjectCodec.standard().tableHash();
    }

    public static byte[] write(Object message) {
        return ObjectCodec.standard().write(message);
    }

    /// Reads a message of a family.
    ///
    /// @throws dev.vonk.runtime.code.pack.UnreadableObjectException where the bytes are none of it
    public static <T> T read(byte[] bytes, Class<T> family) {
        return ObjectCodec.standard().read(bytes, family, Messages.class.getClassLoader());
    }
}
