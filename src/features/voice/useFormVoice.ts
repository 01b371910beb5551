import { useRef, useState } from 'react';
import { uploadPhotos } from '@/client/photos';
import type { FormVoice } from '@/client/record';
import { forgetFile } from '@/client/upload';

interface FormVoiceOptions {
  voice: FormVoice | null;
  requestId: string;
  onChange: (voice: FormVoice | null) => void;
}

/** The voice note of a form: it sets off as soon as it is spoken, like a photo, and can be taken back or sent again. */
export const useFormVoice = ({ voice, requestId, onChange }: FormVoiceOptions) => {
  const latest = useRef(voice);
  latest.current = voice;
  const [progress, setProgress] = useState<number>();
  const set = (next: FormVoice | null): void => {
    if (latest.current && latest.current.local !== next?.local) forgetFile(latest.current.local);
    latest.current = next;
    onChange(next);
  };
  const send = async (going: FormVoice): Promise<void> => {
    setProgress(0);
    const [sent] = await uploadPhotos([going], 'voice', requestId, (_local, percent) => setProgress(percent));
    setProgress(undefined);
    // It may have been taken back or spoken anew meanwhile.
    if (sent && latest.current?.local === going.local) set(sent);
  };
  return {
    voice,
    progress,
    put: (spoken: FormVoice): void => {
      set(spoken);
      void send(spoken);
    },
    remove: (): void => set(null),
    retry: (): void => {
      if (latest.current) void send(latest.current);
    },
  };
};
