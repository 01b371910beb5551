/** The mini-program writes files below this prefix only. */
export const UPLOADS = 'u/';

/** Who reaches files without a function: nobody reads; a file below the prefix is written by its creator. */
export interface StorageRule {
  read: boolean | string;
  write: boolean | string;
}

/** The rule of the bucket; a regular expression's answer must be compared with true (docs.cloudbase.net/storage/security-rules). */
export const storageRule: StorageRule = {
  read: false,
  write: `resource.openid == auth.openid && /^${UPLOADS.replace('/', '[/]')}/.test(resource.path) == true`,
};
