import { uploadAll } from './pictures';
import type { Player } from './player';
import type { PrintedShelf, ProductData, ShopData } from './shapes';

const VILLAGE = '演示村';

interface Made {
  id: string;
}
interface Listed extends Made {
  skus: readonly { sku: string }[];
}
interface Drawn {
  number: string;
  link: string;
}

const addProduct = async (player: Player, staff: string, place: string, data: ProductData): Promise<Listed> => {
  const farm = { place, ...data.farm, village: VILLAGE, story: '' };
  const { id } = await player.write<Made>(`farm/${data.key}`, staff, 'shop.addFarm', farm);
  const step = `product/${data.key}`;
  const photos = await uploadAll(player, step, staff, 'product', [`product-${data.key}.jpg`]);
  const { name, uses, story } = data;
  const skus = data.skus.map(({ spec, price }) => ({ spec, price }));
  const input = { place, farm: id, name, village: VILLAGE, uses, story, priceNote: '演示价', skus, photos };
  return player.write<Listed>(step, staff, 'shop.addProduct', input);
};

const fill = async (player: Player, staff: string, counter: string, data: ProductData, listed: Listed) => {
  for (const [n, { sku }] of listed.skus.entries()) {
    const input = { counter, product: listed.id, sku, change: data.skus[n]?.in ?? 0, reason: '演示进货' };
    await player.write(`stock/${data.key}/${n}`, staff, 'shop.stock', input);
  }
};

/** Opens the demo's produce counter and fills its shelves; the codes printed on them. */
export const playShop = async (player: Player, data: ShopData, community: string): Promise<PrintedShelf[]> => {
  const { staff, hours } = data;
  const asked = { parent: community, kind: 'counter', name: data.counter };
  const { id: counter } = await player.write<Made>('place/counter', staff, 'places.add', asked);
  await player.write('counter', staff, 'shop.setCounter', { counter, hours, open: true, unattended: false });
  const shelves = [];
  for (const product of data.products) {
    const listed = await addProduct(player, staff, community, product);
    await fill(player, staff, counter, product, listed);
    const picture = { counter, product: listed.id, format: 'svg' };
    const { number, link } = await player.read<Drawn>(staff, 'shop.shelfPicture', picture);
    shelves.push({ counter, product: listed.id, name: product.name, number, link });
  }
  return shelves;
};
