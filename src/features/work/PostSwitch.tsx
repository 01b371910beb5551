import { useState } from 'react';
import { Card } from '@/ui/Card';
import { Cell } from '@/ui/Cell';
import { Choice } from '@/ui/Choice';
import { Sheet } from '@/ui/Sheet';
import type { Post } from './posts';

interface PostSwitchProps {
  posts: readonly Post[];
  post: Post;
  onPost: (post: Post) => void;
}

/** Which area is being looked at, and the way to another one of the same person. */
export function PostSwitch({ posts, post, onPost }: PostSwitchProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const pick = (key: string) => {
    const next = posts.find((one) => one.key === key);
    if (next) onPost(next);
    close();
  };
  const options = posts.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <Card>
      <Cell icon="home" title={post.name} note="点这里换一片" onTap={() => setOpen(true)} />
      {open ? (
        <Sheet title="看哪一片?" confirm="不换了" onConfirm={close} onClose={close}>
          <Choice label="您负责的" options={options} chosen={[post.key]} onPick={pick} />
        </Sheet>
      ) : null}
    </Card>
  );
}
