import type { Condition, EventCondition } from '../../definitions/condition.ts';
import { type Html, html, join } from '../../markup/html.ts';

/** A condition as an outline that can be read without knowing how it is stored. */
export function conditionOutline(condition: Condition): Html {
  switch (condition.type) {
    case 'term':
      return html`<q dir="auto">${condition.term.text}</q>`;
    case 'list':
      return html`<code>${condition.list}</code>`;
    case 'place':
      return html`in or at <code>${condition.place}</code>`;
    case 'any':
      return group('any of', condition.of);
    case 'all':
      return group('all of', condition.of);
    case 'none':
      return group('none of', condition.of);
    case 'atLeast':
      return group(`at least ${condition.count} of`, condition.of);
    case 'near':
      return group(
        `near each other${condition.ordered ? ', in this order' : ''}, at most ${condition.within} other words between`,
        condition.of,
      );
    case 'sentence':
      return group('in one sentence', [condition.that]);
    case 'field':
      return group(`in ${condition.fields.join(' or ')}`, [condition.that]);
    case 'weights':
      return html`weights adding up to ${condition.threshold}:<ul>${condition.of.map(({ weight, when }) => html`<li>${weight}: ${conditionOutline(when)}</li>`)}</ul>`;
    case 'event':
      return eventOutline(condition);
  }
}

/** Terms and lists stand side by side; anything deeper gets a line of its own. */
function group(name: string, members: readonly Condition[]): Html {
  const flat = members.every(({ type }) => type === 'term' || type === 'list' || type === 'place');
  const outlines = members.map(conditionOutline);
  if (flat) return html`${name}: ${join(outlines, ', ')}`;
  return html`${name}:<ul>${outlines.map((outline) => html`<li>${outline}</li>`)}</ul>`;
}

function eventOutline({ agent, action, target, notTarget, involved, require }: EventCondition): Html {
  const codes = (names: readonly string[]): Html =>
    join(
      names.map((name) => html`<code>${name}</code>`),
      ' or ',
    );
  const lines = [
    html`what: ${codes(action)}`,
    agent === 'none' && html`who: nobody is named`,
    agent !== 'none' &&
      agent !== undefined &&
      html`who: ${codes(agent.any)} (${agent.attribution.join(', ')})`,
    target !== undefined && html`to whom: ${codes(target.any)}`,
    notTarget.length > 0 && html`never to: ${codes(notTarget)}`,
    involved !== undefined && html`on either side: ${codes(involved.any)}`,
    require.length > 0 && html`marked: ${require.join(', ')}`,
  ].filter((line) => line !== false);
  return html`an event:<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
