// tus-js-client sends with XMLHttpRequest, which service workers do not have (https://github.com/tus/tus-js-client/issues/310).

import type { HttpRequest, HttpResponse, HttpStack } from "tus-js-client";

/** On 1.5 kB/s a piece of 256 KiB takes three minutes. What arrived until then counts: the next try starts behind it. */
const LIMIT_MS = 180_000;

/** Lets tus-js-client send with `fetch`. */
export class FetchStack implements HttpStack {
  createRequest(method: string, url: string): HttpRequest {
    return new FetchRequest(method, url);
  }

  getName(): string {
    return "FetchStack";
  }
}

class FetchRequest implements HttpRequest {
  private readonly headers = new Headers();
  private readonly limit = new AbortController();

  constructor(
    private readonly method: string,
    private readonly url: string,
  ) {}

  getMethod = (): string => this.method;
  getURL = (): string => this.url;
  setHeader = (name: string, value: string): void => this.headers.set(name, value);
  getHeader = (name: string): string | undefined => this.headers.get(name) ?? undefined;
  // fetch does not tell how much of a body has left; pieces of 256 KiB tell often enough.
  setProgressHandler = (): void => {};
  getUnderlyingObject = (): undefined => undefined;

  async send(body: Blob | null = null): Promise<HttpResponse> {
    const { method, headers, limit } = this;
    const timer = setTimeout(() => limit.abort(), LIMIT_MS);
    try {
      const response = await fetch(this.url, { method, headers, body, signal: limit.signal, cache: "no-store" });
      const text = await response.text();
      return {
        getStatus: () => response.status,
        getHeader: (name) => response.headers.get(name) ?? undefined,
        getBody: () => text,
        getUnderlyingObject: () => response,
      };
    } finally {
      clearTimeout(timer);
    }
  }

  async abort(): Promise<void> {
    this.limit.abort();
  }
}
