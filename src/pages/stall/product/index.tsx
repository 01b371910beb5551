import { useRouter } from '@tarojs/taro';
import { useQuery } from '@/client/query';
import { Reading } from '@/features/reading/Reading';
import { Page } from '@/ui/Page';
import { draftOf, NO_PRODUCT } from './form';
import { Form } from './Form';
import { Listing } from './Listing';
import { ShelfCode } from './ShelfCode';

function Entering({ area }: { area: string }) {
  const farms = useQuery('shop.farms', { place: area });
  return (
    <Reading query={farms}>{({ rows }) => <Form id="" rev={0} area={area} given={NO_PRODUCT} farms={rows} />}</Reading>
  );
}

function Editing({ id, counter }: { id: string; counter: string }) {
  const query = useQuery('shop.product', { id });
  return (
    <Reading query={query} rows={3}>
      {(product) => (
        <>
          <Listing product={product} />
          <ShelfCode product={id} counter={counter} />
          <Form key={product.rev} id={id} rev={product.rev} area="" given={draftOf(product)} farms={[]} />
        </>
      )}
    </Reading>
  );
}

/** A product in the hands of those who keep the counter: entered, put right, withdrawn. */
export default function StallProduct() {
  const { id = '', counter = '', area = '' } = useRouter().params;
  return <Page>{id === '' ? <Entering area={area} /> : <Editing id={id} counter={counter} />}</Page>;
}
