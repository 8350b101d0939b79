package dev.vonk.runtime.net;

import dev.vonk.runtime.data.DataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/// The key and certificate that a listener shows. Clients know it by its fingerprint, so it needs no issuer.
public final class TlsIdentity {
    private static final String PASSWORD_VARIABLE = "VONK_STORE_PASSWORD";
    private static final long KEYTOOL_SECONDS = 60;

    private final X509KeyManager keys;
    private final String fingerprint;

    private TlsIdentity(X509KeyManager keys, String fingerprint) {
        this.keys = keys;
        this.fingerprint = fingerprint;
    }

    /// A new key with a certificate signed by itself. The JDK makes certificates by its program keytool alone (half a
    /// second); its file lives in a private folder until it has been read.
    public static TlsIdentity selfSigned() {
        String password = Secret.random().reveal();
        try {
            Path folder = Files.createTempDirectory("vonk-identity");
            Path store = folder.resolve("identity.p12");
            try {
                runKeytool(store, password);
                return load(Files.readAllBytes(store), password.toCharArray());
            } finally {
                Files.deleteIfExists(store);
                Files.deleteIfExists(folder);
            }
        } catch (IOException | GeneralSecurityException failure) {
            throw new DataException(
                    "CERTIFICATE_NOT_MADE",
                    "No certificate could be made for TLS: " + failure.getMessage()
                            + ". Give one in a PKCS12 file instead.",
                    failure);
        }
    }

    private static void runKeytool(Path store, String password) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC", "-genkeypair", "-alias", "vonk", "-keyalg", "EC", "-groupname", "secp256r1",
                "-sigalg", "SHA256withECDSA", "-dname", "CN=vonk", "-validity", "3650", "-storetype", "PKCS12",
                "-keystore", store.toString(), "-storepass:env", PASSWORD_VARIABLE);
        command.environment().put(PASSWORD_VARIABLE, password);
        Path output = store.resolveSibling("output");
        command.redirectErrorStream(true).redirectOutput(output.toFile());
        try {
            Process keytool = command.start();
            try {
                if (!keytool.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException("keytool did not end within " + KEYTOOL_SECONDS + " s");
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while keytool ran", interrupted);
            } finally {
                keytool.destroyForcibly();
            }
            if (keytool.exitValue() != 0) {
                throw new IOException("keytool said: " + Files.readString(output, StandardCharsets.UTF_8).strip());
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /// The key and certificate in a PKCS12 file of the user's.
    public static TlsIdentity ofPkcs12(Path file, char[] password) {
        try {
            return load(Files.readAllBytes(file), password);
        } catch (IOException | GeneralSecurityException failure) {
            throw new DataException(
                    "CERTIFICATE_NOT_READ",
                    "The key and certificate in " + file + " cannot be read: " + failure.getMessage()
                            + ". It must be a PKCS12 file with one private key, and the password must be right.",
                    failure);
        }
    }

    private static TlsIdentity load(byte[] pkcs12, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(pkcs12), password);
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                return new TlsIdentity(keyManager(store, password), PinnedTrust.fingerprint(certificate));
            }
        }
        throw new GeneralSecurityException("it holds no private key with a certificate");
    }

    private static X509KeyManager keyManager(KeyStore store, char[] password) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        for (KeyManager manager : factory.getKeyManagers()) {
            if (manager instanceof X509KeyManager keys) {
                return keys;
            }
        }
        throw new GeneralSecurityException("this JDK has no X.509 keys");
    }

    /// SHA-256 of the certificate, in hex.
    public String fingerprint() {
        return fingerprint;
    }

    X509KeyManager keys() {
        return keys;
    }

    @Override
    public String toString() {
        return "TlsIdentity(" + fingerprint + ")";
    }
}
