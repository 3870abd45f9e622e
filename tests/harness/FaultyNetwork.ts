import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** A TCP proxy in front of the hall that can behave as networks do at their worst. */
export class FaultyNetwork implements AsyncDisposable {
	readonly #server: Server;
	readonly #pairs = new Set<{ client: Socket; upstream: Socket }>();
	#refusing = false;
	#holding = false;
	#holdingUpgrades = false;
	/** WebSockets that were held before they had begun. */
	heldUpgrades = 0;

	private constructor(port: number) {
		this.#server = createServer((client) => this.#carry(client, port));
	}

	static async before(port: number): Promise<FaultyNetwork> {
		const network = new FaultyNetwork(port);
		await new Promise<void>((resolve) => network.#server.listen(0, "127.0.0.1", resolve));
		return network;
	}

	get origin(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	/** Every connection ends without a goodbye. */
	cut(): void {
		for (const { client, upstream } of this.#pairs) {
			client.resetAndDestroy();
			upstream.resetAndDestroy();
		}
	}

	/** New connections are refused until `recover`. */
	refuse(): void {
		this.#refusing = true;
	}

	/** Connections stay open and nothing goes through either way: what a proxy that swallows close frames looks like. */
	hold(): void {
		this.#holding = true;
		for (const { client, upstream } of this.#pairs) {
			client.pause();
			upstream.pause();
		}
	}

	/** Requests go through; from a new WebSocket nothing ever comes, and it stays open. */
	holdUpgrades(): void {
		this.#holdingUpgrades = true;
	}

	/** New connections work again; the held ones stay dead. */
	recover(): void {
		this.#holdingUpgrades = false;
		this.#refusing = false;
		this.#holding = false;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.cut();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#carry(client: Socket, port: number): void {
		if (this.#refusing) {
			client.resetAndDestroy();
			return;
		}
		const upstream = connect(port, "127.0.0.1");
		const pair = { client, upstream };
		this.#pairs.add(pair);
		const end = () => {
			this.#pairs.delete(pair);
			client.destroy();
			upstream.destroy();
		};
		for (const socket of [client, upstream]) socket.on("error", end).on("close", end);
		client.on("data", (data) => {
			if (this.#holdingUpgrades && /\r\nUpgrade: websocket\r\n/i.test(data.toString("latin1"))) {
				this.heldUpgrades++;
				client.pause();
			} else upstream.write(data);
		});
		upstream.on("data", (data) => void client.write(data));
		if (this.#holding) this.hold();
	}
}
