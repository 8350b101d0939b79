package dev.vonk.kernel.status;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who may ask a server of this machine. A page of another site may make a browser ask here, by a name of its own that leads to this
/// machine (so the host is checked), or in the name of the user (so the origin is checked and the cookie stays at home).
///
/// @param cookie the name of the cookie that holds the token
public record Access(Token token, String cookie) {
    private static final Pattern HOST = Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?",
            Pattern.CASE_INSENSITIVE);

    /// What of a request decides; empty where it says nothing.
    ///
    /// @param given the token in the address
    public record Request(String method, String host, String origin, String fetchSite, String fetchMode, String cookies,
            String authorization, String given) {}

    /// What to do with a request.
    public enum Verdict {
        /// Answer it.
        WELCOME,
        /// It brought the token in its address: hand out the cookie.
        ENTER, WRONG_METHOD, WRONG_HOST, FOREIGN, UNKNOWN
    }

    public Verdict judge(Request request) {
        if (!HOST.matcher(request.host()).matches()) {
            return Verdict.WRONG_HOST;
        }
        if (!request.origin().isEmpty() && !request.origin().equals("http://" + request.host())
                || isEmbedded(request)) {
            return Verdict.FOREIGN;
        }
        if (!request.method().equals("GET")) {
            return Verdict.WRONG_METHOD;
        }
        if (!request.given().isEmpty()) {
            return token.is(request.given()) ? Verdict.ENTER : Verdict.UNKNOWN;
        }
        return hasCookie(request.cookies()) || hasBearer(request.authorization()) ? Verdict.WELCOME : Verdict.UNKNOWN;
    }

    /// Whether a page of another site, or of another port here, wants it as a part of itself. To follow a link is fine.
    private static boolean isEmbedded(Request request) {
        return !Set.of("", "none", "same-origin").contains(request.fetchSite())
                && !request.fetchMode().equals("navigate");
    }

    private boolean hasCookie(String cookies) {
        return Stream.of(cookies.split(";")).map(String::strip)
                .anyMatch(each -> each.startsWith(cookie + "=") && token.is(each.substring(cookie.length() + 1)));
    }

    private boolean hasBearer(String authorization) {
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7) && token.is(authorization.substring(7).strip());
    }
}
