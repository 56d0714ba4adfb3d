// The Cache API as far as a service worker of ours uses it.

type Key = Request | string;

const urlOf = (key: Key): string => new URL(typeof key === "string" ? key : key.url, location.href).href;

export class FakeCache {
  readonly entries = new Map<string, Response>();

  async put(key: Key, response: Response): Promise<void> {
    this.entries.set(urlOf(key), response);
  }

  async match(key: Key): Promise<Response | undefined> {
    return this.entries.get(urlOf(key))?.clone();
  }

  async keys(): Promise<Request[]> {
    return [...this.entries.keys()].map((url) => new Request(url));
  }

  /** All or none, as the standard says. */
  async addAll(requests: Request[]): Promise<void> {
    const responses = await Promise.all(requests.map((request) => fetch(request)));
    if (responses.some(({ ok }) => !ok)) throw new TypeError("a response was not ok");
    for (const [index, response] of responses.entries()) await this.put(requests[index] as Request, response);
  }
}

export class FakeCaches {
  readonly all = new Map<string, FakeCache>();

  async open(name: string): Promise<FakeCache> {
    const cache = this.all.get(name) ?? new FakeCache();
    this.all.set(name, cache);
    return cache;
  }

  async match(key: Key): Promise<Response | undefined> {
    for (const cache of this.all.values()) {
      const found = await cache.match(key);
      if (found) return found;
    }
    return undefined;
  }

  keys = async (): Promise<string[]> => [...this.all.keys()];
  delete = async (name: string): Promise<boolean> => this.all.delete(name);
}
