import { PayError } from './errors';
import type { PayParts } from './parts';
import { seal } from './signing';
import { rfc3339 } from './times';

/** GET /v3/certificates: the platform's certificate, sealed; a merchant with a public key only has none. */
export const certificates = ({ keys, mode }: PayParts): object => {
  if (mode === 'public-key') throw new PayError(404, 'RESOURCE_NOT_EXISTS', '无可用的平台证书，请使用微信支付公钥');
  const { id, certificate, from, until } = keys().certificate;
  return {
    data: [
      {
        serial_no: id,
        effective_time: rfc3339(from),
        expire_time: rfc3339(until),
        encrypt_certificate: seal(certificate, keys().apiV3Key, 'certificate'),
      },
    ],
  };
};
