/** What went wrong where something is only looked up or scanned; the first screens know no other sentences. */
export const READ_CODES: Readonly<Record<string, string>> = {
  OFFLINE: '网络不太好，没打开。连上网再试一次。',
  UNAUTHENTICATED: '请从微信里打开再试一次。',
  TRUST_TOO_LOW: '这一步要先留个手机号，或者登记住哪一户。',
  FORBIDDEN: '这件事您还办不了，可以请网格员帮忙。',
  NOT_FOUND: '没找到，可能已经撤掉了。',
  BUSY: '正在处理，请等几秒再看。',
  INTERNAL: '我们这边出了点问题，请过一会儿再试。',
  PLACE_GONE: '这栋楼已经拆了，请扫您现在住的楼。',
  CODE_FORGED: '这个码不是社区印的，别扫了，告诉网格员一声。',
  CODE_UNKNOWN: '这个码还没有登记，请告诉网格员。',
  CODE_REVOKED: '这张码已经作废，请扫楼门口新贴的那张。',
  CODE_REPLACED: '这张码已经换新，请扫旁边新的那张。',
  CODE_DAMAGED: '这个码没拍全或印坏了，请再扫一次。',
  FOREIGN_HOST: '这是别处的链接，不是咱们楼栋的码，别点。',
  FOREIGN_QR: '这不是楼栋码。请扫楼门口写着“邻里回音”的那张。',
};

/** What went wrong when something could not be read: nothing was written, so nothing is kept either. */
export const readSentence = (code: string): string => READ_CODES[code] ?? READ_CODES['INTERNAL'] ?? '';
