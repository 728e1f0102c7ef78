/** What of WebAssembly the scan uses; the types of Node.js leave it to those of browsers. */
declare namespace WebAssembly {
  class Memory {
    constructor(size: { initial: number });
    readonly buffer: ArrayBuffer;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: { near: { memory: Memory } });
    readonly exports: Readonly<Record<string, unknown>>;
  }
}
