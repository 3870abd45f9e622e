import { EXHIBITS_OF_SLOT } from "#shared/features/booths/BoothDocument.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import { BoothTemplateError, readBoothTemplate } from "#shared/features/booths/readBoothTemplate.ts";
import { SLOT_LIMITS } from "#shared/features/budget/BoothBudget.ts";
import type { StandCheck } from "#shared/features/media/Media.ts";
import { checkGlb, openGlb } from "./glb.ts";

const BRAND = ["brand.primary", "brand.secondary", "brand.accent"];
/** Each material is a draw of its own. */
const MATERIALS_AT_MOST = SLOT_LIMITS.stand.draws;

/** What a booth's own GLB has of what it needs, line by line as assets/README.md names it. Throws nothing. */
export function checkBoothModel(bytes: Uint8Array): StandCheck[] {
	const checks: StandCheck[] = [];
	const say = (code: StandCheck["code"], result: StandCheck["result"], detail = "") => {
		checks.push({ code, result, detail });
	};
	let glb: ReturnType<typeof openGlb>;
	try {
		glb = openGlb(bytes);
		checkGlb(glb);
		say("readable", "ok");
		say("embedded", "ok");
	} catch (error) {
		const { reason, detail } = error as { reason?: string; detail?: string };
		const isExternal = reason === "model-external-files";
		if (isExternal) say("readable", "ok");
		say(isExternal ? "embedded" : "readable", "missing", detail ?? reason ?? "");
		return checks;
	}
	const template = readTemplate(bytes, say);
	if (template) {
		say("footprint", "ok", `${template.footprint.width} × ${template.footprint.depth} m`);
		checkSlots(template, say);
	}
	const names = (glb.json.materials ?? []).map(({ name }) => name ?? "");
	const missing = BRAND.filter((name) => !names.includes(name));
	say("brand-materials", missing.length === 0 ? "ok" : "warning", missing.join(", "));
	say("materials", names.length <= MATERIALS_AT_MOST ? "ok" : "warning", `${names.length} / ${MATERIALS_AT_MOST}`);
	return checks;
}

type Say = (code: StandCheck["code"], result: StandCheck["result"], detail?: string) => void;

function readTemplate(bytes: Uint8Array, say: Say): BoothTemplate | undefined {
	try {
		return readBoothTemplate(bytes);
	} catch (error) {
		if (!(error instanceof BoothTemplateError)) throw error;
		say(CODE_OF_FAULT[error.fault] ?? "readable", "missing", error.message);
		return undefined;
	}
}

const CODE_OF_FAULT: Partial<Record<BoothTemplateError["fault"], StandCheck["code"]>> = {
	"external-uri": "embedded",
	"footprint-missing": "footprint",
	"footprint-invalid": "footprint",
	"slot-invalid": "slots",
	"slot-name-invalid": "slots",
	"slot-name-taken": "slots",
	"slot-outside": "inside-footprint",
	"obstacle-invalid": "slots",
};

function checkSlots({ slots }: BoothTemplate, say: Say): void {
	say("slots", slots.length > 0 ? "ok" : "missing", slots.map(({ name }) => name).join(", "));
	say("fascia", slots.some(({ kind }) => kind === "fascia") ? "ok" : "warning");
	say("exhibit-slot", slots.some(({ kind }) => EXHIBITS_OF_SLOT[kind].length > 0) ? "ok" : "missing");
}
