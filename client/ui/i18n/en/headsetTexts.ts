/**
 * What is said about going on in a headset: the panel in the hall, and the page that a headset opens. Its quotation
 * marks are straight ones: curly ones of the font, which is a Chinese one, are as wide as its characters.
 */
export const headsetTexts = {
	headset: {
		title: "Enter with a headset",
		here: "On this device",
		canEnter: "A headset answers here.",
		there: "On a headset of its own",
		openThis: "Open this address in the headset's browser",
		localOnly: "This page is open on the machine itself. A headset needs the machine's address in the network:",
		notInNetwork: "The hall is open on this machine only. Start it with HOST=0.0.0.0, or connect the headset by cable.",
		needsHttps:
			'Headsets allow VR over https only. Start the hall with "npm start -- --https", and the addresses here begin with https.',
		byCable: "With a USB cable instead",
		cable: "With developer mode on in the headset, run this here:",
		cableThen: "Then open this on the headset, where it counts as secure:",
		insecure:
			"This hall is open over http, and headsets allow VR over https only. Ask whoever runs it; without VR everything works.",
		warnsOnce:
			'If the headset warns that the connection is not private: press "Advanced", then "Proceed". It asks once.',
		typeThis: "Type this code there",
		show: "Show a code",
		asking: "Asking for a code…",
		code: "The code: {{digits}}",
		validFor: "Good for {{time}}, once",
		over: "This code is too old now.",
		renew: "New code",
		end: "End this code",
		ended: "The code is ended.",
		nothingCarried: "Your bag and your favourites could not be sent along; everything else comes with you.",
		next: "What happens then",
		nextText:
			'The headset goes on as you: name, look, passport, chats, bag and favourites. This screen hands your avatar over, and "Use it here" takes it back.',
		handedOver: "Your headset has taken over.",
		pageTitle: "Enter with a headset – Pavilion",
		enterCode: "Type the code",
		whereFrom:
			'In the hall, on your computer or phone, press "{{button}}" in the bar below, then "Show a code". You go on here as the same person.',
		without: "Go in without a code",
		field: "The six digits of the code",
		keypad: "Keypad",
		back: "Delete the last digit",
		clear: "Clear",
		checking: "Checking the code…",
		wait_one: "Too many wrong codes. Try again in {{count}} second.",
		wait_other: "Too many wrong codes. Try again in {{count}} seconds.",
		welcome: "Welcome, {{name}}. You are on your way to the hall…",
		pageInsecure: `This page is open over http, so this browser will show the hall on its screen, but no VR. Open the hall's address with https; whoever runs the hall starts it with "npm start -- --https".`,
		storageBlocked:
			"This browser blocks storage, so it cannot go on as you. Leave the private window, or allow this page to store data.",
		otherTitle: "This headset is somebody else's so far",
		otherTitleNamed: "This headset is {{name}}'s so far",
		otherText:
			"If you go on, their name, bag and favourites are removed from this headset. Without another device they cannot come back to their passport and chats.",
		otherConfirm: "Go on as me",
	},
	refusals: {
		"bad-code": "This code is not right, or not good any more. Codes last five minutes and work once.",
		"another-visitor": "This device belongs to another visitor.",
	},
};
