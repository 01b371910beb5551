import { useEffect, useState } from 'react';
import { wake } from '@/client/patience';
import { uploadPhotos } from '@/client/photos';
import type { FormVoice } from '@/client/record';
import { forgetFile } from '@/client/upload';

/** A form with a voice note, as it is kept on the phone. */
export interface VoiceForm {
  value: { voice: FormVoice | null };
  requestId: string;
  edit: (part: { voice: FormVoice | null }) => void;
  update: (turn: (old: { voice: FormVoice | null }) => { voice?: FormVoice }) => void;
}

/** The voice note of a form: it sets off once the form holds it, like a photo, and can be taken back or sent again. */
export const useFormVoice = ({ value: { voice }, requestId, edit, update }: VoiceForm) => {
  const [progress, setProgress] = useState<number>();
  const missed = (): void => {
    setProgress(undefined);
    update((old) => (old.voice?.local === voice?.local && old.voice ? { voice: { failed: true, ...old.voice } } : {}));
  };
  const send = async (): Promise<void> => {
    if (!voice || voice.fileId || voice.failed === 'lost') return;
    setProgress(0);
    const hear = (_local: string, percent: number): void => setProgress(percent);
    const [sent] = await uploadPhotos([voice], 'voice', requestId, hear, missed);
    setProgress(undefined);
    // It may have been taken back or spoken anew meanwhile.
    if (sent) update((old) => (old.voice?.local === sent.local ? { voice: sent } : {}));
  };
  const resume = (): void => void send();
  const retry = (): void => {
    wake();
    resume();
  };
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useEffect(resume, [voice?.local]);
  const put = (next: FormVoice | null): void => {
    if (voice) forgetFile(voice.local);
    edit({ voice: next });
  };
  return { progress, put, retry };
};
