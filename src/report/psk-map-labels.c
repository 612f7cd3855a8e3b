/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-labels.h"

#include <math.h>

#include "psk-typesetter.h"

#define HALO 3.0
#define CLEARANCE 3.0

/* As many scales as a map is looked at in turn; beyond, all are forgotten. */
#define MOST_PLACEMENTS 32

/* How each rank is written, and from which scale on, in pixels for the whole world. */
static const struct
{
  double size;
  gboolean bold;
  double least_scale;
} styles[PSK_MAP_N_RANKS] = {
  [PSK_MAP_RANK_PROVINCE] = { 20, TRUE, 256.0 * (1 << 5) },
  [PSK_MAP_RANK_DISTRICT] = { 15, TRUE, 256.0 * (1 << 8) },
  [PSK_MAP_RANK_TAMBON] = { 12.5, FALSE, 256.0 * (1 << 10) },
};

/* The name of the province makes way for those of its districts. */
#define MOST_PROVINCE_SCALE (256.0 * (1 << 8))

typedef struct
{
  PskMapRank rank;
  char *name;
  double x; /* of the whole world, 0–1 */
  double y;
} Label;

typedef struct
{
  PskSetText *text;
  double left; /* in pixels of the whole world */
  double top;
} Placed;

/**
 * PskMapLabels:
 *
 * The names on a map. Where a name stands at a scale is settled once for the whole
 * map, not for each tile: so a name that reaches over the edge of a tile goes on in
 * the next one. It can be drawn from several threads at once.
 */
struct _PskMapLabels
{
  char *font;
  GArray *labels;

  GMutex lock;
  GHashTable *placements; /* double * → GArray of Placed; under the lock */
};

static void
label_clear (gpointer data)
{
  Label *label = data;

  g_free (label->name);
}

static void
placed_clear (gpointer data)
{
  Placed *placed = data;

  psk_set_text_unref (placed->text);
}

/**
 * psk_map_labels_new:
 * @font: the families of its letters
 *
 * Returns: (transfer full): a map without names
 */
PskMapLabels *
psk_map_labels_new (const char *font)
{
  PskMapLabels *self = g_new0 (PskMapLabels, 1);

  self->font = g_strdup (font);
  self->labels = g_array_new (FALSE, FALSE, sizeof (Label));
  g_array_set_clear_func (self->labels, label_clear);
  g_mutex_init (&self->lock);
  self->placements = g_hash_table_new_full (g_double_hash, g_double_equal, g_free,
                                            (GDestroyNotify) g_array_unref);

  return self;
}

/**
 * psk_map_labels_free:
 * @self: (transfer full): the names
 */
void
psk_map_labels_free (PskMapLabels *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->font);
  g_array_unref (self->labels);
  g_mutex_clear (&self->lock);
  g_hash_table_unref (self->placements);
  g_free (self);
}

/**
 * psk_map_labels_add:
 * @self: the names, not drawn yet
 * @rank: how important it is
 * @name: a name
 * @x: its middle, 0–1 from west to east of the Web-Mercator world
 * @y: its middle, 0–1 from north to south
 */
void
psk_map_labels_add (PskMapLabels *self,
                    PskMapRank    rank,
                    const char   *name,
                    double        x,
                    double        y)
{
  const Label label = { rank, g_strdup (name), x, y };

  g_return_if_fail (self != NULL && rank < PSK_MAP_N_RANKS);

  g_array_append_val (self->labels, label);
}

static gboolean
collides (const GArray *placed,
          double        left,
          double        top,
          PskSetText   *text)
{
  for (guint i = 0; i < placed->len; i++)
    {
      const Placed *other = &g_array_index (placed, Placed, i);

      if (left < other->left + other->text->width + CLEARANCE
          && other->left < left + text->width + CLEARANCE
          && top < other->top + other->text->height
          && other->top < top + text->height)
        return TRUE;
    }

  return FALSE;
}

static void
place_label (PskTypesetter *typesetter,
             const Label   *label,
             double         scale,
             GArray        *placed)
{
  g_autoptr (PskSetText) text = psk_typesetter_set (typesetter, label->name,
                                                    styles[label->rank].size,
                                                    styles[label->rank].bold ? PSK_BOLD_ALL : 0,
                                                    PSK_ALIGN_LEFT, 0);
  const double left = label->x * scale - text->width / 2;
  const double top = label->y * scale - text->height / 2;
  Placed one;

  if (collides (placed, left, top, text))
    return;

  one = (Placed) { g_steal_pointer (&text), left, top };
  g_array_append_val (placed, one);
}

/* In the order of ranks and then as they were added: the same on every tile. */
static GArray *
place_all (PskMapLabels *self,
           double        scale)
{
  /* Fonts belong to a thread, so that the typesetter does, too; what it has set does not. */
  g_autoptr (PskTypesetter) typesetter = psk_typesetter_new_with_font (self->font, FALSE);
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (Placed));

  g_array_set_clear_func (placed, placed_clear);
  for (PskMapRank rank = 0; rank < PSK_MAP_N_RANKS; rank++)
    {
      if (scale < styles[rank].least_scale
          || (rank == PSK_MAP_RANK_PROVINCE && scale >= MOST_PROVINCE_SCALE))
        continue;
      for (guint i = 0; i < self->labels->len; i++)
        {
          const Label *label = &g_array_index (self->labels, Label, i);

          if (label->rank == rank)
            place_label (typesetter, label, scale, placed);
        }
    }

  return placed;
}

static GArray *
get_placement (PskMapLabels *self,
               double        scale)
{
  GArray *placed;

  g_mutex_lock (&self->lock);
  placed = g_hash_table_lookup (self->placements, &scale);
  if (placed == NULL)
    {
      placed = place_all (self, scale);
      if (g_hash_table_size (self->placements) >= MOST_PLACEMENTS)
        g_hash_table_remove_all (self->placements);
      g_hash_table_insert (self->placements, g_memdup2 (&scale, sizeof scale), placed);
    }
  g_array_ref (placed);
  g_mutex_unlock (&self->lock);

  return placed;
}

static void
set_colour (cairo_t *cr,
            guint32  rgb,
            double   alpha)
{
  cairo_set_source_rgba (cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                         (rgb & 255) / 255.0, alpha);
}

/**
 * psk_map_labels_draw:
 * @self: the names
 * @cr: where to draw
 * @scale: how many units of @cr the whole world is wide
 * @origin_x: the left edge of the view, in units of @cr from the edge of the world
 * @origin_y: its upper edge
 * @width: of the view
 * @height: of the view
 * @ink: the colour of the letters, 0xRRGGBB
 * @halo: the colour around them
 */
void
psk_map_labels_draw (PskMapLabels *self,
                     cairo_t      *cr,
                     double        scale,
                     double        origin_x,
                     double        origin_y,
                     double        width,
                     double        height,
                     guint32       ink,
                     guint32       halo)
{
  g_autoptr (GArray) placed = NULL;

  g_return_if_fail (self != NULL && cr != NULL && scale > 0);

  placed = get_placement (self, scale);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, HALO);
  for (guint i = 0; i < placed->len; i++)
    {
      const Placed *one = &g_array_index (placed, Placed, i);
      const double x = one->left - origin_x;
      const double y = one->top - origin_y;

      if (x > width + HALO || y > height + HALO || x + one->text->width < -HALO
          || y + one->text->height < -HALO)
        continue;

      cairo_new_path (cr);
      psk_set_text_trace (one->text, cr, x, y);
      set_colour (cr, halo, 0.85);
      cairo_stroke (cr);
      set_colour (cr, ink, 1);
      psk_set_text_draw (one->text, cr, x, y);
    }
}
