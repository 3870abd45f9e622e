import { defineEndpoint } from "../../endpoint.ts";
import { ownAccount } from "./Account.ts";

export const signOut = defineEndpoint({
	method: "POST",
	path: "/sign-out",
	access: "everyone",
	summary: "Ends the session that the browser's cookie names; it is good for nothing afterwards.",
});

export const readAccount = defineEndpoint({
	method: "GET",
	path: "/account",
	access: "signedIn",
	summary: "Who is signed in, and their roles.",
	reply: ownAccount,
});
