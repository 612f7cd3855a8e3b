/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-areas.h"

#include "psk-geometry-dissolve.h"

static void
add_geometry (PskMapDrawing *drawing,
              int            area,
              PskGeometry   *geometry)
{
  g_autoptr (GArray) lon_lats = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint p = 0; p < psk_geometry_get_n_polygons (geometry); p++)
    for (guint r = 0; r < psk_geometry_get_n_rings (geometry, p); r++)
      {
        guint n_points;
        const PskGeometryPoint *ring = psk_geometry_get_ring (geometry, p, r, &n_points);

        g_array_set_size (lon_lats, 0);
        for (guint i = 0; i < n_points; i++)
          {
            const double place[] = { ring[i].lon / (double) PSK_GEOMETRY_STEPS,
                                     ring[i].lat / (double) PSK_GEOMETRY_STEPS };

            g_array_append_vals (lon_lats, place, 2);
          }
        psk_map_drawing_add_ring (drawing, area, (const double *) lon_lats->data, n_points);
      }
}

static gboolean
is_seen (PskGeometryBox        box,
         const PskGeometryBox *within)
{
  return box.south <= within->north && box.north >= within->south && box.west <= within->east
         && box.east >= within->west;
}

/* Around all tambons of a district or the province, when the book has only them. */
static PskGeometry *
make_outline (PskAreas *areas,
              int       code)
{
  g_autoptr (GPtrArray) tambons = g_ptr_array_new ();

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *area = psk_areas_get (areas, i);
      PskGeometry *boundary = psk_areas_get_boundary (areas, area->code);

      if (area->level != PSK_AREA_TAMBON || !psk_area_code_within (area->code, code))
        continue;
      if (boundary == NULL)
        return NULL;
      g_ptr_array_add (tambons, boundary);
    }

  return psk_geometry_dissolve (tambons);
}

/**
 * psk_map_areas_add:
 * @drawing: a map that was not drawn yet
 * @areas: all areas of a book
 * @within: (nullable): what will be seen; %NULL for everything
 *
 * Adds the boundaries that the book has. Those of districts that it has not, though it has
 * those of all their tambons, follow from them when everything is drawn.
 */
void
psk_map_areas_add (PskMapDrawing        *drawing,
                   PskAreas             *areas,
                   const PskGeometryBox *within)
{
  g_return_if_fail (PSK_IS_MAP_DRAWING (drawing) && areas != NULL);

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      const PskArea *area = psk_areas_get (areas, i);
      PskGeometry *boundary = psk_areas_get_boundary (areas, area->code);
      g_autoptr (PskGeometry) outline = NULL;

      if (boundary == NULL && within == NULL && area->level != PSK_AREA_TAMBON
          && psk_areas_get_source (areas) != NULL)
        boundary = outline = make_outline (areas, area->code);
      if (boundary != NULL
          && (within == NULL || is_seen (psk_geometry_get_box (boundary), within)))
        add_geometry (drawing, area->code, boundary);
    }
}
