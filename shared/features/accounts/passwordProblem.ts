export const PASSWORD_MIN = 10;

export type PasswordProblem = "password-short" | "password-common" | "password-address";

/** What nobody may use, from the lists of the commonest; shorter ones fall by their length. In lower case. */
const COMMON = new Set(
	`password12 password123 password1234 password12345 passw0rd123 p@ssw0rd123 p@ssword123 1234567890 0123456789
	12345678910 123456789a 123456789q 123123123123 1111111111 0000000000 11111111111 111111111111 9876543210 0987654321
	1122334455 1029384756 1234512345 qwertyuiop qwerty1234 qwerty12345 qwerty123456 qwertyuiop123 1q2w3e4r5t 1qaz2wsx3edc
	1q2w3e4r5t6y qazwsxedcrfv q1w2e3r4t5 asdfghjkl1 asdfghjkl; abcdefghij abc1234567 abcd123456 abcd1234567 a123456789
	aa123456789 aa12345678 woaini1314 woaini1314520 woaini5201314 5201314520 5201314woaini iloveyou12 iloveyou123
	administrator admin12345 admin123456 adminadmin administrator1 letmein123 welcome123 welcome1234 changeme123
	sunshine123 football123 princess123 baseball123 superman123 qqwwee1122 zxcvbnm123 zxcvbnm,./ 147258369a 1472583690
	exhibition exhibition1 pavilion123 pavilion1234 organizer123 exhibitor123`.split(/\s+/),
);

/**
 * Why a password is refused; null for a good one. Length is what counts: neither signs nor capitals are asked for, which
 * only make passwords that are hard to remember and easy to guess.
 */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
	// By characters as people count them.
	if ([...password].length < PASSWORD_MIN) return "password-short";
	const said = password.normalize("NFKC").toLowerCase();
	const address = email.toLowerCase();
	if (said === address || said === address.split("@")[0]) return "password-address";
	if (COMMON.has(said) || new Set(said).size <= 2) return "password-common";
	return null;
}
