// The stretch of a recording that is played again and again, and the speeds it is played at.

/** From half to one and a half times as fast; the pitch stays. */
export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5];

/** Returns the next speed in a direction, or the same one at either end. */
export function speedAfter(speed: number, step: 1 | -1): number {
  return SPEEDS[SPEEDS.indexOf(speed) + step] ?? speed;
}

/** A stretch in seconds. It is played again once it has a start and an end. */
export class Stretch {
  start?: number;
  end?: number;

  begin(at: number): void {
    this.start = at;
    if (this.end !== undefined && this.end <= at) this.end = undefined;
  }

  /** Sets the end; without a start the recording's own counts. False: there is nothing before it to play. */
  close(at: number): boolean {
    const start = this.start ?? 0;
    if (at <= start) return false;
    this.start = start;
    this.end = at;
    return true;
  }

  off(): void {
    this.start = undefined;
    this.end = undefined;
  }

  get loops(): boolean {
    return this.end !== undefined;
  }

  /** Returns where to go on from `at`. */
  from(at: number): number {
    return this.end !== undefined && at >= this.end ? (this.start ?? 0) : at;
  }
}
