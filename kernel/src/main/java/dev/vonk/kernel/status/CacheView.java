package dev.vonk.kernel.status;

/// A cached frame.
///
/// @param present how many of its partitions are there
/// @param bytes those of what is there, copies counted
record CacheView(long cache, int partitions, int present, long rows, long bytes) {}
