/** The sign of the hall, beside its name. */
export function Mark() {
	return (
		<svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
			<path d="M4 28V12L16 4l12 8v16h-7V17H11v11z" fill="var(--brand)" />
			<circle cx="16" cy="12" r="2.5" fill="var(--page)" />
		</svg>
	);
}
