import Taro from '@tarojs/taro';

/** Opens a page by its folder below `pages`, with ids only in its address: no name, phone or word of a person. */
export const go = (page: string, ids: Readonly<Record<string, string>> = {}, instead = false): void => {
  const query = Object.entries(ids).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  const url = `/pages/${page}/index${query.length > 0 ? `?${query.join('&')}` : ''}`;
  void (instead ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }));
};

/** Goes to a tab. */
export const goTab = (tab: 'home' | 'wall' | 'counter' | 'me'): void =>
  void Taro.switchTab({ url: `/pages/${tab}/index` });

/** Starts a phone call; turning back is no failure. */
export const phone = (phoneNumber: string): void => void Taro.makePhoneCall({ phoneNumber }).catch(() => undefined);

/** Shows photos on the whole screen, beginning with `current`. */
export const showPhotos = (urls: readonly string[], current: string): void =>
  void Taro.previewImage({ urls: [...urls], current });
