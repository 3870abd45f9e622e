/** The shape of a translation of `Texts`: same keys, but Chinese has one plural form, so `…_one` has no counterpart. */
export type Translated<Texts> = {
	readonly [Key in keyof Texts as Key extends `${string}_one` ? never : Key]: Texts[Key] extends string
		? string
		: Translated<Texts[Key]>;
};
