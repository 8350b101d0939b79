package dev.vonk.runtime.net;

/// An [Acceptor] does not want a connection. Its message is a sentence that the other side is shown.
public final class Refusal extends Exception {
    /// The other side sees no more characters than these.
    public static final int LONGEST = 200;

    public Refusal(String sentence) {
        super(sentence.length() > LONGEST ? sentence.substring(0, LONGEST) : sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
