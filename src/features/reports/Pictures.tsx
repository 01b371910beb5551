import { showPhotos } from '@/client/go';
import type { ReportView } from '@/domain/reports/schema';
import { BeforeAfter } from '@/ui/BeforeAfter';
import { PhotoRow } from '@/features/photos/PhotoRow';

/** The photos of a report: side by side once there is an after, else as they were sent. */
export function Pictures({ report }: { report: ReportView }) {
  const { photos, afterPhotos } = report;
  const [before] = photos;
  const [after] = afterPhotos;
  if (!after) return <PhotoRow title="原来的样子" urls={photos} />;
  return (
    <>
      <BeforeAfter
        after={after}
        {...(before ? { before } : {})}
        onOpen={(url) => showPhotos([...photos, ...afterPhotos], url)}
      />
      <PhotoRow title="原来的样子，" urls={photos.slice(1)} />
      <PhotoRow title="办好以后，" urls={afterPhotos.slice(1)} />
    </>
  );
}
