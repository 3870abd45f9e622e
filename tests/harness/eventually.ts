/** Waits until `check` no longer throws nor gives false, then gives its value; fails with its last complaint. */
export async function eventually<Value>(check: () => Value | Promise<Value>, withinMs = 5_000): Promise<Value> {
	const deadline = performance.now() + withinMs;
	for (;;) {
		try {
			const value = await check();
			if (value !== false) return value;
			if (performance.now() > deadline) throw new Error("eventually: it stayed false");
		} catch (error) {
			if (performance.now() > deadline) throw error;
		}
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}
