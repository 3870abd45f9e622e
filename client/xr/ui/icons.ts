import { __iconNode as back } from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import { __iconNode as directory } from "@tabler/icons-react/dist/esm/icons/IconBuildingStore.mjs";
import { __iconNode as check } from "@tabler/icons-react/dist/esm/icons/IconCheck.mjs";
import { __iconNode as down } from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import { __iconNode as previous } from "@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs";
import { __iconNode as next } from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import { __iconNode as up } from "@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs";
import { __iconNode as model } from "@tabler/icons-react/dist/esm/icons/IconCube.mjs";
import { __iconNode as leave } from "@tabler/icons-react/dist/esm/icons/IconDoorExit.mjs";
import { __iconNode as document } from "@tabler/icons-react/dist/esm/icons/IconFileText.mjs";
import { __iconNode as gauge } from "@tabler/icons-react/dist/esm/icons/IconGauge.mjs";
import { __iconNode as hand } from "@tabler/icons-react/dist/esm/icons/IconHandStop.mjs";
import { __iconNode as help } from "@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs";
import { __iconNode as passport } from "@tabler/icons-react/dist/esm/icons/IconId.mjs";
import { __iconNode as keyboard } from "@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs";
import { __iconNode as link } from "@tabler/icons-react/dist/esm/icons/IconLink.mjs";
import { __iconNode as map } from "@tabler/icons-react/dist/esm/icons/IconMap2.mjs";
import { __iconNode as goThere } from "@tabler/icons-react/dist/esm/icons/IconMapPin.mjs";
import { __iconNode as chat } from "@tabler/icons-react/dist/esm/icons/IconMessageCircle.mjs";
import { __iconNode as mute } from "@tabler/icons-react/dist/esm/icons/IconMessageOff.mjs";
import { __iconNode as microphone } from "@tabler/icons-react/dist/esm/icons/IconMicrophone.mjs";
import { __iconNode as reactions } from "@tabler/icons-react/dist/esm/icons/IconMoodSmile.mjs";
import { __iconNode as video } from "@tabler/icons-react/dist/esm/icons/IconMovie.mjs";
import { __iconNode as bag } from "@tabler/icons-react/dist/esm/icons/IconPaperBag.mjs";
import { __iconNode as picture } from "@tabler/icons-react/dist/esm/icons/IconPhoto.mjs";
import { __iconNode as pause } from "@tabler/icons-react/dist/esm/icons/IconPlayerPause.mjs";
import { __iconNode as play } from "@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs";
import { __iconNode as phrases } from "@tabler/icons-react/dist/esm/icons/IconQuote.mjs";
import { __iconNode as back10 } from "@tabler/icons-react/dist/esm/icons/IconRewindBackward10.mjs";
import { __iconNode as on10 } from "@tabler/icons-react/dist/esm/icons/IconRewindForward10.mjs";
import { __iconNode as turn } from "@tabler/icons-react/dist/esm/icons/IconRotate2.mjs";
import { __iconNode as search } from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { __iconNode as send } from "@tabler/icons-react/dist/esm/icons/IconSend.mjs";
import { __iconNode as settings } from "@tabler/icons-react/dist/esm/icons/IconSettings.mjs";
import { __iconNode as people } from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import { __iconNode as sphere } from "@tabler/icons-react/dist/esm/icons/IconWorld.mjs";
import { __iconNode as close } from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { __iconNode as closer } from "@tabler/icons-react/dist/esm/icons/IconZoomIn.mjs";
import { __iconNode as further } from "@tabler/icons-react/dist/esm/icons/IconZoomOut.mjs";
import type { IconPaths } from "./icon.ts";

type IconNode = typeof close;

/** The same icons as on pages, as paths that a surface can draw. */
export const ICONS = {
	back: pathsOf(back),
	back10: pathsOf(back10),
	bag: pathsOf(bag),
	chat: pathsOf(chat),
	check: pathsOf(check),
	close: pathsOf(close),
	closer: pathsOf(closer),
	directory: pathsOf(directory),
	document: pathsOf(document),
	down: pathsOf(down),
	further: pathsOf(further),
	gauge: pathsOf(gauge),
	goThere: pathsOf(goThere),
	hand: pathsOf(hand),
	help: pathsOf(help),
	keyboard: pathsOf(keyboard),
	leave: pathsOf(leave),
	link: pathsOf(link),
	map: pathsOf(map),
	microphone: pathsOf(microphone),
	model: pathsOf(model),
	mute: pathsOf(mute),
	next: pathsOf(next),
	on10: pathsOf(on10),
	passport: pathsOf(passport),
	pause: pathsOf(pause),
	people: pathsOf(people),
	phrases: pathsOf(phrases),
	picture: pathsOf(picture),
	play: pathsOf(play),
	previous: pathsOf(previous),
	reactions: pathsOf(reactions),
	search: pathsOf(search),
	send: pathsOf(send),
	settings: pathsOf(settings),
	sphere: pathsOf(sphere),
	turn: pathsOf(turn),
	up: pathsOf(up),
	video: pathsOf(video),
} as const satisfies Readonly<Record<string, IconPaths>>;

function pathsOf(node: IconNode): IconPaths {
	return node.flatMap(([element, { d }]) => (element === "path" && d ? [d] : []));
}
