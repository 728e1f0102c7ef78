/** Which transitions become messages to people, and how these read. */
export { active, type Muting, muting } from './mute.ts';
export {
  type AlertPolicy,
  DEFAULT_POLICY,
  gathering,
  newsOf,
  type Parent,
  type PlanInput,
  planAlert,
} from './plan.ts';
