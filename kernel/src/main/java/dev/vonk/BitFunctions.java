package dev.vonk;

/// Functions of bits, checksums and identifiers.
abstract class BitFunctions extends FunctionCalls {
    BitFunctions() {
    }

    /// Null where the condition is true; elsewhere an error.
    public static Column assert_true(Column e) {
        return call("assert_true", e);
    }

    /// Null where the condition is true; elsewhere an error.
    public static Column assert_true(Column e, Column message) {
        return call("assert_true", e, message);
    }

    /// The SHA-1 checksum of text or bytes, in hexadecimal digits.
    public static Column sha(Column e) {
        return call("sha", e);
    }

    /// All bits turned over.
    public static Column bitwise_not(Column e) {
        return call("bitwise_not", e);
    }

    /// How many bits are set.
    public static Column bit_count(Column e) {
        return call("bit_count", e);
    }

    /// The bit at a place, counted from 0 at the right.
    public static Column bit_get(Column e, Column place) {
        return call("bit_get", e, place);
    }

    /// As `bit_get`.
    public static Column getbit(Column e, Column place) {
        return call("getbit", e, place);
    }

    /// A 32-bit Murmur3 hash of the values.
    public static Column hash(Column... columns) {
        return call("hash", (Object[]) columns);
    }

    /// A 64-bit hash of the values.
    public static Column xxhash64(Column... columns) {
        return call("xxhash64", (Object[]) columns);
    }

    /// The CRC-32 checksum of text or bytes.
    public static Column crc32(Column e) {
        return call("crc32", e);
    }

    /// The MD5 checksum of text or bytes, in hexadecimal digits.
    public static Column md5(Column e) {
        return call("md5", e);
    }

    /// The SHA-1 checksum of text or bytes, in hexadecimal digits.
    public static Column sha1(Column e) {
        return call("sha1", e);
    }

    /// The SHA-2 checksum of 224, 256, 384 or 512 bits (0: 256), in hexadecimal digits.
    public static Column sha2(Column e, int bits) {
        return call("sha2", e, bits);
    }

    /// A number for each row: growing, unique, not without gaps.
    public static Column monotonically_increasing_id() {
        return call("monotonically_increasing_id");
    }

    /// As `monotonically_increasing_id`.
    public static Column monotonicallyIncreasingId() {
        return call("monotonically_increasing_id");
    }

    /// The number of the partition a row is in.
    public static Column spark_partition_id() {
        return call("spark_partition_id");
    }

    /// A random identifier, another for each row.
    public static Column uuid() {
        return call("uuid");
    }
}
