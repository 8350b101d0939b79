package dev.vonk.runtime.net;

import dev.vonk.runtime.data.DataException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class TlsIdentityTest {
    @Test
    void aUsersOwnFileIsRead(@TempDir Path folder) throws Exception {
        TlsIdentity made = TlsIdentity.selfSigned();
        assertTrue(made.fingerprint().matches("[0-9a-f]{64}"), made.fingerprint());
        Path file = folder.resolve("own.p12");
        char[] password = "its password".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        Certificate[] chain = made.keys().getCertificateChain("vonk");
        store.setKeyEntry("own", made.keys().getPrivateKey("vonk"), password, chain);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password);
        }
        assertEquals(made.fingerprint(), TlsIdentity.ofPkcs12(file, password).fingerprint());
        DataException wrong = assertThrows(DataException.class,
                () -> TlsIdentity.ofPkcs12(file, "another".toCharArray()));
        assertTrue(wrong.getMessage().contains(file.toString()), wrong.getMessage());
        assertFalse(wrong.getMessage().contains("another"));
    }
}
