declare module 'dynalite' {
  import type { Server } from 'node:http';

  export interface DynaliteOptions {
    /** Folder of the database; in memory without it. */
    path?: string;
    /** Milliseconds a new table stays in CREATING. */
    createTableMs?: number;
  }

  export default function dynalite(options?: DynaliteOptions): Server;
}
