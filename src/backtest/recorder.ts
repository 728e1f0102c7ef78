import type { Library } from '../definitions/model.ts';
import type { EpochMillis, HitRecord, Millis, ProblemId } from '../evidence/index.ts';
import { fromIso, toIso } from '../evidence/index.ts';
import type { ReplayedAlert, Standing, StepOutcome } from './replay.ts';
import { Track } from './track.ts';

/** What is kept of one problem while the replay runs. */
export interface ProblemRecord {
  track: Track;
  /** Every alert of the production policy, oldest first. */
  alerts: ReplayedAlert[];
}

/** Keeps of a replay what its summary needs, and writes its timeline; steps before `from` only warm up. */
export class Recorder {
  readonly problems: Map<ProblemId, ProblemRecord>;
  readonly from: EpochMillis;
  steps = 0;
  hits = 0;
  /** Everything before this instant has been replayed. */
  through: EpochMillis;
  private readonly step: Millis;
  private readonly lines = new Map<ProblemId, string>();

  constructor(library: Library, from: EpochMillis, step: Millis) {
    this.from = from;
    this.through = from;
    this.step = step;
    this.problems = new Map(
      library.problems.map(({ id, indicators }) => [
        id,
        {
          track: new Track(
            step,
            indicators.map((one) => one.id),
          ),
          alerts: [],
        },
      ]),
    );
  }

  /** Counts a hit of the period. @returns whether it belongs to the period. */
  hit(hit: HitRecord): boolean {
    if (fromIso(hit.at) < this.from) return false;
    this.hits += 1;
    this.problems.get(hit.problem)?.track.hit(hit);
    return true;
  }

  /** Takes what a step gave. @returns the timeline's lines for it, one per problem; none while warming up. */
  take(at: EpochMillis, { standings, alerts }: StepOutcome): string[] {
    if (at < this.from) return [];
    this.steps += 1;
    this.through = at + this.step;
    for (const one of alerts) this.problems.get(one.alert.problem)?.alerts.push(one);
    const iso = toIso(at);
    return standings.map((standing) => {
      this.problems.get(standing.problem)?.track.stand(standing);
      return `{"at":"${iso}",${this.line(standing)}`;
    });
  }

  /** The unchanging part of a line is written once. */
  private line(standing: Standing): string {
    const { problem, level, blind, signals, entry } = standing;
    const known = this.lines.get(problem);
    if (known !== undefined && entry === undefined) return known;
    const rest = { problem, level, blind, signals: Object.fromEntries(signals) };
    const line = JSON.stringify(rest).slice(1);
    this.lines.set(problem, line);
    if (entry === undefined) return line;
    const changes = entry.transitions.map(({ subject, id, was, is, why }) => ({ subject, id, was, is, why }));
    return JSON.stringify({ ...rest, version: entry.version, changes }).slice(1);
  }
}
