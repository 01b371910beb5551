const RATE = 8000;
const HEAD = 44;
/** The tones that stand for a voice in the demo, in Hz: nobody’s real voice is in the repository. */
const NOTES = [392, 440, 523, 440] as const;
const NOTE_S = 0.5;

const sampleAt = (n: number): number => {
  const at = n / RATE;
  const into = (at % NOTE_S) / NOTE_S;
  const hz = NOTES[Math.floor(at / NOTE_S) % NOTES.length] ?? 440;
  return Math.round(8000 * Math.sin(2 * Math.PI * hz * at) * Math.sin(Math.PI * into));
};

/** A recording of so many seconds: a quiet tune as a WAV of one channel. */
export const tuneOf = (seconds: number): Buffer => {
  const samples = seconds * RATE;
  const bytes = Buffer.alloc(HEAD + samples * 2);
  bytes.write('RIFF    WAVEfmt ', 'latin1');
  bytes.writeUInt32LE(HEAD - 8 + samples * 2, 4);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(RATE, 24);
  bytes.writeUInt32LE(RATE * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples * 2, 40);
  for (let n = 0; n < samples; n += 1) bytes.writeInt16LE(sampleAt(n), HEAD + n * 2);
  return bytes;
};
