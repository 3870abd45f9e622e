// Loaded before main.ts by `npm start`. npm runs its scripts through a shell, and a shell that is told to stop ends
// without passing that on: the hall would go on, keep its port, and have nobody left to stop it.

const PARENT_CHECK_MS = 250;

const parent = process.ppid;
setInterval(() => {
	if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, PARENT_CHECK_MS).unref();
