package dev.vonk.runtime.net;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The TLS settings for each certificate that is trusted: kept, because the library builds a context for each settings
/// object that it has not seen, which costs more than the handshake itself.
final class PinnedOptions {
    private final Map<String, ClientSSLOptions> byFingerprint = new ConcurrentHashMap<>();

    ClientSSLOptions of(String fingerprint) {
        return byFingerprint.computeIfAbsent(fingerprint, PinnedOptions::make);
    }

    private static ClientSSLOptions make(String fingerprint) {
        ClientSSLOptions tls = new ClientSSLOptions();
        tls.setTrustOptions(TrustOptions.wrap(new PinnedTrust(fingerprint)));
        tls.setHostnameVerificationAlgorithm("");
        tls.setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
        return tls;
    }
}
