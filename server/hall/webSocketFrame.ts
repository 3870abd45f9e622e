const FINAL_BINARY = 0x82;
const LONGEST_IN_SEVEN_BITS = 125;
const LENGTH_IN_SIXTEEN_BITS = 126;
const LENGTH_IN_SIXTY_FOUR_BITS = 127;

/**
 * A binary frame of RFC 6455 (5.2) as servers send it, unmasked: its head and `prefix` are there, the last `length` bytes
 * are the caller's to write. Frames of a server are the same for everyone: what goes to many is framed once.
 */
export function webSocketFrame(prefix: Uint8Array, length: number): Buffer {
	const payload = prefix.length + length;
	const head = payload <= LONGEST_IN_SEVEN_BITS ? 2 : payload < 65_536 ? 4 : 10;
	const frame = Buffer.allocUnsafeSlow(head + payload);
	frame[0] = FINAL_BINARY;
	if (head === 2) frame[1] = payload;
	else if (head === 4) {
		frame[1] = LENGTH_IN_SIXTEEN_BITS;
		frame.writeUInt16BE(payload, 2);
	} else {
		frame[1] = LENGTH_IN_SIXTY_FOUR_BITS;
		frame.writeBigUInt64BE(BigInt(payload), 2);
	}
	frame.set(prefix, head);
	return frame;
}
