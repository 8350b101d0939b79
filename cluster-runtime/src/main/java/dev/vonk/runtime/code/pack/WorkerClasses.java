package dev.vonk.runtime.code.pack;

public final class WorkerClasses {
    public WorkerClasses(ClassFetcher fetcher) {
    }

    public Object unpack(PackedCode code) {
        return ObjectCodec.standard().read(code.bytes(), Object.class, WorkerClasses.class.getClassLoader());
    }
}
