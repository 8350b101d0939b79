package dev.vonk.kernel.protocol;

/// What the kernel tells a front end: what happens to cells, and answers.
public sealed interface FromKernel permits CellEvent, Answer {}
