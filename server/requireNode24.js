// Runs before everything else, so it is written for any Node that someone may have: no newer syntax, no imports.
// The server is TypeScript that only Node 24 and newer run from source. On Linux x64 `npm ci` brings that Node along
// (npm puts node_modules/.bin first in the path of its scripts); elsewhere it has to be installed.
const major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
	console.error(
		"Pavilion needs Node 24 or newer; this is " +
			process.versions.node +
			". On Linux x64 `npm ci` brings it; elsewhere install it from https://nodejs.org.",
	);
	process.exit(1);
}
