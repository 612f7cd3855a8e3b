/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-sample-pictures.h"

#include <glib/gstdio.h>
#include <math.h>

#include "psk-photo-intake.h"
#include "psk-sample-picture.h"

typedef struct
{
  const PskSampleTambon *tambon;
  const char *photos_dir;
  const char *temporary_dir;
  gboolean after;
  PskPhoto *photo; /* what became of it */
  GError *error;
} Job;

/* Only some pictures know where and when they were taken: others came through
 * a messenger that takes such marks away. */
static gboolean
keeps_marks (const Job *job)
{
  return (job->tambon->tambon + (job->after ? 1 : 0)) % 10 < 7;
}

static PskPhoto *
make_record (const Job          *job,
             const PskPhotoInfo *info,
             char               *file)
{
  PskPhoto *photo = g_object_new (PSK_TYPE_PHOTO, NULL);

  photo->tambon = job->tambon->tambon;
  photo->moment = g_strdup (job->after ? "after" : "before");
  photo->sha256 = g_strdup (info->sha256);
  photo->file = file;
  photo->original_name = g_strdup_printf ("%s_%04d.jpg", keeps_marks (job) ? "IMG" : "LINE",
                                          job->tambon->tambon % 10000 + (job->after ? 5000 : 0));
  photo->width = info->width;
  photo->height = info->height;
  photo->bytes = info->bytes;
  photo->taken_on = g_strdup (info->taken_on != NULL ? info->taken_on
                              : job->after ? job->tambon->after_on : job->tambon->before_on);
  photo->taken_from = g_strdup (info->taken_on != NULL ? "exif" : "person");
  photo->lat = info->lat;
  photo->lon = info->lon;
  photo->likeness = info->likeness;

  return photo;
}

static void
make_picture (gpointer data,
              gpointer user_data)
{
  Job *job = data;
  const char *date = job->after ? job->tambon->after_on : job->tambon->before_on;
  g_autofree char *taken = g_strdup_printf ("%sT%02d:%02d:00", date, 8 + job->tambon->tambon % 9,
                                            job->tambon->tambon % 60);
  g_autofree char *name = g_strdup_printf ("%d-%d.jpg", job->tambon->tambon, job->after);
  g_autofree char *path = g_build_filename (job->temporary_dir, name, NULL);
  g_autoptr (PskPhotoInfo) info = NULL;
  const gboolean marked = keeps_marks (job);
  char *file = NULL;

  if (psk_sample_picture_write (path, (guint32) job->tambon->tambon, job->after,
                                marked ? taken : NULL,
                                marked ? job->tambon->lat : NAN,
                                marked ? job->tambon->lon : NAN, &job->error))
    info = psk_photo_intake_read (path, &job->error);
  if (info != NULL && psk_photo_store (path, job->photos_dir, info, &file, &job->error))
    job->photo = make_record (job, info, file);

  g_remove (path);
}

static void
add_job (GArray                *jobs,
         const PskSampleTambon *tambon,
         const char            *photos_dir,
         const char            *temporary_dir,
         gboolean               after)
{
  Job job = { tambon, photos_dir, temporary_dir, after, NULL, NULL };

  g_array_append_val (jobs, job);
}

/**
 * psk_sample_pictures_make:
 * @plan: a plan
 * @photos_dir: the photos folder of the book
 * @error: (nullable): where to put the error
 *
 * Draws the pictures of all centres on every processor and takes them in.
 *
 * Returns: (transfer full) (nullable) (element-type PskPhoto): the photos, always
 *   in the same order; without their centres
 */
GPtrArray *
psk_sample_pictures_make (PskSamplePlan *plan,
                          const char    *photos_dir,
                          GError       **error)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  g_autofree char *temporary_dir = g_dir_make_tmp ("pansuk-sample-XXXXXX", error);
  GThreadPool *pool;
  gboolean failed = FALSE;

  if (temporary_dir == NULL)
    return NULL;

  for (guint i = 0; i < plan->tambons->len; i++)
    {
      PskSampleTambon *tambon = &g_array_index (plan->tambons, PskSampleTambon, i);

      if (tambon->before)
        add_job (jobs, tambon, photos_dir, temporary_dir, FALSE);
      if (tambon->after)
        add_job (jobs, tambon, photos_dir, temporary_dir, TRUE);
    }

  pool = g_thread_pool_new (make_picture, NULL, (int) g_get_num_processors (), FALSE, NULL);
  for (guint i = 0; i < jobs->len; i++)
    g_thread_pool_push (pool, &g_array_index (jobs, Job, i), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_rmdir (temporary_dir);

  for (guint i = 0; i < jobs->len; i++)
    {
      Job *job = &g_array_index (jobs, Job, i);

      if (job->photo != NULL)
        g_ptr_array_add (photos, job->photo);
      if (job->error != NULL && !failed)
        g_propagate_error (error, g_steal_pointer (&job->error));
      failed |= job->photo == NULL;
      g_clear_error (&job->error);
    }

  return failed ? NULL : g_steal_pointer (&photos);
}
