/** Small talk of a fair, in the languages that are heard there. */
export const BOT_LINES = [
	"你好！这个展位太棒了",
	"请问有中文资料吗？",
	"数字孪生的延迟是多少？",
	"我们在主舞台见",
	"这个模型可以拆开看",
	"Hello! Is anyone from the team here?",
	"The bridge twin is impressive.",
	"Do you have a brochure in English?",
	"See you at the stage in ten minutes.",
	"How is the data collected on site?",
] as const;
