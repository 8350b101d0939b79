package dev.vonk.runtime.code.classes;

import dev.vonk.runtime.code.pack.UnreadableObjectException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/// The classes of cells that an object needs, before its bytes: a count, then each name and hash.
///
/// @param hashes by class name
/// @param object the bytes behind
record Manifest(Map<String, String> hashes, byte[] object) {
    private static final int MOST = 100_000;

    static byte[] before(byte[] object, Map<String, String> hashes) {
        var bytes = new ByteArrayOutputStream(object.length + 4);
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(hashes.size());
            for (var each : hashes.entrySet()) {
                out.writeUTF(each.getKey());
                out.writeUTF(each.getValue());
            }
            out.write(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Manifest read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int count = in.readInt();
            if (count < 0 || count > MOST) {
                throw new UnreadableObjectException("code that needs " + count + " classes");
            }
            var hashes = new TreeMap<String, String>();
            for (int i = 0; i < count; i++) {
                hashes.put(in.readUTF(), in.readUTF());
            }
            return new Manifest(hashes, in.readAllBytes());
        } catch (IOException e) {
            throw new UnreadableObjectException("packed code is cut short", e);
        }
    }
}
