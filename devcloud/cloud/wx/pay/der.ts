import { createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const node = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const size: number[] = [];
  for (let rest = body.length; rest > 0; rest >>= 8) size.unshift(rest & 255);
  return Buffer.concat([Buffer.from([tag, 128 | size.length, ...size]), body]);
};

const sequence = (...parts: readonly Buffer[]): Buffer => node(0x30, ...parts);
const oid = (hex: string): Buffer => node(0x06, Buffer.from(hex, 'hex'));

// 1.2.840.113549.1.1.11 with its NULL parameter; 2.5.4.10 and 2.5.4.3 name the owner.
const SHA256_WITH_RSA = sequence(oid('2a864886f70d01010b'), node(0x05));
const ORGANISATION = '55040a';
const COMMON_NAME = '550403';

const name = (parts: readonly (readonly [string, string])[]): Buffer =>
  sequence(...parts.map(([type, text]) => node(0x31, sequence(oid(type), node(0x0c, Buffer.from(text))))));

// X.509 writes years from 2050 on with four digits, earlier ones with two.
const time = (ms: number): Buffer => {
  const text = `${new Date(ms).toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;
  return text < '2050' ? node(0x17, Buffer.from(text.slice(2))) : node(0x18, Buffer.from(text));
};

/** What a self-made certificate says. */
export interface CertificateFacts {
  /** Hexadecimal, its first digit 1 to 7, so that the number is positive. */
  serial: string;
  owner: string;
  from: number;
  until: number;
}

/** An X.509 certificate of the key, signed by the key itself, as PEM. */
export const selfSigned = (privateKey: KeyObject, { serial, owner, from, until }: CertificateFacts): string => {
  const who = name([
    [ORGANISATION, 'local cloud'],
    [COMMON_NAME, owner],
  ]);
  const body = sequence(
    node(0xa0, node(0x02, Buffer.from([2]))),
    node(0x02, Buffer.from(serial, 'hex')),
    SHA256_WITH_RSA,
    who,
    sequence(time(from), time(until)),
    who,
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
  );
  const signature = node(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const lines =
    sequence(body, SHA256_WITH_RSA, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
};
