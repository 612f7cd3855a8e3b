/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centre-commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "psk-calendar.h"
#include "psk-centre-table.h"
#include "psk-coordinate.h"
#include "psk-error.h"
#include "psk-thai-date.h"

typedef struct
{
  int tambon;
  double lat;
  double lon;
  gint64 id;
  gint64 before;
  gint64 after;
  char *text;
  gpointer record;
} CentreData;

static void
centre_data_free (gpointer data)
{
  CentreData *d = data;

  g_free (d->text);
  g_clear_object (&d->record);
  g_free (d);
}

static PskCommand *
make_command (const char    *label,
              PskCommandFunc func,
              CentreData    *data)
{
  return psk_command_new (label, NULL, func, data, centre_data_free);
}

static gboolean
set_pin (PskStore     *store,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  CentreData *d = data;
  g_autoptr (PskCentre) centre = psk_centre_table_read (store, d->tambon, error);
  GDate today;

  if (centre == NULL)
    return FALSE;
  if (!isnan (d->lat) && !psk_coordinate_check (d->lat, d->lon, error))
    return FALSE;

  today = psk_calendar_get_today (store);
  centre->lat = d->lat;
  centre->lon = d->lon;
  g_free (centre->pinned_on);
  centre->pinned_on = isnan (d->lat) ? NULL : psk_thai_date_to_iso (&today);

  return psk_centre_table_update (store, centre, error);
}

/**
 * psk_command_centre_pin:
 * @tambon: a tambon
 * @lat: latitude, degrees north
 * @lon: longitude, degrees east
 *
 * Puts the pin of the tambon's centre there, from today on. Refuses with
 * %PSK_ERROR_INVALID a place outside Thailand.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_centre_pin (int    tambon,
                        double lat,
                        double lon)
{
  CentreData *data = g_new0 (CentreData, 1);

  data->tambon = tambon;
  data->lat = lat;
  data->lon = lon;

  return make_command (N_("Pin centre"), set_pin, data);
}

/**
 * psk_command_centre_unpin:
 * @tambon: a tambon
 *
 * Takes the pin of the tambon's centre away.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_centre_unpin (int tambon)
{
  CentreData *data = g_new0 (CentreData, 1);

  data->tambon = tambon;
  data->lat = NAN;
  data->lon = NAN;

  return make_command (N_("Remove pin"), set_pin, data);
}

static gboolean
change_centre (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  CentreData *d = data;

  return psk_centre_table_update (store, d->record, error);
}

/**
 * psk_command_centre_change:
 * @centre: a copy of a centre that was read, with its new values
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_centre_change (PskCentre *centre)
{
  CentreData *data = g_new0 (CentreData, 1);

  data->record = psk_record_copy (centre);

  return make_command (N_("Change centre"), change_centre, data);
}

/* The first photo of a moment becomes the one of the pair; later ones wait
 * until somebody chooses them. */
static gboolean
add_photo (PskStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  CentreData *d = data;
  PskPhoto *photo = d->record;
  g_autoptr (PskCentre) centre = psk_centre_table_read (store, d->tambon, error);
  gboolean is_before = g_str_equal (photo->moment, "before");

  if (centre == NULL)
    return FALSE;

  photo->centre = centre->id;
  if (!psk_centre_table_insert_photo (store, photo, error))
    return FALSE;

  if (is_before ? centre->before != 0 : centre->after != 0)
    return TRUE;

  return psk_centre_table_set_pair (store, centre->id,
                                    is_before ? photo->id : centre->before,
                                    is_before ? centre->after : photo->id, NULL, error);
}

/**
 * psk_command_photo_add:
 * @tambon: a tambon
 * @photo: a photo whose file is in the book already; centre and uid are set here
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_photo_add (int       tambon,
                       PskPhoto *photo)
{
  CentreData *data = g_new0 (CentreData, 1);

  data->tambon = tambon;
  data->record = psk_record_copy (photo);

  return make_command (N_("Add photo"), add_photo, data);
}

static gboolean
delete_photo (PskStore     *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CentreData *d = data;

  return psk_centre_table_delete_photo (store, d->id, error);
}

/**
 * psk_command_photo_delete:
 * @id: a photo
 *
 * Forgets a photo. Its file stays in the book, so that this can be undone.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_photo_delete (gint64 id)
{
  CentreData *data = g_new0 (CentreData, 1);

  data->id = id;

  return make_command (N_("Remove photo"), delete_photo, data);
}

static gboolean
set_pair (PskStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  CentreData *d = data;

  return psk_centre_table_set_pair (store, d->id, d->before, d->after, d->text, error);
}

/**
 * psk_command_pair_set:
 * @centre: a centre
 * @before: photo before, or 0
 * @after: photo after, or 0
 * @alignment: (nullable): how the second lies on the first
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_pair_set (gint64      centre,
                      gint64      before,
                      gint64      after,
                      const char *alignment)
{
  CentreData *data = g_new0 (CentreData, 1);

  data->id = centre;
  data->before = before;
  data->after = after;
  data->text = g_strdup (alignment);

  return make_command (N_("Choose pair"), set_pair, data);
}
