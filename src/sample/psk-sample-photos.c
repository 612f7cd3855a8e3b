/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-sample-photos.h"

#include <glib/gstdio.h>
#include <math.h>

#include "psk-alignment.h"
#include "psk-centre-table.h"
#include "psk-photo-intake.h"
#include "psk-photo.h"
#include "psk-sample-picture.h"
#include "psk-sample-scene.h"

/* The quarter ends on 31 March: what shall count in it was taken before. */
#define LAST_DAY 88

/* Three things to look into: a photo that two centres have, one that was taken
 * far away from its pin, and a pair in the wrong order. Each is the fault of the
 * n-th tambon that it can happen to. */
#define NTH_BORROWED 3
#define NTH_FAR 30
#define NTH_REVERSED 0

/* A photo that is to be drawn, and what became of it. */
typedef struct
{
  const PskSampleTambon *tambon;
  gboolean after;
  guint32 seed; /* the place; the same before and after */
  int day;
  char *marked_on; /* the moment in Exif, or NULL */
  double lat; /* in Exif, or NaN */
  double lon;
  char *name;

  PskPhotoInfo *info;
  char *file;
} SamplePhoto;

/* What the threads share. */
typedef struct
{
  const char *photos_dir;
  char *temporary_dir;
  GMutex mutex;
  GError *error; /* the first one, under the mutex */
} Studio;

static void
sample_photo_free (gpointer data)
{
  SamplePhoto *photo = data;

  g_clear_pointer (&photo->info, psk_photo_info_free);
  g_free (photo->marked_on);
  g_free (photo->name);
  g_free (photo->file);
  g_free (photo);
}

/* A camera writes the moment and the place; a messenger takes both away. */
static void
set_marks (PskSamplePlan *plan,
           SamplePhoto   *photo)
{
  const PskSampleTambon *tambon = photo->tambon;
  const gboolean camera = psk_sample_plan_chance (plan, 70);
  const int number = psk_sample_plan_roll (plan, 1, 9999);

  photo->lat = photo->lon = NAN;
  photo->name = g_strdup_printf (camera ? "IMG_%04d.jpg" : "LINE_%04d.jpg", number);
  if (!camera)
    return;

  photo->lat = (tambon->pinned_day >= 0 ? tambon->pin_lat : tambon->lat)
               + psk_sample_plan_roll (plan, -40, 40) / 1e5;
  photo->lon = (tambon->pinned_day >= 0 ? tambon->pin_lon : tambon->lon)
               + psk_sample_plan_roll (plan, -40, 40) / 1e5;
}

static void
set_moment (PskSamplePlan *plan,
            SamplePhoto   *photo)
{
  g_autofree char *date = psk_sample_date (photo->day);
  const int hour = psk_sample_plan_roll (plan, 8, 16);
  const int minute = psk_sample_plan_roll (plan, 0, 59);

  if (!isnan (photo->lat))
    photo->marked_on = g_strdup_printf ("%sT%02d:%02d:%02d", date, hour, minute,
                                        (minute * 7 + hour) % 60);
}

static int
roll_day (PskSamplePlan         *plan,
          const PskSampleTambon *tambon,
          gboolean               after)
{
  int away = after ? psk_sample_plan_roll (plan, 18, 45) : -psk_sample_plan_roll (plan, 3, 20);

  if (tambon->opened_day < 0)
    return psk_sample_plan_roll (plan, 15, 80);

  return CLAMP (tambon->opened_day + away, 2, LAST_DAY);
}

static void
plan_photo (PskSamplePlan         *plan,
            const PskSampleTambon *tambon,
            gboolean               after,
            int                    nth,
            GPtrArray             *photos)
{
  SamplePhoto *photo = g_new0 (SamplePhoto, 1);

  photo->tambon = tambon;
  photo->after = after;
  photo->seed = tambon->code * 10u + nth;
  photo->day = roll_day (plan, tambon, after);
  set_marks (plan, photo);
  set_moment (plan, photo);
  g_ptr_array_add (photos, photo);
}

/* The photo of another centre, sent in once more. */
static void
borrow_photo (SamplePhoto *photo,
              SamplePhoto *other)
{
  photo->seed = other->seed;
  photo->day = other->day;
  photo->lat = other->lat;
  photo->lon = other->lon;
  g_free (photo->marked_on);
  photo->marked_on = g_strdup (other->marked_on);
  g_free (photo->name);
  photo->name = g_strdup (other->name);
}

static void
make_faults (GPtrArray *photos)
{
  int n_alone = 0;
  int n_far = 0;
  int n_reversed = 0;

  for (guint i = 1; i < photos->len; i++)
    {
      SamplePhoto *photo = photos->pdata[i];
      SamplePhoto *last = photos->pdata[i - 1];

      if (photo->after && photo->tambon->n_before == 0 && last->after
          && n_alone++ == NTH_BORROWED)
        borrow_photo (photo, last);
      else if (!isnan (photo->lat) && photo->tambon->pinned_day >= 0 && n_far++ == NTH_FAR)
        photo->lat += 0.08;
      else if (isnan (photo->lat) && isnan (last->lat) && photo->after && !last->after
               && photo->tambon == last->tambon && n_reversed++ == NTH_REVERSED)
        last->day = MIN (photo->day + 2, LAST_DAY);
    }
}

static GPtrArray *
plan_photos (PskSamplePlan *plan)
{
  GPtrArray *photos = g_ptr_array_new_with_free_func (sample_photo_free);

  psk_sample_plan_begin (plan, PSK_SAMPLE_PART_PHOTOS);
  for (guint i = 0; i < plan->n_tambons; i++)
    {
      const PskSampleTambon *tambon = &plan->tambons[i];

      for (int nth = 0; nth < tambon->n_before; nth++)
        plan_photo (plan, tambon, FALSE, nth, photos);
      for (int nth = 0; nth < tambon->n_after; nth++)
        plan_photo (plan, tambon, TRUE, nth, photos);
    }
  make_faults (photos);

  return photos;
}

static void
draw_photo (gpointer data,
            gpointer user_data)
{
  SamplePhoto *photo = data;
  Studio *studio = user_data;
  g_autofree char *name = g_strdup_printf ("%d-%d-%u.jpg", photo->tambon->code, photo->after,
                                           photo->seed);
  g_autofree char *path = g_build_filename (studio->temporary_dir, name, NULL);
  g_autoptr (GError) error = NULL;

  if (psk_sample_picture_write (path, photo->seed, photo->after, photo->marked_on, photo->lat,
                                photo->lon, &error))
    photo->info = psk_photo_intake_read (path, &error);
  if (photo->info != NULL)
    psk_photo_store (path, studio->photos_dir, photo->info, &photo->file, &error);
  g_unlink (path);

  g_mutex_lock (&studio->mutex);
  if (error != NULL && studio->error == NULL)
    studio->error = g_steal_pointer (&error);
  g_mutex_unlock (&studio->mutex);
}

static void
draw_all (Studio    *studio,
          GPtrArray *photos)
{
  GThreadPool *pool = g_thread_pool_new (draw_photo, studio, g_get_num_processors (), FALSE, NULL);

  for (guint i = 0; i < photos->len; i++)
    g_thread_pool_push (pool, photos->pdata[i], NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}

/**
 * psk_sample_photos_make:
 * @plan: the plan
 * @photos_dir: the photos folder of the book
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_READ_ONLY, %PSK_ERROR_FAILED
 *
 * Draws the pictures of the centres, on all processors, and takes them in.
 *
 * Returns: (transfer full) (nullable): the photos, for psk_sample_photos_fill()
 */
GPtrArray *
psk_sample_photos_make (PskSamplePlan *plan,
                        const char    *photos_dir,
                        GError       **error)
{
  g_autoptr (GPtrArray) photos = NULL;
  Studio studio = { photos_dir };

  g_return_val_if_fail (plan != NULL && photos_dir != NULL, NULL);

  studio.temporary_dir = g_dir_make_tmp ("pansuk-sample-XXXXXX", error);
  if (studio.temporary_dir == NULL)
    return NULL;

  photos = plan_photos (plan);
  g_mutex_init (&studio.mutex);
  draw_all (&studio, photos);
  g_mutex_clear (&studio.mutex);
  g_rmdir (studio.temporary_dir);
  g_free (studio.temporary_dir);

  if (studio.error == NULL)
    return g_steal_pointer (&photos);

  psk_sample_photos_remove (photos, photos_dir);
  g_propagate_error (error, studio.error);
  return NULL;
}

/**
 * psk_sample_photos_remove:
 * @photos: what psk_sample_photos_make() returned
 * @photos_dir: the photos folder of the book
 *
 * Removes the files again, when the book could not be filled.
 */
void
psk_sample_photos_remove (GPtrArray  *photos,
                          const char *photos_dir)
{
  g_return_if_fail (photos != NULL && photos_dir != NULL);

  for (guint i = 0; i < photos->len; i++)
    {
      SamplePhoto *photo = photos->pdata[i];
      g_autofree char *path = NULL;

      if (photo->file == NULL)
        continue;

      path = g_build_filename (photos_dir, photo->file, NULL);
      g_unlink (path);
    }
}

static gint64
write_photo (SamplePhoto *sample,
             PskStore    *store,
             GError     **error)
{
  g_autoptr (PskPhoto) photo = g_object_new (PSK_TYPE_PHOTO, NULL);
  const PskPhotoInfo *info = sample->info;

  photo->centre = sample->tambon->centre;
  photo->moment = g_strdup (sample->after ? "after" : "before");
  photo->sha256 = g_strdup (info->sha256);
  photo->file = g_strdup (sample->file);
  photo->original_name = g_strdup (sample->name);
  photo->width = info->width;
  photo->height = info->height;
  photo->bytes = info->bytes;
  photo->taken_on = info->taken_on != NULL ? g_strdup (info->taken_on)
                                           : psk_sample_date (sample->day);
  photo->taken_from = g_strdup (info->taken_on != NULL ? "exif" : "person");
  photo->lat = info->lat;
  photo->lon = info->lon;
  photo->likeness = info->likeness;

  return psk_centre_table_insert_photo (store, photo, error) ? photo->id : 0;
}

/* Where a point of the picture before lies in the one after: the camera of the
 * drawing was moved, turned and brought nearer by so much. */
static PskPoint
look_again (guint32  seed,
            PskPoint point)
{
  const PskSampleScene scene = { .seed = seed };
  const double x = psk_sample_scene_roll (&scene, PSK_SAMPLE_KEY_CAMERA, 0, -22, 22);
  const double y = psk_sample_scene_roll (&scene, PSK_SAMPLE_KEY_CAMERA, 1, -14, 14);
  const double angle = psk_sample_scene_roll (&scene, PSK_SAMPLE_KEY_CAMERA, 2, -0.03, 0.03);
  const double zoom = psk_sample_scene_roll (&scene, PSK_SAMPLE_KEY_CAMERA, 3, 0.96, 1.07);
  const double u = zoom * (point.x - PSK_SAMPLE_WIDTH / 2.0);
  const double v = zoom * (point.y - PSK_SAMPLE_HEIGHT / 2.0);

  return (PskPoint) {
    PSK_SAMPLE_WIDTH / 2.0 + x + u * cos (angle) - v * sin (angle),
    PSK_SAMPLE_HEIGHT / 2.0 + y + u * sin (angle) + v * cos (angle),
  };
}

/* Somebody has tapped two points of both pictures, in about half of the pairs. */
static char *
align (PskSamplePlan *plan,
       guint32        seed)
{
  const PskPoint before[] = { { 240, 300 }, { 700, 460 } };
  const PskPoint after[] = { look_again (seed, before[0]), look_again (seed, before[1]) };
  g_autoptr (PskAlignment) alignment = NULL;

  if (!psk_sample_plan_chance (plan, 60))
    return NULL;

  alignment = psk_alignment_new (after, before, G_N_ELEMENTS (before), NULL);
  return alignment != NULL ? psk_alignment_to_text (alignment) : NULL;
}

static gboolean
write_pair (PskSamplePlan         *plan,
            const PskSampleTambon *tambon,
            gint64                 before,
            gint64                 after,
            PskStore              *store,
            GError               **error)
{
  g_autofree char *alignment = NULL;

  if (before != 0 && after != 0)
    alignment = align (plan, tambon->code * 10u);

  return psk_centre_table_set_pair (store, tambon->centre, before, after, alignment, error);
}

/**
 * psk_sample_photos_fill:
 * @plan: the plan; its centres have row ids
 * @photos: what psk_sample_photos_make() returned
 * @store: the writing store of a new book
 * @error: (nullable): where to put the error
 *
 * Writes the photos and pairs.
 *
 * Returns: whether all were written
 */
gboolean
psk_sample_photos_fill (PskSamplePlan *plan,
                        GPtrArray     *photos,
                        PskStore      *store,
                        GError       **error)
{
  g_return_val_if_fail (plan != NULL && photos != NULL && store != NULL, FALSE);

  for (guint i = 0; i < photos->len;)
    {
      const PskSampleTambon *tambon = ((SamplePhoto *) photos->pdata[i])->tambon;
      gint64 pair[2] = { 0, 0 };

      for (; i < photos->len && ((SamplePhoto *) photos->pdata[i])->tambon == tambon; i++)
        {
          SamplePhoto *photo = photos->pdata[i];
          gint64 id = write_photo (photo, store, error);

          if (id == 0)
            return FALSE;
          if (pair[photo->after ? 1 : 0] == 0)
            pair[photo->after ? 1 : 0] = id;
        }

      if (!write_pair (plan, tambon, pair[0], pair[1], store, error))
        return FALSE;
    }

  return TRUE;
}
