/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-filter.h"

#include "psk-photo-facts.h"
#include "psk-text.h"

/**
 * PskPhotoFilter:
 *
 * Which pairs are listed: of one kind, and with what is searched for in the name
 * of the tambon or the district.
 */
struct _PskPhotoFilter
{
  GtkFilter parent_instance;

  /* Owned */
  GHashTable *doubtful; /* tambons */
  char *search_key; /* nullable */

  PskPhotoKind kind;
};

G_DEFINE_FINAL_TYPE (PskPhotoFilter, psk_photo_filter, GTK_TYPE_FILTER)

static gboolean
is_of_kind (PskPhotoFilter *self,
            PskPhotoPair   *pair,
            PskPhotoKind    kind)
{
  switch (kind)
    {
    case PSK_PHOTO_KIND_COMPLETE:
      return psk_photo_pair_get_state (pair) == PSK_PHOTO_PAIR_COMPLETE;
    case PSK_PHOTO_KIND_LACKS_AFTER:
      return psk_photo_pair_get_photo (pair, TRUE) == NULL;
    case PSK_PHOTO_KIND_LACKS_BEFORE:
      return psk_photo_pair_get_photo (pair, FALSE) == NULL;
    case PSK_PHOTO_KIND_DOUBTFUL:
      return g_hash_table_contains (self->doubtful,
                                    GINT_TO_POINTER (psk_photo_pair_get_tambon (pair)));
    case PSK_PHOTO_KIND_ALL:
    case PSK_N_PHOTO_KINDS:
    default:
      return TRUE;
    }
}

static gboolean
psk_photo_filter_match (GtkFilter *filter,
                        gpointer   item)
{
  PskPhotoFilter *self = PSK_PHOTO_FILTER (filter);
  PskPhotoPair *pair = item;
  g_autofree char *words = NULL;
  g_autofree char *key = NULL;

  if (!is_of_kind (self, pair, self->kind))
    return FALSE;
  if (self->search_key == NULL)
    return TRUE;

  words = g_strconcat (psk_photo_pair_get_name (pair), " ", psk_photo_pair_get_district (pair),
                       NULL);
  key = psk_text_search_key (words);
  return strstr (key, self->search_key) != NULL;
}

static void
psk_photo_filter_finalize (GObject *object)
{
  PskPhotoFilter *self = PSK_PHOTO_FILTER (object);

  g_hash_table_unref (self->doubtful);
  g_free (self->search_key);

  G_OBJECT_CLASS (psk_photo_filter_parent_class)->finalize (object);
}

static void
psk_photo_filter_class_init (PskPhotoFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_photo_filter_finalize;
  GTK_FILTER_CLASS (klass)->match = psk_photo_filter_match;
}

static void
psk_photo_filter_init (PskPhotoFilter *self)
{
  self->doubtful = g_hash_table_new (NULL, NULL);
}

/**
 * psk_photo_filter_new:
 *
 * Returns: (transfer full): a filter that lets every pair through
 */
PskPhotoFilter *
psk_photo_filter_new (void)
{
  return g_object_new (PSK_TYPE_PHOTO_FILTER, NULL);
}

/**
 * psk_photo_filter_set_kind:
 * @self: a filter
 * @kind: what to list
 */
void
psk_photo_filter_set_kind (PskPhotoFilter *self,
                           PskPhotoKind    kind)
{
  g_return_if_fail (PSK_IS_PHOTO_FILTER (self));

  self->kind = kind;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * psk_photo_filter_set_search:
 * @self: a filter
 * @text: part of the name of a tambon or district, or an empty string
 */
void
psk_photo_filter_set_search (PskPhotoFilter *self,
                             const char     *text)
{
  g_return_if_fail (PSK_IS_PHOTO_FILTER (self) && text != NULL);

  g_free (self->search_key);
  self->search_key = *text != '\0' ? psk_text_search_key (text) : NULL;
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * psk_photo_filter_set_photos:
 * @self: a filter
 * @photos: (element-type PskPhoto): all photos of the book
 *
 * Tells the filter that photos changed. Two of the same moment of a tambon may be
 * alike, as the same place was photographed twice.
 */
void
psk_photo_filter_set_photos (PskPhotoFilter *self,
                             GPtrArray      *photos)
{
  g_return_if_fail (PSK_IS_PHOTO_FILTER (self) && photos != NULL);

  g_hash_table_remove_all (self->doubtful);
  for (guint i = 0; i < photos->len; i++)
    {
      PskPhoto *photo = photos->pdata[i];
      g_autoptr (GPtrArray) alike = psk_photo_find_alike (photos, photo);

      for (guint j = 0; j < alike->len; j++)
        {
          PskPhoto *other = alike->pdata[j];

          if (other->tambon != photo->tambon || g_strcmp0 (other->moment, photo->moment) != 0)
            g_hash_table_add (self->doubtful, GINT_TO_POINTER (photo->tambon));
        }
    }
  gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * psk_photo_filter_count:
 * @self: a filter
 * @pairs: pairs
 * @counts: (out caller-allocates): how many of @pairs are of every kind, whatever
 *   the filter lets through
 */
void
psk_photo_filter_count (PskPhotoFilter *self,
                        GListModel     *pairs,
                        guint           counts[PSK_N_PHOTO_KINDS])
{
  const guint n = g_list_model_get_n_items (pairs);

  g_return_if_fail (PSK_IS_PHOTO_FILTER (self));

  memset (counts, 0, PSK_N_PHOTO_KINDS * sizeof *counts);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PskPhotoPair) pair = g_list_model_get_item (pairs, i);

      for (PskPhotoKind kind = PSK_PHOTO_KIND_ALL; kind < PSK_N_PHOTO_KINDS; kind++)
        counts[kind] += is_of_kind (self, pair, kind);
    }
}
