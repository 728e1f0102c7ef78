import type { Level, Signal } from '../evidence/index.ts';

/** Ground colours of the levels; white writing on each has a contrast of at least 4.5 : 1 (WCAG AA). */
export const LEVEL_COLOURS: Readonly<Record<Level, string>> = {
  1: '#586575',
  2: '#27648f',
  3: '#855c00',
  4: '#b0450c',
  5: '#a01027',
};

/** Signals have a hue of their own, so that nobody reads a signal as a level. */
export const SIGNAL_COLOURS: Readonly<Record<Signal, string>> = {
  blind: '#4a4f57',
  quiet: '#647081',
  reported: '#4b4fb0',
  corroborated: '#3c3fa0',
  surging: '#6a1f9c',
  overdue: '#8a5a00',
  fading: '#6c6fa8',
};
