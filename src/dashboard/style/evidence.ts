/** Levels, signals, quoted evidence: the marks that mean something. Word and number always stand beside the colour. */
export const EVIDENCE_STYLE = `
.level { display: inline-flex; align-items: center; gap: 7px; padding: 1px 9px 1px 7px; border-radius: 4px; color: #fff; font-weight: 650; white-space: nowrap; font-size: 13px; }
.level b { font-weight: 750; }
.level-1 { background: var(--level-1); } .level-2 { background: var(--level-2); } .level-3 { background: var(--level-3); }
.level-4 { background: var(--level-4); } .level-5 { background: var(--level-5); }
.level-none { background: none; color: var(--muted); border: 1px dashed var(--line-strong); }

.signal { display: inline-flex; align-items: center; gap: 6px; padding: 1px 8px 1px 6px; border-radius: 99px; border: 1px solid var(--line-strong); font-size: 12.5px; font-weight: 600; line-height: 1.45; white-space: nowrap; color: var(--soft); background: var(--surface); }
.signal svg { width: 11px; height: 11px; flex: none; fill: currentColor; }
.signal-quiet { border-color: transparent; color: var(--muted); font-weight: 500; background: none; }
.signal-reported { border-color: var(--signal); color: var(--signal); }
.signal-corroborated { border-color: var(--signal); color: var(--signal); background: var(--signal-soft); }
.signal-surging { border-color: var(--surge); color: var(--surge); background: var(--surge-soft); }
.signal-fading { border-style: dotted; color: var(--signal); border-color: var(--signal); }
.signal-overdue { border-style: dashed; border-color: var(--overdue); color: var(--overdue); background: var(--overdue-soft); }
.signal-blind { color: var(--ink); border-color: var(--line-strong); padding: 0; overflow: hidden; }
.signal-blind svg { display: none; }
.signal-blind::before { content: ""; align-self: stretch; width: 18px; background: repeating-linear-gradient(135deg, var(--hatch) 0 2px, transparent 2px 5px); }
.signal-blind { padding-inline-end: 8px; }

.change { display: inline-flex; flex-wrap: wrap; align-items: center; gap: 4px 7px; }
.change .arrow { color: var(--muted); }
.was { color: var(--muted); }

.quotes { list-style: none; padding: 0; display: grid; gap: 9px; }
.quote { border-inline-start: 3px solid var(--line-strong); padding-inline-start: 11px; min-width: 0; }
.quote.demoted { border-inline-start-style: dotted; }
.quote .title { font-weight: 500; }
.quote .title a { color: var(--ink); }
.quote .title a:hover { color: var(--link); }
.passage { color: var(--soft); font-size: 13.5px; font-weight: 400; margin-block: 2px; }
.quote .from { color: var(--muted); font-size: 12.5px; display: flex; flex-wrap: wrap; gap: 0 10px; }
.arithmetic { margin: 0; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 12px; line-height: 1.55; }
.tag { display: inline-block; border: 1px solid var(--line-strong); border-radius: 3px; padding: 0 5px; font-size: 11.5px; font-weight: 500; line-height: 1.5; color: var(--muted); overflow-wrap: anywhere; vertical-align: baseline; }
.tag.bad { color: var(--bad); border-color: currentColor; } .tag.warn { color: var(--warn); border-color: currentColor; } .tag.good { color: var(--good); border-color: currentColor; }
.grade { font-family: var(--mono); font-weight: 700; font-size: 12px; color: var(--soft); border: 1px solid var(--line-strong); border-radius: 3px; padding: 0 4px; }
`;
