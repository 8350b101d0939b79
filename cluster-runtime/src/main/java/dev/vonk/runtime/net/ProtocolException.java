package dev.vonk.runtime.net;

/// The other side sent what no Vonk process sends. The sentence holds none of its bytes.
final class ProtocolException extends Exception {
    ProtocolException(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
