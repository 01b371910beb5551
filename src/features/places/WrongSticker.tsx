import { useState } from 'react';
import { call } from '@/client/api';
import { sentence } from '@/client/messages';
import { Banner } from '@/ui/Banner';

const THANKS = '记下了，多谢您。会有人去看那张码，是谁说的不留名。';
const SAME = '那张码写的就是这里，没有贴错。';

interface WrongStickerProps {
  /** The code that was scanned before this place was chosen instead. */
  token: string;
  place: string;
}

/** After a code that named another place: lets the neighbour say that the sticker hangs wrong. */
export function WrongSticker({ token, place }: WrongStickerProps) {
  const [said, setSaid] = useState<string>();
  const tell = async (): Promise<void> => {
    const answer = await call('codes.wrong', { token, place });
    if (!answer.ok) return setSaid(sentence(answer.error.code));
    setSaid(answer.data.noted ? THANKS : SAME);
  };
  if (said !== undefined) return <Banner>{said}</Banner>;
  return (
    <Banner action={{ label: '告诉网格员', onTap: () => void tell() }}>刚才扫的码写着别处，是贴错了地方吗?</Banner>
  );
}
