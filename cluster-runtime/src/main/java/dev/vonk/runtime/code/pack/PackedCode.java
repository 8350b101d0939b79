package dev.vonk.runtime.code.pack;

public record PackedCode(byte[] bytes, byte[] statics, String environment) {}
