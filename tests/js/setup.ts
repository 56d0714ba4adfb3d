// What a phone's browser has and Bun has not, and what the build puts into the code.

import "fake-indexeddb/auto";
import { FakeLocks } from "./phone/locks";

Object.assign(globalThis, { __MESSAGES__: {} });
Object.defineProperty(navigator, "locks", { value: new FakeLocks(), configurable: true });
