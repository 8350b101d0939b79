package dev.vonk.kernel.status;

/// The cached frames.
final class StoragePage {
    private StoragePage() {
    }

    static Tag of(Snapshot now) {
        if (now.caches().isEmpty()) {
            return Tag.of("p", "No cached frame has been computed.").with("class", "faint");
        }
        var table = new Table("#Frame", "#Partitions there", "#Rows", "#Bytes");
        for (var cache : now.caches()) {
            table.row("#" + cache.cache(), Figures.count(cache.present()) + "/" + Figures.count(cache.partitions()),
                    Figures.count(cache.rows()), Figures.bytes(cache.bytes()));
        }
        return table.tag();
    }
}
