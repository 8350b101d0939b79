/// Connections between processes of a pool: frames over TCP or TLS, a handshake that proves both sides know the pool's
/// secret before anything else is read, pings that tell a dead peer from a quiet one.
///
/// Read first: [Network], [Connection], [ServerHandshake]. Must not come in: what a frame means.
@NullMarked
package dev.vonk.runtime.net;

import org.jspecify.annotations.NullMarked;
