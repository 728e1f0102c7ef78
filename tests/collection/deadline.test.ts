import { expect, it } from 'vitest';
import { Deadline } from '../../src/collection/parsing/deadline.ts';

const sleep = (millis: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, millis);
};
const work = (millis: number): void => {
  const begin = process.cpuUsage();
  for (let spent = 0; spent < millis * 1_000; ) {
    const { user, system } = process.cpuUsage(begin);
    spent = user + system;
  }
};

it('the time for a document is up when it was worked on for as long, not when the machine did something else', () => {
  const deadline = new Deadline(150);
  sleep(200);
  expect(() => deadline.check()).not.toThrow();
  work(120);
  expect(() => deadline.check()).toThrow(/took longer than 150 ms/);
});

it('work within the time is no reason to stop', () => {
  const deadline = new Deadline(60_000);
  work(20);
  expect(() => deadline.check()).not.toThrow();
});
