/** What 3D previews say. Straight quotation marks: curly ones of the font are as wide as Chinese characters. */
export const previewTexts = {
	preview: {
		hall: "3D preview of {{hall}}",
		coming: "Coming in…",
		comingBooths_one: "{{count}} booth is coming in…",
		comingBooths_other: "{{count}} booths are coming in…",
		failed_one: "{{count}} booth cannot be shown as it should",
		failed_other: "{{count}} booths cannot be shown as they should",
		noWebgl: "This browser cannot draw in 3D.",
		noWebglHelp:
			"Switch on hardware acceleration in its settings, or open this page in a current Chrome, Edge, Firefox or Safari.",
		broken: "The preview could not be shown.",
		tryAgain: "Try again",
		view: "Point of view",
		outside: "From above",
		inside: "Walk",
		goTo: "Go to a booth…",
		wholeHall: "Whole hall",
		headset: "As on a headset",
		headsetHelp: "Draws with the detail and the 90° of a standalone headset.",
		howOutside:
			"Drag to turn, drag with the right button to move, scroll to come nearer. Keys: arrows, W A S D, + and −.",
		howInside: "Drag to look round, click to walk there. Keys: W A S D and arrows.",
		stats: {
			title: "What this view costs to draw",
			draws: "Draws",
			triangles: "Triangles",
			textures: "Textures",
			megabytes: "{{value}} MB",
			of: "{{value}} of {{most}}",
			within: "A standalone headset draws this smoothly.",
			beyond: "More than a standalone headset draws smoothly.",
		},
	},
};
