/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-pair.h"

#include <glib/gi18n.h>

/**
 * PskPhotoPair:
 *
 * A centre with its photographs: the two that are its pair, and the others that
 * wait to be chosen. It stays the same object while the book changes, so that a
 * list keeps its selection and its place.
 */
struct _PskPhotoPair
{
  GObject parent_instance;

  /* Owned */
  PskCentre *centre;
  char *name;
  char *district;
  PskPhoto *photos[2]; /* before and after, nullable */
  GPtrArray *others;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PskPhotoPair, psk_photo_pair, G_TYPE_OBJECT)

static void
psk_photo_pair_finalize (GObject *object)
{
  PskPhotoPair *self = PSK_PHOTO_PAIR (object);

  g_clear_object (&self->centre);
  g_clear_object (&self->photos[0]);
  g_clear_object (&self->photos[1]);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->district);

  G_OBJECT_CLASS (psk_photo_pair_parent_class)->finalize (object);
}

static void
psk_photo_pair_class_init (PskPhotoPairClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_photo_pair_finalize;

  /**
   * PskPhotoPair::changed:
   * @self: a pair
   *
   * Other photographs, or another choice of them.
   */
  signals[CHANGED] = g_signal_new ("changed", PSK_TYPE_PHOTO_PAIR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
psk_photo_pair_init (PskPhotoPair *self)
{
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * psk_photo_pair_new:
 * @centre: a centre
 * @name: the name of its tambon
 * @district: the name of its district
 * @photos: (element-type PskPhoto): photos, among them all of @centre
 *
 * Returns: (transfer full): the pair
 */
PskPhotoPair *
psk_photo_pair_new (PskCentre  *centre,
                    const char *name,
                    const char *district,
                    GPtrArray  *photos)
{
  PskPhotoPair *self = g_object_new (PSK_TYPE_PHOTO_PAIR, NULL);

  self->name = g_strdup (name);
  self->district = g_strdup (district);
  psk_photo_pair_update (self, centre, photos);
  return self;
}

/**
 * psk_photo_pair_update:
 * @self: a pair
 * @centre: its centre, read again
 * @photos: (element-type PskPhoto): photos, among them all of @centre
 */
void
psk_photo_pair_update (PskPhotoPair *self,
                       PskCentre    *centre,
                       GPtrArray    *photos)
{
  g_return_if_fail (PSK_IS_PHOTO_PAIR (self) && PSK_IS_CENTRE (centre));

  g_set_object (&self->centre, centre);
  g_clear_object (&self->photos[0]);
  g_clear_object (&self->photos[1]);
  g_ptr_array_set_size (self->others, 0);

  for (guint i = 0; i < photos->len; i++)
    {
      PskPhoto *photo = photos->pdata[i];

      if (photo->centre != centre->id)
        continue;

      if (photo->id == centre->before)
        self->photos[0] = g_object_ref (photo);
      else if (photo->id == centre->after)
        self->photos[1] = g_object_ref (photo);
      else
        g_ptr_array_add (self->others, g_object_ref (photo));
    }

  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * psk_photo_pair_get_centre:
 * @self: a pair
 *
 * Returns: (transfer none): its centre
 */
PskCentre *
psk_photo_pair_get_centre (PskPhotoPair *self)
{
  return self->centre;
}

/**
 * psk_photo_pair_get_tambon:
 * @self: a pair
 *
 * Returns: the code of its tambon
 */
int
psk_photo_pair_get_tambon (PskPhotoPair *self)
{
  return self->centre->tambon;
}

/**
 * psk_photo_pair_get_name:
 * @self: a pair
 *
 * Returns: (transfer none): the name of its tambon
 */
const char *
psk_photo_pair_get_name (PskPhotoPair *self)
{
  return self->name;
}

/**
 * psk_photo_pair_get_district:
 * @self: a pair
 *
 * Returns: (transfer none): the name of its district
 */
const char *
psk_photo_pair_get_district (PskPhotoPair *self)
{
  return self->district;
}

/**
 * psk_photo_pair_get_photo:
 * @self: a pair
 * @after: the one after instead of the one before
 *
 * Returns: (transfer none) (nullable): the photo of the pair
 */
PskPhoto *
psk_photo_pair_get_photo (PskPhotoPair *self,
                          gboolean      after)
{
  return self->photos[after ? 1 : 0];
}

/**
 * psk_photo_pair_get_others:
 * @self: a pair
 *
 * Returns: (transfer none) (element-type PskPhoto): photos of the centre that are not chosen
 */
GPtrArray *
psk_photo_pair_get_others (PskPhotoPair *self)
{
  return self->others;
}

/**
 * psk_photo_pair_get_state:
 * @self: a pair
 *
 * Returns: what it lacks
 */
PskPhotoPairState
psk_photo_pair_get_state (PskPhotoPair *self)
{
  if (self->photos[0] != NULL)
    return self->photos[1] != NULL ? PSK_PHOTO_PAIR_COMPLETE : PSK_PHOTO_PAIR_LACKS_AFTER;

  return self->photos[1] != NULL ? PSK_PHOTO_PAIR_LACKS_BEFORE : PSK_PHOTO_PAIR_EMPTY;
}

/**
 * psk_photo_pair_state_text:
 * @state: a state
 *
 * Returns: its sign and its word, translated
 */
const char *
psk_photo_pair_state_text (PskPhotoPairState state)
{
  static const char *texts[] = {
    N_("● complete"), N_("◐ lacks after"), N_("◐ lacks before"), N_("○ no photos"),
  };

  return _(texts[state]);
}

/**
 * psk_photo_pair_state_class:
 * @state: a state
 *
 * Returns: the style class of its word
 */
const char *
psk_photo_pair_state_class (PskPhotoPairState state)
{
  static const char *classes[] = { "done-text", "partial-text", "partial-text", "dim-label" };

  return classes[state];
}
