/** WeChat answers the tap on its own button and nothing else: there is nothing to ask besides. */
export const askPhoneCode: (() => Promise<string | undefined>) | undefined = undefined;
