/** What came of an event. */
export const resultsTexts = {
	results: {
		description: "Who stopped at which booth, and for how long. A visit of 20 seconds or more counts as engaged.",
		download: "Download as CSV",
		none: "Nobody has visited a booth yet",
		noneText: "As soon as somebody stops at a booth of the published hall, it is counted here.",
		noneHere: "Nobody has stopped here yet",
		noneHereText: "Once the hall is open and somebody stops at this booth, it is counted here.",
		byBooth: "By booth",
		number: "No.",
		booth: "Booth",
		visitedBooths: "Booths visited",
		columns: {
			visitors: "People",
			visits: "Visits",
			engagedVisits: "Engaged",
			totalDwellSeconds: "Time in all",
			medianDwellSeconds: "Half stay longer than",
			insideNow: "There now",
		},
		csv: {
			visitors: "People",
			visits: "Visits",
			engagedVisits: "Engaged visits",
			totalDwellSeconds: "Time in all, seconds",
			medianDwellSeconds: "Median stay, seconds",
			insideNow: "There now",
		},
		hours: "{{h}} h {{min}} min",
		minutes: "{{min}} min {{s}} s",
		seconds: "{{s}} s",
	},
};
