/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-drawing.h"

#include <math.h>

#include "psk-area.h"
#include "psk-map-labels.h"

/* Beyond this the Web-Mercator world ends. */
#define MOST_LATITUDE 85.0511

/* Points closer together than this, in units of the drawing, are one point. */
#define LEAST_STEP 0.6

/* Lines of the graticule stand at least so far apart. */
#define LEAST_GRATICULE_STEP 80.0

#define SCREEN_FONT "Noto Sans Thai, Loma, Laksaman, Sans"
#define PAPER_FONT "TH Sarabun New, TH SarabunPSK, Laksaman, Sarabun, Loma, Sans"

/* Borders and names below districts are left out where they would only be grey. */
#define LEAST_TAMBON_SCALE (256.0 * (1 << 8))

typedef struct
{
  guint32 ground; /* outside of all areas, or everywhere when none is known */
  guint32 land;
  guint32 graticule;
  guint32 tambon;
  guint32 district;
  guint32 ink;
  guint32 halo;
  const char *font;
} Palette;

static const Palette palettes[] = {
  [PSK_MAP_PALETTE_LIGHT] = { 0xf2f1ed, 0xfcfbf9, 0xe3e1da, 0xcfccc3, 0x8b887f, 0x3d3b36, 0xffffff,
                              SCREEN_FONT },
  [PSK_MAP_PALETTE_DARK] = { 0x232323, 0x2f2f2e, 0x353533, 0x4a4a47, 0x858379, 0xdedbd2, 0x232323,
                             SCREEN_FONT },
  [PSK_MAP_PALETTE_CONTRAST_LIGHT] = { 0xffffff, 0xffffff, 0xc8c8c8, 0x767676, 0x000000, 0x000000,
                                       0xffffff, SCREEN_FONT },
  [PSK_MAP_PALETTE_CONTRAST_DARK] = { 0x000000, 0x1c1c1c, 0x4a4a4a, 0x9a9a9a, 0xffffff, 0xffffff,
                                      0x000000, SCREEN_FONT },
  [PSK_MAP_PALETTE_PAPER] = { 0xffffff, 0xffffff, 0xdddddd, 0x999999, 0x000000, 0x000000, 0xffffff,
                              PAPER_FONT },
};

typedef struct
{
  double x; /* of the whole world, 0–1 from the west */
  double y; /* 0–1 from the north */
} Point;

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} Box;

/* An area: one or several rings, filled by the even-odd rule. */
typedef struct
{
  int area;
  PskAreaLevel level;
  GPtrArray *rings; /* GArray of Point */
  Box box;
  gboolean is_filled;
  guint32 fill;
} Shape;

/* Where a drawing looks: @scale is how many units the whole world is wide. */
typedef struct
{
  double scale;
  double x;
  double y;
  double width;
  double height;
  Box box; /* of the whole world, with a margin for lines */
} View;

/**
 * PskMapDrawing:
 *
 * The map that needs no internet: borders, names and, for a figure, colours of
 * areas. The tiles of the window and the printed map are drawn by it alike. Without
 * borders it shows a calm ground with a graticule and the names.
 *
 * It is filled first and drawn afterwards; it may be drawn from several threads at
 * once, as long as nobody changes it.
 */
struct _PskMapDrawing
{
  GObject parent_instance;

  /* Owned */
  GPtrArray *shapes; /* Shape, the larger areas first */
  PskMapLabels *labels;

  const Palette *palette;
  gboolean has_bounds;
  Box bounds; /* of borders and names, in degrees */
};

G_DEFINE_FINAL_TYPE (PskMapDrawing, psk_map_drawing, G_TYPE_OBJECT)

static Point
project (double lon,
         double lat)
{
  const double clamped = CLAMP (lat, -MOST_LATITUDE, MOST_LATITUDE) * G_PI / 180;

  return (Point) { (lon + 180) / 360, (1 - asinh (tan (clamped)) / G_PI) / 2 };
}

static double
latitude_of (double y)
{
  return atan (sinh (G_PI * (1 - 2 * y))) * 180 / G_PI;
}

static gboolean
boxes_meet (const Box *a,
            const Box *b)
{
  return a->left <= b->right && b->left <= a->right && a->top <= b->bottom && b->top <= a->bottom;
}

static void
box_add (Box    *box,
         double  x,
         double  y)
{
  box->left = MIN (box->left, x);
  box->right = MAX (box->right, x);
  box->top = MIN (box->top, y);
  box->bottom = MAX (box->bottom, y);
}

static void
shape_free (Shape *shape)
{
  g_ptr_array_unref (shape->rings);
  g_free (shape);
}

static void
psk_map_drawing_finalize (GObject *object)
{
  PskMapDrawing *self = PSK_MAP_DRAWING (object);

  g_ptr_array_unref (self->shapes);
  g_clear_pointer (&self->labels, psk_map_labels_free);

  G_OBJECT_CLASS (psk_map_drawing_parent_class)->finalize (object);
}

static void
psk_map_drawing_class_init (PskMapDrawingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_map_drawing_finalize;
}

static void
psk_map_drawing_init (PskMapDrawing *self)
{
  self->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) shape_free);
}

/**
 * psk_map_drawing_new:
 * @palette: its colours
 *
 * Returns: (transfer full): an empty map
 */
PskMapDrawing *
psk_map_drawing_new (PskMapPalette palette)
{
  PskMapDrawing *self = g_object_new (PSK_TYPE_MAP_DRAWING, NULL);

  self->palette = &palettes[palette];
  self->labels = psk_map_labels_new (self->palette->font);

  return self;
}

static void
extend_bounds (PskMapDrawing *self,
               double         lon,
               double         lat)
{
  if (!self->has_bounds)
    self->bounds = (Box) { lon, lat, lon, lat };
  self->has_bounds = TRUE;
  box_add (&self->bounds, lon, lat);
}

static Shape *
find_shape (PskMapDrawing *self,
            int            area)
{
  for (guint i = self->shapes->len; i > 0; i--)
    {
      Shape *shape = self->shapes->pdata[i - 1];

      if (shape->area == area)
        return shape;
    }

  return NULL;
}

static Shape *
add_shape (PskMapDrawing *self,
           int            area,
           Point          first)
{
  Shape *shape = g_new0 (Shape, 1);
  guint place = 0;

  shape->area = area;
  shape->level = (PskAreaLevel) psk_area_code_level (area);
  shape->rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  shape->box = (Box) { first.x, first.y, first.x, first.y };

  while (place < self->shapes->len
         && ((Shape *) self->shapes->pdata[place])->level <= shape->level)
    place++;
  g_ptr_array_insert (self->shapes, (int) place, shape);

  return shape;
}

/**
 * psk_map_drawing_add_ring:
 * @self: a map that was not drawn yet
 * @area: the code of a province, district or tambon
 * @lon_lats: (array): longitude and latitude of each point, in degrees
 * @n_points: how many points; rings of fewer than three are left out
 *
 * Adds a part of the border of an area, or a hole in it.
 */
void
psk_map_drawing_add_ring (PskMapDrawing *self,
                          int            area,
                          const double  *lon_lats,
                          gsize          n_points)
{
  Shape *shape;
  GArray *ring;

  g_return_if_fail (PSK_IS_MAP_DRAWING (self) && lon_lats != NULL);

  if (n_points < 3)
    return;

  shape = find_shape (self, area);
  if (shape == NULL)
    shape = add_shape (self, area, project (lon_lats[0], lon_lats[1]));

  ring = g_array_sized_new (FALSE, FALSE, sizeof (Point), (guint) n_points);
  for (gsize i = 0; i < n_points; i++)
    {
      const Point point = project (lon_lats[2 * i], lon_lats[2 * i + 1]);

      box_add (&shape->box, point.x, point.y);
      extend_bounds (self, lon_lats[2 * i], lon_lats[2 * i + 1]);
      g_array_append_val (ring, point);
    }
  g_ptr_array_add (shape->rings, ring);
}

/**
 * psk_map_drawing_add_name:
 * @self: a map that was not drawn yet
 * @area: the code of a province, district or tambon
 * @name: how it is called
 * @lon: where its name stands, in degrees
 * @lat: where its name stands, in degrees
 */
void
psk_map_drawing_add_name (PskMapDrawing *self,
                          int            area,
                          const char    *name,
                          double         lon,
                          double         lat)
{
  const Point point = project (lon, lat);
  PskMapRank rank;

  g_return_if_fail (PSK_IS_MAP_DRAWING (self) && name != NULL);

  switch ((PskAreaLevel) psk_area_code_level (area))
    {
    case PSK_AREA_PROVINCE:
      rank = PSK_MAP_RANK_PROVINCE;
      break;

    case PSK_AREA_DISTRICT:
      rank = PSK_MAP_RANK_DISTRICT;
      break;

    case PSK_AREA_TAMBON:
    default:
      rank = PSK_MAP_RANK_TAMBON;
      break;
    }

  extend_bounds (self, lon, lat);
  psk_map_labels_add (self->labels, rank, name, point.x, point.y);
}

/**
 * psk_map_drawing_set_fill:
 * @self: a map that was not drawn yet
 * @area: the code of an area that has a border; others are left out
 * @rgb: its colour, 0xRRGGBB
 */
void
psk_map_drawing_set_fill (PskMapDrawing *self,
                          int            area,
                          guint32        rgb)
{
  Shape *shape;

  g_return_if_fail (PSK_IS_MAP_DRAWING (self));

  shape = find_shape (self, area);
  if (shape == NULL)
    return;
  shape->is_filled = TRUE;
  shape->fill = rgb;
}

/**
 * psk_map_drawing_get_bounds:
 * @self: a map
 * @west: (out): in degrees
 * @south: (out): in degrees
 * @east: (out): in degrees
 * @north: (out): in degrees
 *
 * Returns: whether there is anything on it
 */
gboolean
psk_map_drawing_get_bounds (PskMapDrawing *self,
                            double        *west,
                            double        *south,
                            double        *east,
                            double        *north)
{
  g_return_val_if_fail (PSK_IS_MAP_DRAWING (self), FALSE);

  *west = self->bounds.left;
  *south = self->bounds.top;
  *east = self->bounds.right;
  *north = self->bounds.bottom;

  return self->has_bounds;
}

static void
set_colour (cairo_t *cr,
            guint32  rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                        (rgb & 255) / 255.0);
}

/* Which sides of a box a point lies beyond, one bit each. */
static guint
side_of (const Box   *box,
         const Point *point)
{
  return (point->x < box->left) | (point->x > box->right) << 1 | (point->y < box->top) << 2
         | (point->y > box->bottom) << 3;
}

/* A line is left out between points that lie beyond the same side; an area is not,
 * because its inside would change. */
static void
trace_ring (const GArray *ring,
            cairo_t      *cr,
            const View   *view,
            gboolean      is_line)
{
  double last_x = 0;
  double last_y = 0;
  guint last_side = 0;
  gboolean is_open = FALSE;

  for (guint i = 0; i <= ring->len; i++)
    {
      const Point *point = &g_array_index (ring, Point, i % ring->len);
      const guint side = side_of (&view->box, point);
      const double x = point->x * view->scale - view->x;
      const double y = point->y * view->scale - view->y;

      if (is_open && (!is_line || (side & last_side) == 0))
        {
          if (i < ring->len && fabs (x - last_x) + fabs (y - last_y) < LEAST_STEP)
            continue;
          cairo_line_to (cr, x, y);
        }
      else
        cairo_move_to (cr, x, y);

      is_open = TRUE;
      last_x = x;
      last_y = y;
      last_side = side;
    }
}

static gboolean
trace_shape (const Shape *shape,
             cairo_t     *cr,
             const View  *view,
             gboolean     is_line)
{
  if (!boxes_meet (&shape->box, &view->box))
    return FALSE;

  for (guint i = 0; i < shape->rings->len; i++)
    trace_ring (shape->rings->pdata[i], cr, view, is_line);
  return TRUE;
}

/* A smaller area lies on the land of a larger one, when that has a border. */
static gboolean
lies_on_another (PskMapDrawing *self,
                 const Shape   *shape)
{
  for (int area = shape->area / 100; area > 0; area /= 100)
    {
      if (find_shape (self, area) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
draw_grounds (PskMapDrawing *self,
              cairo_t       *cr,
              const View    *view)
{
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const Shape *shape = self->shapes->pdata[i];

      if ((!shape->is_filled && lies_on_another (self, shape))
          || !trace_shape (shape, cr, view, FALSE))
        continue;
      set_colour (cr, shape->is_filled ? shape->fill : self->palette->land);
      cairo_fill (cr);
    }
}

static void
draw_borders (PskMapDrawing *self,
              cairo_t       *cr,
              const View    *view,
              PskAreaLevel   level,
              guint32        rgb,
              double         width)
{
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const Shape *shape = self->shapes->pdata[i];

      if (shape->level == level)
        trace_shape (shape, cr, view, TRUE);
    }

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, width);
  set_colour (cr, rgb);
  cairo_stroke (cr);
}

static double
graticule_step (const View *view)
{
  static const double steps[] = { 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30 };
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (steps) && steps[i] / 360 * view->scale < LEAST_GRATICULE_STEP)
    i++;

  return steps[i];
}

static void
draw_graticule (PskMapDrawing *self,
                cairo_t       *cr,
                const View    *view)
{
  const double step = graticule_step (view);
  const double west = view->box.left * 360 - 180;
  const double east = view->box.right * 360 - 180;
  const double north = latitude_of (view->box.top);
  const double south = latitude_of (view->box.bottom);

  for (double i = ceil (west / step); i <= floor (east / step); i++)
    {
      const double x = project (i * step, 0).x * view->scale - view->x;

      cairo_move_to (cr, x, 0);
      cairo_line_to (cr, x, view->height);
    }
  for (double i = ceil (south / step); i <= floor (north / step); i++)
    {
      const double y = project (0, i * step).y * view->scale - view->y;

      cairo_move_to (cr, 0, y);
      cairo_line_to (cr, view->width, y);
    }
  cairo_set_line_width (cr, 1);
  set_colour (cr, self->palette->graticule);
  cairo_stroke (cr);
}

static void
draw (PskMapDrawing *self,
      cairo_t       *cr,
      View          *view)
{
  const double margin = 4 / view->scale;

  view->box = (Box) {
    view->x / view->scale - margin,
    view->y / view->scale - margin,
    (view->x + view->width) / view->scale + margin,
    (view->y + view->height) / view->scale + margin,
  };

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, view->width, view->height);
  cairo_clip (cr);
  set_colour (cr, self->palette->ground);
  cairo_paint (cr);

  if (self->shapes->len == 0)
    draw_graticule (self, cr, view);
  draw_grounds (self, cr, view);
  if (view->scale >= LEAST_TAMBON_SCALE)
    draw_borders (self, cr, view, PSK_AREA_TAMBON, self->palette->tambon, 0.8);
  draw_borders (self, cr, view, PSK_AREA_DISTRICT, self->palette->district, 1.2);
  draw_borders (self, cr, view, PSK_AREA_PROVINCE, self->palette->district, 2);

  psk_map_labels_draw (self->labels, cr, view->scale, view->x, view->y, view->width, view->height,
                       self->palette->ink, self->palette->halo);
  cairo_restore (cr);
}

/**
 * psk_map_drawing_draw_tile:
 * @cr: where to draw, with the origin in the corner of the tile
 * @zoom: the zoom level
 * @tile_x: the column of the tile, from 180° west
 * @tile_y: the row of the tile, from the north
 * @tile_size: its side, in units of @cr
 * @self: (type PskMapDrawing): a map, which nobody changes meanwhile
 *
 * Draws a tile, ground included; may be called from several threads at once.
 */
void
psk_map_drawing_draw_tile (cairo_t  *cr,
                           int       zoom,
                           double    tile_x,
                           double    tile_y,
                           int       tile_size,
                           gpointer  self)
{
  View view = {
    .scale = ldexp (tile_size, zoom),
    .x = tile_x * tile_size,
    .y = tile_y * tile_size,
    .width = tile_size,
    .height = tile_size,
  };

  g_return_if_fail (PSK_IS_MAP_DRAWING (self) && cr != NULL);
  g_return_if_fail (zoom >= 0 && zoom <= 24 && tile_size > 0);

  draw (self, cr, &view);
}

/**
 * psk_map_drawing_draw_box:
 * @self: a map
 * @cr: where to draw, with the origin in the corner of the map
 * @west: of what to show, in degrees
 * @south: of what to show, in degrees
 * @east: of what to show, in degrees
 * @north: of what to show, in degrees
 * @width: of the map, in units of @cr
 * @height: of the map, in units of @cr
 *
 * Draws the box as large as it fits, in the middle of the map.
 *
 * Returns: how many units of @cr the whole world would be wide, for pins, the scale
 *   bar and whatever else is drawn upon it
 */
double
psk_map_drawing_draw_box (PskMapDrawing *self,
                          cairo_t       *cr,
                          double         west,
                          double         south,
                          double         east,
                          double         north,
                          double         width,
                          double         height)
{
  const Point first = project (west, north);
  const Point last = project (east, south);
  View view = { .width = width, .height = height };

  g_return_val_if_fail (PSK_IS_MAP_DRAWING (self) && cr != NULL, 1);
  g_return_val_if_fail (last.x > first.x && last.y > first.y && width > 0 && height > 0, 1);

  view.scale = MIN (width / (last.x - first.x), height / (last.y - first.y));
  view.x = (first.x + last.x) / 2 * view.scale - width / 2;
  view.y = (first.y + last.y) / 2 * view.scale - height / 2;
  draw (self, cr, &view);

  return view.scale;
}
