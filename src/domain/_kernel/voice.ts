import { number, strictObject } from 'valibot';
import { Url } from './ids';

/** A voice note as it is kept: the checked file, and its length in whole seconds. */
export interface VoiceNote {
  file: string;
  seconds: number;
}

/** A voice note for somebody who may hear it: a temporary address and its length. */
export const VoiceView = strictObject({ url: Url, seconds: number() });

/** Why a voice note is not taken. */
export const VOICE_ERRORS = ['VOICE_NOT_YOURS', 'VOICE_BROKEN', 'VOICE_LONG'] as const;
