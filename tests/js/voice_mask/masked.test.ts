import { afterEach, beforeEach, expect, test } from "bun:test";
import { maskedVoice, NotMasked } from "../../../components/voice_mask/masked";

const RECORDING = new Blob(["sound"], { type: "audio/webm" });
const before = { ...globalThis, fetch: globalThis.fetch };
let asked: { url: string; init: RequestInit } | undefined;

beforeEach(() => {
  asked = undefined;
  Object.assign(globalThis, {
    location: { href: "https://lapor.example/id/lapor" },
    document: { documentElement: { lang: "id" } },
  });
  online(true);
});

afterEach(() => {
  Object.assign(globalThis, { fetch: before.fetch, location: before.location, document: before.document });
});

function online(onLine: boolean): void {
  Object.defineProperty(navigator, "onLine", { value: onLine, configurable: true });
}

function answers(answer: () => Response): void {
  const fetch = async (url: string, init: RequestInit) => {
    asked = { url, init };
    return answer();
  };
  Object.assign(globalThis, { fetch });
}

async function refusal(): Promise<string> {
  const error = await maskedVoice("some-id", RECORDING).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(NotMasked);
  return error.message;
}

test("test_the_recording_goes_with_the_id_it_will_be_sent_with", async () => {
  answers(() => new Response("masked"));
  expect(await (await maskedVoice("some-id", RECORDING)).text()).toBe("masked");
  expect(asked?.url).toBe("https://lapor.example/api/v1/mask?submission=some-id");
  expect(asked?.init.body).toBe(RECORDING);
});

test("test_nothing_is_asked_when_there_is_no_network", async () => {
  answers(() => new Response("masked"));
  online(false);
  expect(await refusal()).toStartWith("There is no network");
  expect(asked).toBeUndefined();
});

test("test_no_network_is_told_when_the_request_does_not_get_through", async () => {
  answers(() => {
    throw new TypeError("Failed to fetch");
  });
  expect(await refusal()).toStartWith("There is no network");
});

test("test_the_servers_reason_is_told_when_the_voice_cannot_be_disguised", async () => {
  answers(() => Response.json({ title: "Suara ini tidak bisa disamarkan." }, { status: 422 }));
  expect(await refusal()).toBe("Suara ini tidak bisa disamarkan.");
});

test.each([429, 503, 422])("test_later_is_told_when_the_server_answers_%d_without_a_reason", async (status) => {
  answers(() => new Response("busy", { status }));
  expect(await refusal()).toStartWith("You cannot hear it now.");
});
