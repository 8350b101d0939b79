package dev.vonk.kernel.status;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Hides what settings should not tell whoever looks on.
final class Secrets {
    private static final String HIDDEN = "(hidden)";
    private static final Pattern KEY = Pattern.compile(
            "secret|token|passw|passphrase|credential|private|(access|api|account|shared|signing)[._-]?key|\\.join$|auth",
            Pattern.CASE_INSENSITIVE);
    /// A pool's join text, a name and password in a URL, a parameter that tells a secret.
    private static final Pattern VALUE = Pattern.compile(
            "vonk[0-9]+:|://[^/@\\s]*:[^/@\\s]*@|(secret|token|passw(or)?d|key)\\s*=|-----BEGIN|\\bbearer\\s",
            Pattern.CASE_INSENSITIVE);

    private Secrets() {
    }

    static Map<String, String> hidden(Map<String, String> settings) {
        var shown = new TreeMap<String, String>();
        settings.forEach((key, value) -> shown.put(key,
                KEY.matcher(key).find() || VALUE.matcher(value).find() ? HIDDEN : value));
        return shown;
    }
}
