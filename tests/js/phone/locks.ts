// Web Locks as far as we use them: exclusive, first come first served.

export class FakeLocks {
  private readonly tails = new Map<string, Promise<unknown>>();

  request<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.tails.get(name) ?? Promise.resolve()).then(work, work);
    this.tails.set(name, turn);
    return turn;
  }
}
