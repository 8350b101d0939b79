package dev.vonk.kernel.cell.execution;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The classes that cells have defined, as bytes to ship to workers.
///
/// @param bytes the classes by binary name, as they are loaded here (checkpoints woven in)
/// @param hash of names and bytes; class names begin anew with every session, so a worker must keep class loaders
///     apart by this
public record CellClasses(SortedMap<String, byte[]> bytes, String hash) {

    static CellClasses of(Map<String, byte[]> bytes) {
        SortedMap<String, byte[]> sorted = new TreeMap<>(bytes);
        return new CellClasses(sorted, hash(sorted));
    }

    private static String hash(SortedMap<String, byte[]> classes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            classes.forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
