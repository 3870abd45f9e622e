import type { Reporter } from "vitest/node";

/**
 * Says why a test failed as soon as it did, which a run that is cut short would not, and ends a run with one line, `N passed,
 * N failed`, that people and scripts can both read.
 */
// biome-ignore lint/style/noDefaultExport: Vitest takes a reporter by path and reads its default export.
export default class TallyReporter implements Reporter {
	onTestCaseResult: NonNullable<Reporter["onTestCaseResult"]> = (test) => {
		const { state, errors = [] } = test.result();
		if (state !== "failed") return;
		for (const { message, stack, cause } of errors) {
			const because = cause ? `\n  because of ${String((cause as Error).message ?? cause)}` : "";
			console.log(`FAILED ${test.module.relativeModuleId} > ${test.fullName}\n  ${stack ?? message}${because}`);
		}
	};

	onTestRunEnd: NonNullable<Reporter["onTestRunEnd"]> = (modules, unhandledErrors, reason) => {
		let passed = 0;
		let skipped = 0;
		// A file that does not load and an error outside any test are failures too: without them 0 failed would lie.
		let failed = unhandledErrors.length;
		for (const module of modules) {
			failed += module.errors().length;
			for (const suite of module.children.allSuites()) failed += suite.errors().length;
			for (const test of module.children.allTests()) {
				const { state } = test.result();
				if (state === "passed") passed++;
				else if (state === "skipped") skipped++;
				else failed++;
			}
		}
		// What breaks before the first test (the client's build, the browser) is no test's failure, but it is one.
		if (failed === 0 && (reason !== "passed" || passed === 0)) failed = 1;
		console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
	};
}
