/** What analysts see in a browser, and the JSON behind it. */
export { createDashboard } from './dashboard.ts';
export type { DashboardDeps } from './deps.ts';
export type { SiteLink } from './frame.ts';
