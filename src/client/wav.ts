const HEAD = 44;

/** Samples between -1 and 1 as a WAV of one channel and 16 bits. */
export const wavOf = (samples: Float32Array, rate: number): Blob => {
  const view = new DataView(new ArrayBuffer(HEAD + samples.length * 2));
  const text = (at: number, name: string): void =>
    [...name].forEach((letter, n) => view.setUint8(at + n, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, HEAD - 8 + samples.length * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, n) => {
    view.setInt16(HEAD + n * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 0x7fff), true);
  });
  return new Blob([view], { type: 'audio/wav' });
};
