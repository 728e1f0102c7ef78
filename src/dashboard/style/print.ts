/** Reports and mails on paper: no menu, no colour needed, links written out. */
export const PRINT_STYLE = `
@media print {
  :root { --ground: #fff; --surface: #fff; --sunk: #fff; --ink: #000; --soft: #222; --muted: #444; --line: #bbb; --link: #000; }
  body { font-size: 10.5pt; }
  .masthead, .colophon, .skip, .pager, .no-print, form { display: none; }
  .exercise { position: static; background: none; border: 2px solid #000; }
  main { padding: 0; max-width: none; }
  .panel, .problem { border: 0; }
  .panel > header { border-bottom: 1px solid #000; padding-inline: 0; }
  .panel > .fill { padding-inline: 0; }
  .columns { grid-template-columns: minmax(0, 1fr); }
  .level, .dial { background: none; color: #000; border: 1.5px solid #000; }
  .dial .steps { display: none; }
  h2, h3, .quote, .problem, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .quote .title a[href^=http]::after { content: " <" attr(href) ">"; font-size: 9pt; word-break: break-all; }
}
`;
