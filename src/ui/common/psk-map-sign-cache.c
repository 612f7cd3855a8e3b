/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-sign-cache.h"

#include <math.h>

/**
 * PskMapSignCache:
 *
 * The pictures of signs in the fonts and the resolution of a widget. A thousand pins
 * need a few dozen of them.
 */
struct _PskMapSignCache
{
  /* Borrowed */
  GtkWidget *widget;

  /* Owned */
  GHashTable *pictures; /* key of the sign → Picture */
};

typedef struct
{
  GdkTexture *texture;
  graphene_rect_t bounds;
  double radius;
  double head_y;
} Picture;

static void
picture_free (Picture *self)
{
  g_object_unref (self->texture);
  g_free (self);
}

static const Picture *
get_picture (PskMapSignCache  *self,
             const PskMapSign *sign)
{
  const guint key = sign->n_pins << 5 | sign->state << 3 | sign->selected << 2
                    | sign->focused << 1 | sign->contrast;
  Picture *picture = g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (key));

  if (picture == NULL)
    {
      PangoContext *context = gtk_widget_get_pango_context (self->widget);
      const int scale = gtk_widget_get_scale_factor (self->widget);

      picture = g_new0 (Picture, 1);
      picture->texture = psk_map_sign_render (sign, context, scale, &picture->bounds);
      psk_map_sign_measure (sign, context, &picture->radius, &picture->head_y);
      g_hash_table_insert (self->pictures, GUINT_TO_POINTER (key), picture);
    }

  return picture;
}

/**
 * psk_map_sign_cache_new:
 * @widget: the widget that draws the signs and owns the cache
 *
 * Returns: (transfer full): an empty cache
 */
PskMapSignCache *
psk_map_sign_cache_new (GtkWidget *widget)
{
  PskMapSignCache *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_new0 (PskMapSignCache, 1);
  self->widget = widget;
  self->pictures = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) picture_free);
  return self;
}

/**
 * psk_map_sign_cache_free:
 * @self: a cache
 */
void
psk_map_sign_cache_free (PskMapSignCache *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->pictures);
  g_free (self);
}

/**
 * psk_map_sign_cache_clear:
 * @self: a cache
 *
 * To be called when fonts, colours or the resolution have changed.
 */
void
psk_map_sign_cache_clear (PskMapSignCache *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->pictures);
}

/**
 * psk_map_sign_cache_paint:
 * @self: a cache
 * @sign: what to paint
 * @snapshot: where to paint
 * @x: the place on the map, in pixels
 * @y: the place on the map, in pixels
 */
void
psk_map_sign_cache_paint (PskMapSignCache  *self,
                          const PskMapSign *sign,
                          GtkSnapshot      *snapshot,
                          double            x,
                          double            y)
{
  const Picture *picture;
  graphene_rect_t bounds;

  g_return_if_fail (self != NULL);

  picture = get_picture (self, sign);
  graphene_rect_offset_r (&picture->bounds, x, y, &bounds);
  gtk_snapshot_append_texture (snapshot, picture->texture, &bounds);
}

/**
 * psk_map_sign_cache_head:
 * @self: a cache
 * @sign: a sign
 * @x: the place on the map, in pixels
 * @y: the place on the map, in pixels
 * @head: (out): the square around its head
 */
void
psk_map_sign_cache_head (PskMapSignCache  *self,
                         const PskMapSign *sign,
                         double            x,
                         double            y,
                         graphene_rect_t  *head)
{
  const Picture *picture;

  g_return_if_fail (self != NULL);

  picture = get_picture (self, sign);
  graphene_rect_init (head, x - picture->radius, y + picture->head_y - picture->radius,
                      2 * picture->radius, 2 * picture->radius);
}

/**
 * psk_map_sign_cache_hits:
 * @self: a cache
 * @sign: a sign
 * @dx: a point, relative to the place on the map
 * @dy: a point, relative to the place on the map
 * @margin: how far beside the sign still hits it, in pixels
 *
 * Returns: whether the point is on the head or the tail of the sign
 */
gboolean
psk_map_sign_cache_hits (PskMapSignCache  *self,
                         const PskMapSign *sign,
                         double            dx,
                         double            dy,
                         double            margin)
{
  const Picture *picture;
  gboolean on_tail;

  g_return_val_if_fail (self != NULL, FALSE);

  picture = get_picture (self, sign);
  on_tail = dy < margin && dy > picture->head_y && fabs (dx) < picture->radius / 2;
  return on_tail || hypot (dx, dy - picture->head_y) <= picture->radius + margin;
}
