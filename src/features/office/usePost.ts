import { useRouter } from '@tarojs/taro';

/** The area and its level that a page of the office was opened for; `fits` says whether the level is one it has. */
export const usePost = <L extends string>(levels: readonly L[]): { area: string; level: L; fits: boolean } => {
  const { area = '', level } = useRouter().params;
  const known = levels.find((one) => one === level);
  return { area, level: known ?? (levels[0] as L), fits: area !== '' && known !== undefined };
};
