package dev.vonk.runtime.code;

/// What lives in the process of the session and can never be part of code that travels: the session itself and what is
/// bound to it.
public interface DriverOnly {}
