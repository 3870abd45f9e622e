/** What goes on in the halls now. */
export const liveTexts = {
	live: {
		intro: "Who is inside each hall, brought up to date every ten seconds.",
		closed: "The event is not open to visitors",
		closedText: "Once it is published, this page says how many are inside.",
		toPublish: "To publishing",
		ofCapacity: "of {{capacity}} inside",
		fullness: "How full {{name}} is",
		almostFull:
			"Almost full: the door will soon send people away. A higher capacity takes effect with the next publishing.",
		room: "There is room.",
		hallNotPublic: "Not public yet: it comes with the next publishing.",
	},
};
