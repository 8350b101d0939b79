package dev.vonk.kernel.status;

/// What a request gets back.
///
/// @param type the media type of the body
record Answer(int status, String type, String body) {
    static Answer html(String page) {
        return new Answer(200, "text/html; charset=utf-8", page);
    }

    static Answer json(String value) {
        return new Answer(200, "application/json", value);
    }

    static Answer text(int status, String sentence) {
        return new Answer(status, "text/plain; charset=utf-8", sentence + "\n");
    }
}
