// The server as docs/openapi.json describes it, in memory, over real HTTP; and it can be told to misbehave.

import type { Submission } from "../../../components/store/schema";

interface StoredFile {
  bytes: Uint8Array;
  size: number;
  role: string;
  state: "missing" | "stored" | "rejected";
}

interface Report {
  body: string;
  number: string;
  secret: string;
  files: Map<string, StoredFile>;
}

type Trouble = (request: Request) => Promise<Response | undefined> | Response | undefined;

export const problem = (status: number, code: string, headers: Record<string, string> = {}): Response =>
  Response.json(
    { type: `/problems/${code}`, title: `Because of ${code}`, status, code },
    { status, headers: { "Content-Type": "application/problem+json", ...headers } },
  );

export class FakeServer {
  readonly reports = new Map<string, Report>();
  /** "METHOD last-path-segment" of every request, in order. */
  readonly log: string[] = [];
  private troubles: { at: string; trouble: Trouble }[] = [];
  private http = this.listen(0);

  constructor() {
    Object.assign(globalThis, { location: new URL(this.http.url) });
  }

  /** The next request whose log line starts with `at` gets what `trouble` answers; undefined means: as usual. */
  once(at: string, trouble: Trouble): void {
    this.troubles.push({ at, trouble });
  }

  /** Gone, with every open connection cut. */
  async stop(): Promise<void> {
    await this.http.stop(true);
  }

  start(): void {
    this.http = this.listen(Number(location.port));
  }

  file(sha256: string): StoredFile | undefined {
    return [...this.reports.values()].map((report) => report.files.get(sha256)).find(Boolean);
  }

  private listen(port: number) {
    return Bun.serve({ port, hostname: "127.0.0.1", fetch: (request) => this.answer(request) });
  }

  private async answer(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.split("/");
    const line = `${request.method} ${path[4] ? (path[5] ? "file" : "request") : path[3]}`;
    this.log.push(line);
    const index = this.troubles.findIndex(({ at }) => line.startsWith(at));
    const [told] = index < 0 ? [] : this.troubles.splice(index, 1);
    return (await told?.trouble(request)) ?? (await this.usual(request, path));
  }

  async usual(request: Request, path = new URL(request.url).pathname.split("/")): Promise<Response> {
    if (request.method === "POST") return this.take(await request.text());
    const report = [...this.reports.values()].find(({ number }) => number === path[4]);
    if (!report || request.headers.get("Authorization") !== `Bearer ${report.secret}`) {
      return problem(404, "request_not_found");
    }
    const file = report.files.get(path[6] ?? "");
    if (!path[5]) return this.status(report);
    if (!file) return problem(404, "request_not_found");
    return request.method === "HEAD" ? offset(file, 200) : this.append(file, path[6] ?? "", request);
  }

  private take(body: string): Response {
    const submission = JSON.parse(body) as Submission;
    const known = this.reports.get(submission.id);
    if (known && known.body !== body) return problem(409, "submission_conflict");
    const report = known ?? this.open(submission, body);
    const missing = [...report.files].filter(([, { state }]) => state === "missing").map(([sha256]) => sha256);
    const { number: service_request_id, secret } = report;
    const receipt = { service_request_id, secret, status: "received", missing_attachments: missing };
    return Response.json(receipt, { status: known ? 200 : 201 });
  }

  private open(submission: Submission, body: string): Report {
    const number = String(1_000_000_000 + this.reports.size);
    const files = new Map(
      (submission.attachments ?? []).map(({ sha256, size_bytes: size, role }) => [
        sha256,
        { bytes: new Uint8Array(), size, role, state: "missing" as const },
      ]),
    );
    const report = { body, number, secret: `SECRET-${number}`, files };
    this.reports.set(submission.id, report);
    return report;
  }

  private status({ number, files }: Report): Response {
    const attachments = [...files].map(([sha256, { role, state }]) => ({ sha256, role, state }));
    return Response.json({ service_request_id: number, status: "received", attachments, history: [] });
  }

  private async append(file: StoredFile, sha256: string, request: Request): Promise<Response> {
    if (Number(request.headers.get("Upload-Offset")) !== file.bytes.length) return problem(409, "offset");
    this.keep(sha256, new Uint8Array(await request.arrayBuffer()));
    if (file.bytes.length < file.size) return offset(file, 204);
    const hash = new Bun.CryptoHasher("sha256").update(file.bytes).digest("hex");
    if (hash !== sha256) {
      file.bytes = new Uint8Array();
      return problem(422, "attachment_hash_mismatch");
    }
    file.state = "stored";
    return offset(file, 204);
  }

  /** Adds bytes to a file, as if they had arrived before a connection was cut. */
  keep(sha256: string, bytes: Uint8Array): void {
    const file = this.file(sha256);
    if (file) file.bytes = Buffer.concat([file.bytes, bytes]);
  }
}

const offset = (file: StoredFile, status: number): Response =>
  new Response(null, {
    status,
    headers: {
      "Upload-Offset": String(file.bytes.length),
      "Upload-Length": String(file.size),
      "Tus-Resumable": "1.0.0",
    },
  });
