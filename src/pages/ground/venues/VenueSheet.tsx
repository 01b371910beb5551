import { View } from '@tarojs/components';
import { Banner } from '@/ui/Banner';
import { Field } from '@/ui/Field';
import { Sheet } from '@/ui/Sheet';
import { Days } from './Days';
import { useVenueForm, type Keeping } from './useVenueForm';
import { WhereAt } from './WhereAt';
import { WORDS } from './words';

const NAME_MOST = 40;
const NOTE_MOST = 200;

type Form = ReturnType<typeof useVenueForm>;

/** Where and when an activity is held; where it is, is not changed any more. */
function Held({ community, fresh, form }: { community: string; fresh: boolean; form: Form }) {
  const { value, edit, wrong } = form;
  return (
    <>
      {fresh ? <WhereAt community={community} chosen={value.at} onPick={(at) => edit({ at })} /> : null}
      <Days value={value} edit={edit} error={wrong.day} />
    </>
  );
}

/** Adds a venue or an activity, or says anew what is there and when. */
export function VenueSheet(props: Keeping & { onClose: () => void }) {
  const { kind, community, venue, onClose } = props;
  const form = useVenueForm(props, onClose);
  const { value, edit, wrong } = form;
  const words = WORDS[kind];
  return (
    <Sheet
      title={venue ? venue.name : words.add}
      confirm={venue ? '就这样改' : '添上'}
      loading={form.busy}
      onConfirm={form.send}
      onClose={onClose}
    >
      {venue ? (
        <View>名字印在码上，不改。</View>
      ) : (
        <Field
          label={words.name}
          hint={`比如：${words.example}。会印在码上。`}
          value={value.name}
          max={NAME_MOST}
          onInput={(name) => edit({ name })}
          {...(wrong.name ? { error: wrong.name } : {})}
        />
      )}
      {kind === 'activity' ? <Held community={community} fresh={!venue} form={form} /> : null}
      <Field
        label={words.note}
        hint="谁扫到都看得到。"
        value={value.note}
        max={NOTE_MOST}
        lines="many"
        onInput={(note) => edit({ note })}
        {...(wrong.note ? { error: wrong.note } : {})}
      />
      {form.problem ? <Banner tone="error">{form.problem}</Banner> : null}
    </Sheet>
  );
}
