/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-clusters.h"

#include <math.h>

#include "psk-map-projection.h"

/* A grid whose cells are as wide as the radius: what is nearer than the radius lies in
 * the same cell or in one of its eight neighbours. A cell holds the numbers of the
 * clusters that are drawn in it, of which there are at most a few. */
typedef struct
{
  GArray *clusters;
  GHashTable *cells; /* gint64 → GArray of guint */
  double radius;
} Grid;

static gint64
cell_key (gint64 column,
          gint64 row)
{
  return column * G_GINT64_CONSTANT (0x100000000) + row;
}

static gboolean
nearest_cluster (Grid   *grid,
                 double  x,
                 double  y,
                 guint  *nearest)
{
  const gint64 column = floor (x / grid->radius);
  const gint64 row = floor (y / grid->radius);
  double best = grid->radius;
  gboolean found = FALSE;

  for (int i = 0; i < 9; i++)
    {
      const gint64 key = cell_key (column + i % 3 - 1, row + i / 3 - 1);
      GArray *cell = g_hash_table_lookup (grid->cells, &key);

      for (guint j = 0; cell != NULL && j < cell->len; j++)
        {
          const guint number = g_array_index (cell, guint, j);
          const PskMapCluster *cluster = &g_array_index (grid->clusters, PskMapCluster, number);
          const double distance = hypot (cluster->x - x, cluster->y - y);

          if (distance < best)
            {
              best = distance;
              *nearest = number;
              found = TRUE;
            }
        }
    }

  return found;
}

static guint
add_cluster (Grid            *grid,
             const PskMapPin *pin,
             guint            number,
             gboolean         joins)
{
  const double x = psk_map_x_from_longitude (pin->lon);
  const double y = psk_map_y_from_latitude (pin->lat);
  const PskMapCluster cluster = { x, y, x, y, x, y, number, 1, pin->state };

  g_array_append_val (grid->clusters, cluster);
  if (joins)
    {
      gint64 key = cell_key (floor (x / grid->radius), floor (y / grid->radius));
      GArray *cell = g_hash_table_lookup (grid->cells, &key);

      if (cell == NULL)
        {
          cell = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (grid->cells, g_memdup2 (&key, sizeof key), cell);
        }
      g_array_append_val (cell, (guint){ grid->clusters->len - 1 });
    }

  return grid->clusters->len - 1;
}

static void
join_cluster (PskMapCluster   *cluster,
              const PskMapPin *pin)
{
  const double x = psk_map_x_from_longitude (pin->lon);
  const double y = psk_map_y_from_latitude (pin->lat);

  cluster->left = MIN (cluster->left, x);
  cluster->right = MAX (cluster->right, x);
  cluster->top = MIN (cluster->top, y);
  cluster->bottom = MAX (cluster->bottom, y);
  cluster->worst = MAX (cluster->worst, pin->state);
  cluster->n_pins++;
}

/**
 * psk_map_clusters_new:
 * @pins: (array length=n_pins): pins
 * @n_pins: the number of pins
 * @radius: how near pins may be to each other, in the Web Mercator square
 * @alone: the id of a pin that belongs to no cluster, such as the chosen one; -1 for none
 * @cluster_of: (out caller-allocates) (array length=n_pins): the number of the
 *   cluster of every pin
 *
 * Gathers pins that would overlap. A pin joins the nearest cluster within @radius, or
 * begins one where it is; so no two clusters are nearer than @radius, wherever the map
 * has been moved. Its time grows with @n_pins, not with its square.
 *
 * Returns: (transfer full) (element-type PskMapCluster): clusters in the order of
 *   their first pins
 */
GArray *
psk_map_clusters_new (const PskMapPin *pins,
                      guint            n_pins,
                      double           radius,
                      gint64           alone,
                      guint           *cluster_of)
{
  Grid grid = { g_array_new (FALSE, FALSE, sizeof (PskMapCluster)), NULL, radius };
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                        (GDestroyNotify) g_array_unref);

  g_return_val_if_fail (pins != NULL || n_pins == 0, NULL);
  g_return_val_if_fail (radius > 0, NULL);

  grid.cells = cells;
  for (guint i = 0; i < n_pins; i++)
    {
      const double x = psk_map_x_from_longitude (pins[i].lon);
      const double y = psk_map_y_from_latitude (pins[i].lat);
      const gboolean joins = pins[i].id != alone;
      guint nearest;

      if (joins && nearest_cluster (&grid, x, y, &nearest))
        {
          join_cluster (&g_array_index (grid.clusters, PskMapCluster, nearest), &pins[i]);
          cluster_of[i] = nearest;
        }
      else
        {
          cluster_of[i] = add_cluster (&grid, &pins[i], i, joins);
        }
    }

  return grid.clusters;
}
