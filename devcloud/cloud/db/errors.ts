/** An error the gateway answers with a platform code; the SDK throws it with the same `code`. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A request the database refuses, in Mongo's words. */
export const databaseError = (message: string): CloudError => new CloudError('DATABASE_REQUEST_FAILED', message);

/** A parameter that the platform refuses. */
export const invalidParam = (message: string): CloudError => new CloudError('INVALID_PARAM', message);

/** A collection that nobody declared: collections are never created by writing to them. */
export const noCollection = (name: string): CloudError =>
  new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
  );

/** A write conflict between transactions: the only code that makes the SDK's runTransaction try again. */
export const transactionConflict = (): CloudError =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem cannot be solved, contact us.',
  );

/** A transaction that expired, ended or never was. */
export const noTransaction = (): CloudError =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem cannot be solved, contact us.',
  );

/** A second document under a unique key, in Mongo's text. */
export const duplicateKey = (collection: string, index: string, key: string): CloudError =>
  databaseError(
    `[FailedOperation.DuplicateWrite] E11000 duplicate key error collection: ${collection} index: ${index} dup key: { ${key} }`,
  );

/** More than one answer may carry. */
export const answerTooLarge = (most: number): CloudError =>
  new CloudError(
    'EXCEED_MAX_PAYLOAD_SIZE',
    `the documents found have more than ${most} bytes: ask for fewer, or for fewer of their fields`,
  );
