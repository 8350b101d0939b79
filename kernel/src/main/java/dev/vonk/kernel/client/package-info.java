/// A front end's handle on a kernel, wherever the kernel runs.
///
/// Read first: [KernelClient]; then [KernelConnection], which is all that differs between a kernel in this process and
/// one elsewhere.
///
/// What must not come in: drawing, terminals, windows.
@NullMarked
package dev.vonk.kernel.client;

import org.jspecify.annotations.NullMarked;
