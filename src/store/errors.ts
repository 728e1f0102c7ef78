/** Anything the store refuses or cannot do, told apart by class. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** Transient: DynamoDB is throttling, or a record stayed contended through every attempt. Worth a retry later. */
export class StoreBusyError extends StoreError {
  override name = 'StoreBusyError';
}

/** Permanent: what is stored under a key is not what this version writes. */
export class DamagedRecordError extends StoreError {
  override name = 'DamagedRecordError';
  readonly key: string;

  constructor(key: string, faults: string, cause?: unknown) {
    super(
      `the stored record ${key} is damaged: ${faults}. Restore it from a backup or delete it; nothing else was touched`,
      { cause },
    );
    this.key = key;
  }
}

/** Permanent: a page was asked for with a cursor this list did not give. */
export class InvalidCursorError extends StoreError {
  override name = 'InvalidCursorError';

  constructor() {
    super('the cursor was not given by this list: begin again without one, or pass back `next` unchanged');
  }
}

/** Permanent: a page size outside 1 to 200, or a range that cannot be read. */
export class InvalidRequestError extends StoreError {
  override name = 'InvalidRequestError';
}

/** Permanent: the record would not fit DynamoDB's 400 KB. */
export class RecordTooLargeError extends StoreError {
  override name = 'RecordTooLargeError';

  constructor(key: string, bytes: number, limit: number) {
    super(`the record ${key} would be ${bytes} bytes; the bound is ${limit}. Write less into it`);
  }
}

/** Permanent: a change was asked for on something that is not stored. */
export class UnknownRecordError extends StoreError {
  override name = 'UnknownRecordError';
}
