import { Banner } from '@/ui/Banner';

interface KeptProps {
  /** Sent off, and only the network is missing. */
  waiting: boolean;
  /** Whether the phone could store it. */
  kept: boolean;
  /** What happens with it once the network is back: 自动提交. */
  then: string;
  photos: readonly { failed?: true | 'lost' }[];
}

/** How a form is kept until it can be sent; a full phone is said plainly. */
export function Kept({ waiting, kept, then, photos }: KeptProps) {
  if (!kept)
    return (
      <Banner tone="error">
        手机存满了，写的这些只在屏幕上。请先别关，连上网送出去；或者删掉些不用的照片，腾点地方。
      </Banner>
    );
  if (!waiting) return null;
  const missing = photos.some(({ failed }) => failed);
  return (
    <Banner tone="offline">
      {missing ? `已保存。照片还没传上去，联网后${then}，您不用再点。` : `已保存，联网后${then}，您不用再点。`}
    </Banner>
  );
}
