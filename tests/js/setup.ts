// What the phone's browser has and Bun has not.

import "fake-indexeddb/auto";

Object.assign(globalThis, { __MESSAGES__: {} });
