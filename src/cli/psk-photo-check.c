/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-check.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-centre-table.h"
#include "psk-photo-intake.h"
#include "psk-thai-date.h"

/* A telephone among trees is off by tens of metres, not by this. */
#define FAR_KM 1.0

typedef struct
{
  PskBook *book;
  GPtrArray *findings;
  GPtrArray *photos;
  char *photos_dir;
  char *today;
} Checker;

static const char *
tambon_name (Checker *self,
             int      tambon)
{
  return psk_areas_get_name (psk_book_get_areas (self->book), tambon,
                             psk_language_of_messages ());
}

static void
add (Checker    *self,
     const char *severity,
     const char *rule,
     const char *record,
     char       *message)
{
  g_ptr_array_add (self->findings, psk_finding_new (severity, rule, record, message));
}

static void
check_same (Checker  *self,
            PskPhoto *photo,
            guint     index)
{
  for (guint i = 0; i < index; i++)
    {
      PskPhoto *other = g_ptr_array_index (self->photos, i);
      const char *here = tambon_name (self, photo->tambon);
      const char *there = tambon_name (self, other->tambon);

      if (g_strcmp0 (photo->sha256, other->sha256) == 0)
        /* Translators: the name of a file, two tambons */
        add (self, "error", "photo-used-twice", photo->uid,
             g_strdup_printf (_("The very picture “%s” of Tambon %s is used for Tambon %s too."),
                              photo->original_name, here, there));
      else if (psk_photo_hash_distance (photo->likeness, other->likeness)
               <= PSK_PHOTO_SAME_DISTANCE)
        /* Translators: the name of a file, a tambon, the name of a file, a tambon */
        add (self, "warning", "photo-looks-same", photo->uid,
             g_strdup_printf (_("“%s” of Tambon %s looks the same as “%s” of Tambon %s."),
                              photo->original_name, here, other->original_name, there));
    }
}

static void
check_photo (Checker  *self,
             PskPhoto *photo)
{
  const char *tambon = tambon_name (self, photo->tambon);
  g_autofree char *path = g_build_filename (self->photos_dir, photo->file, NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    add (self, "error", "photo-file-missing", photo->uid,
         g_strdup_printf (_("The file of the picture “%s” of Tambon %s is missing."),
                          photo->original_name, tambon));
  if (photo->taken_on == NULL)
    add (self, "note", "photo-date-missing", photo->uid,
         g_strdup_printf (_("It is not known when “%s” of Tambon %s was taken."),
                          photo->original_name, tambon));
  else if (strncmp (photo->taken_on, self->today, 10) > 0)
    add (self, "warning", "photo-date-in-future", photo->uid,
         g_strdup_printf (_("“%s” of Tambon %s was taken in the future, says its date."),
                          photo->original_name, tambon));
}

static PskPhoto *
find_photo (Checker *self,
            gint64   id)
{
  for (guint i = 0; i < self->photos->len; i++)
    {
      PskPhoto *photo = g_ptr_array_index (self->photos, i);

      if (photo->id == id)
        return photo;
    }

  return NULL;
}

/* Near enough for a few kilometres: a degree of latitude is 111.2 km on a sphere
 * of 6,371 km, one of longitude less by the cosine of the latitude. */
static double
distance_km (double lat_a,
             double lon_a,
             double lat_b,
             double lon_b)
{
  return hypot ((lat_a - lat_b) * 111.2,
                (lon_a - lon_b) * 111.2 * cos (lat_a * G_PI / 180));
}

static void
check_place (Checker   *self,
             PskCentre *centre,
             PskPhoto  *photo)
{
  double km;

  if (photo == NULL || isnan (photo->lat) || isnan (centre->lat))
    return;

  km = distance_km (centre->lat, centre->lon, photo->lat, photo->lon);
  if (km > FAR_KM)
    /* Translators: the name of a file, kilometres, a tambon */
    add (self, "warning", "photo-far-from-pin", photo->uid,
         g_strdup_printf (_("“%s” was taken %.1f km from the pin of the centre of Tambon %s."),
                          photo->original_name, km, tambon_name (self, centre->tambon)));
}

static void
check_pair (Checker   *self,
            PskCentre *centre)
{
  const char *tambon = tambon_name (self, centre->tambon);
  PskPhoto *before = find_photo (self, centre->before);
  PskPhoto *after = find_photo (self, centre->after);

  check_place (self, centre, before);
  check_place (self, centre, after);
  if (before == NULL)
    add (self, "note", "photo-before-missing", centre->uid,
         g_strdup_printf (_("The picture before of the centre of Tambon %s is missing."), tambon));
  if (after == NULL)
    add (self, "note", "photo-after-missing", centre->uid,
         g_strdup_printf (_("The picture after of the centre of Tambon %s is missing."), tambon));
  if (before != NULL && after != NULL && before->taken_on != NULL && after->taken_on != NULL
      && strcmp (before->taken_on, after->taken_on) > 0)
    add (self, "error", "photo-after-before", centre->uid,
         g_strdup_printf (_("In Tambon %s the picture after was taken earlier than the one "
                            "before."), tambon));
}

/**
 * psk_photo_check_book:
 * @book: a book
 * @error: (nullable): where to put the error
 *
 * Looks for pictures that are used twice, also when saved again, that contradict
 * their dates or pins, and for what is missing.
 *
 * Returns: (transfer full) (nullable) (element-type PskFinding): what was found
 */
GPtrArray *
psk_photo_check_book (PskBook *book,
                      GError **error)
{
  PskStore *store = psk_book_get_store (book);
  g_autoptr (GPtrArray) findings
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_finding_free);
  g_autoptr (GPtrArray) centres = psk_centre_table_read_all (store, 0, error);
  g_autoptr (GPtrArray) photos
    = centres != NULL ? psk_centre_table_read_photos (store, 0, error) : NULL;
  g_autofree char *photos_dir = psk_book_get_photos_dir (book);
  GDate today = psk_book_get_today (book);
  g_autofree char *today_iso = psk_thai_date_to_iso (&today);
  Checker self = { book, findings, photos, photos_dir, today_iso };

  if (photos == NULL)
    return NULL;

  for (guint i = 0; i < photos->len; i++)
    {
      check_same (&self, g_ptr_array_index (photos, i), i);
      check_photo (&self, g_ptr_array_index (photos, i));
    }
  for (guint i = 0; i < centres->len; i++)
    check_pair (&self, g_ptr_array_index (centres, i));

  return g_steal_pointer (&findings);
}
