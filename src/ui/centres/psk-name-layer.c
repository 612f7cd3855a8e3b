/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-name-layer.h"

#include <adwaita.h>
#include <math.h>

#include "psk-map-palette.h"
#include "psk-map-projection.h"
#include "psk-text-size.h"

typedef struct
{
  char *text;
  gboolean is_district;
  double x; /* in the Web Mercator square */
  double y;

  int width; /* of the letters, in pixels; 0 before they were measured */
  int height;
  GdkTexture *texture; /* nullable */

  gboolean is_placed;
  double dx; /* of the middle of the letters from the place on the map, in pixels */
  double dy;
} Name;

typedef struct
{
  double x;
  double y;
} Pin;

typedef struct
{
  double left, top, right, bottom;
} Box;

/**
 * PskNameLayer:
 *
 * The names of districts and tambons over the drawn map and its pins. A name keeps
 * clear of the pins and of the names before it; for the same zoom and the same pins
 * it is always at the same place.
 */
struct _PskNameLayer
{
  ShumateLayer parent_instance;

  /* Owned */
  GArray *names; /* Name: districts first */
  GArray *pins;  /* Pin */

  double placed_zoom; /* that the names were placed for, 0 for none */
  int texture_scale;
};

G_DEFINE_FINAL_TYPE (PskNameLayer, psk_name_layer, SHUMATE_TYPE_LAYER)

#define LEAST_TAMBON_ZOOM 11.0
#define ZOOM_STEPS 4.0 /* a level; names are placed anew at each */
#define HALO 2.0
#define CLEARANCE 3.0

/* A quarter of a pin is covered rather than the name of a district moved 30 pixels
 * away from its place. */
#define COVER_COST 0.15

/* What a pin of the usual size takes, from its tip. */
#define PIN_HALF_WIDTH 11.0
#define PIN_HEIGHT 30.0
#define PIN_TAIL 3.0

static void
name_clear (gpointer data)
{
  Name *name = data;

  g_free (name->text);
  g_clear_object (&name->texture);
}

static PangoLayout *
make_layout (PskNameLayer *self,
             const Name   *name)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), name->text);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
    pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));

  pango_font_description_set_absolute_size (font, psk_text_size_scale (name->is_district ? 15 : 13)
                                                  * PANGO_SCALE);
  if (name->is_district)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);

  return layout;
}

static void
measure_names (PskNameLayer *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      Name *name = &g_array_index (self->names, Name, i);
      g_autoptr (PangoLayout) layout = NULL;

      if (name->width != 0)
        continue;
      layout = make_layout (self, name);
      pango_layout_get_pixel_size (layout, &name->width, &name->height);
    }
}

/* Placing: everything in pixels of the whole world at the zoom. */

static double
overlap (const Box *a,
         const Box *b)
{
  const double across = MIN (a->right, b->right) - MAX (a->left, b->left);
  const double down = MIN (a->bottom, b->bottom) - MAX (a->top, b->top);

  return across > 0 && down > 0 ? across * down : 0;
}

static Box
name_box (const Name *name,
          double      world,
          double      dx,
          double      dy)
{
  const double x = name->x * world + dx;
  const double y = name->y * world + dy;
  const double half_width = name->width / 2.0 + CLEARANCE;

  return (Box) { x - half_width, y - name->height / 2.0, x + half_width, y + name->height / 2.0 };
}

static double
covered_by_pins (PskNameLayer *self,
                 const Box    *box,
                 double        world)
{
  const double size = psk_text_size_get_half ();
  double sum = 0;

  for (guint i = 0; i < self->pins->len; i++)
    {
      const Pin *pin = &g_array_index (self->pins, Pin, i);
      const double x = pin->x * world;
      const double y = pin->y * world;
      const Box taken = { x - PIN_HALF_WIDTH * size, y - PIN_HEIGHT * size,
                          x + PIN_HALF_WIDTH * size, y + PIN_TAIL * size };

      sum += overlap (box, &taken);
    }

  return sum;
}

static gboolean
meets_names (PskNameLayer *self,
             const Box    *box,
             guint         n_names,
             double        world)
{
  for (guint i = 0; i < n_names; i++)
    {
      const Name *other = &g_array_index (self->names, Name, i);
      const Box taken = name_box (other, world, other->dx, other->dy);

      if (other->is_placed && overlap (box, &taken) > 0)
        return TRUE;
    }

  return FALSE;
}

/* Below the pin first, then nearer places before farther ones. A district stands
 * somewhere in any case, a tambon only where nothing else is. */
static void
place_name (PskNameLayer *self,
            guint         number,
            double        world)
{
  static const double down[] = { 0.8, 0, -2.4, 1.8, -1.2 };
  static const double across[] = { 0, 0.35, -0.35, 0.7, -0.7 };
  Name *name = &g_array_index (self->names, Name, number);
  const guint reach = name->is_district ? G_N_ELEMENTS (down) : 3;
  double best = G_MAXDOUBLE;

  name->is_placed = FALSE;
  for (guint i = 0; i < reach; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (across); j++)
        {
          const double dx = across[j] * (name->width + 2 * PIN_HALF_WIDTH);
          const double dy = down[i] * name->height;
          const Box box = name_box (name, world, dx, dy);
          const double covered = covered_by_pins (self, &box, world);
          const double cost = covered * COVER_COST + hypot (dx, dy);

          if ((!name->is_district && covered > 0) || cost >= best
              || meets_names (self, &box, number, world))
            continue;
          best = cost;
          name->is_placed = TRUE;
          name->dx = dx;
          name->dy = dy;
        }
    }
}

static void
place_names (PskNameLayer *self,
             double        zoom)
{
  const double world = psk_map_world_size (zoom);

  measure_names (self);
  for (guint i = 0; i < self->names->len; i++)
    {
      Name *name = &g_array_index (self->names, Name, i);

      name->is_placed = FALSE;
      if (name->is_district || zoom >= LEAST_TAMBON_ZOOM)
        place_name (self, i, world);
    }
  self->placed_zoom = zoom;
}

/* Painting */

static GdkTexture *
render (PskNameLayer *self,
        const Name   *name,
        int           scale)
{
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  const double ground = !dark ? 1 : contrast ? 0 : 0.14;
  const int width = (name->width + 2 * (int) HALO) * scale;
  const int height = (name->height + 2 * (int) HALO) * scale;
  g_autoptr (PangoLayout) layout = make_layout (self, name);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  int stride;

  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, HALO, HALO);
  pango_cairo_layout_path (cr, layout);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2 * HALO);
  cairo_set_source_rgba (cr, ground, ground, ground, contrast ? 1 : 0.85);
  cairo_stroke (cr);
  cairo_move_to (cr, HALO, HALO);
  if (contrast)
    cairo_set_source_rgb (cr, 1 - ground, 1 - ground, 1 - ground);
  else
    cairo_set_source_rgb (cr, dark ? 0.9 : 0.2, dark ? 0.89 : 0.2, dark ? 0.86 : 0.18);
  pango_cairo_show_layout (cr, layout);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) stride * height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
forget_pictures (PskNameLayer *self)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      Name *name = &g_array_index (self->names, Name, i);

      g_clear_object (&name->texture);
      name->width = 0;
    }
  self->placed_zoom = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
snapshot_name (PskNameLayer *self,
               Name         *name,
               GtkSnapshot  *snapshot,
               double        x,
               double        y)
{
  graphene_rect_t bounds;

  /* At whole pixels, so that letters are sharp. */
  graphene_rect_init (&bounds, round (x + name->dx - name->width / 2.0) - HALO,
                      round (y + name->dy - name->height / 2.0) - HALO,
                      name->width + 2 * HALO, name->height + 2 * HALO);
  if (bounds.origin.x > gtk_widget_get_width (GTK_WIDGET (self))
      || bounds.origin.y > gtk_widget_get_height (GTK_WIDGET (self))
      || bounds.origin.x + bounds.size.width < 0 || bounds.origin.y + bounds.size.height < 0)
    return;

  if (name->texture == NULL)
    name->texture = render (self, name, self->texture_scale);
  gtk_snapshot_append_texture (snapshot, name->texture, &bounds);
}

static void
psk_name_layer_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  PskNameLayer *self = PSK_NAME_LAYER (widget);
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  const double zoom = floor (shumate_viewport_get_zoom_level (viewport) * ZOOM_STEPS) / ZOOM_STEPS;

  if (self->texture_scale != gtk_widget_get_scale_factor (widget))
    {
      self->texture_scale = gtk_widget_get_scale_factor (widget);
      forget_pictures (self);
    }
  if (self->placed_zoom != zoom)
    place_names (self, zoom);

  for (guint i = 0; i < self->names->len; i++)
    {
      Name *name = &g_array_index (self->names, Name, i);
      double x, y;

      if (!name->is_placed)
        continue;
      psk_map_project (viewport, widget, name->x, name->y, &x, &y);
      snapshot_name (self, name, snapshot, x, y);
    }
}

static void
psk_name_layer_system_setting_changed (GtkWidget        *widget,
                                       GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (psk_name_layer_parent_class)->system_setting_changed (widget, setting);

  forget_pictures (PSK_NAME_LAYER (widget));
}

static void
psk_name_layer_constructed (GObject *object)
{
  static const char *const moves[] = {
    "notify::latitude", "notify::longitude", "notify::zoom-level",
  };
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (object));

  G_OBJECT_CLASS (psk_name_layer_parent_class)->constructed (object);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    g_signal_connect_object (viewport, moves[i], G_CALLBACK (gtk_widget_queue_draw), object,
                             G_CONNECT_SWAPPED);
  psk_map_palette_connect (G_CALLBACK (forget_pictures), object);
}

static void
psk_name_layer_finalize (GObject *object)
{
  PskNameLayer *self = PSK_NAME_LAYER (object);

  g_array_unref (self->names);
  g_array_unref (self->pins);

  G_OBJECT_CLASS (psk_name_layer_parent_class)->finalize (object);
}

static void
psk_name_layer_class_init (PskNameLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = psk_name_layer_constructed;
  object_class->finalize = psk_name_layer_finalize;
  widget_class->snapshot = psk_name_layer_snapshot;
  widget_class->system_setting_changed = psk_name_layer_system_setting_changed;
}

static void
psk_name_layer_init (PskNameLayer *self)
{
  self->names = g_array_new (FALSE, TRUE, sizeof (Name));
  g_array_set_clear_func (self->names, name_clear);
  self->pins = g_array_new (FALSE, FALSE, sizeof (Pin));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * psk_name_layer_new:
 * @viewport: the viewport of the map
 *
 * Returns: (transfer floating): a layer without names
 */
PskNameLayer *
psk_name_layer_new (ShumateViewport *viewport)
{
  return g_object_new (PSK_TYPE_NAME_LAYER, "viewport", viewport, NULL);
}

static void
add_names (PskNameLayer *self,
           PskAreas     *areas,
           PskAreaLevel  level)
{
  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *area = psk_areas_get (areas, i);
      Name name = { 0 };

      if (area->level != (int) level || isnan (area->lat))
        continue;
      name.text = g_strdup (psk_area_get_name (area, psk_language_of_messages ()));
      name.is_district = level == PSK_AREA_DISTRICT;
      name.x = psk_map_x_from_longitude (area->lon);
      name.y = psk_map_y_from_latitude (area->lat);
      g_array_append_val (self->names, name);
    }
}

/**
 * psk_name_layer_set_areas:
 * @self: a layer
 * @areas: the areas that it names
 */
void
psk_name_layer_set_areas (PskNameLayer *self,
                          PskAreas     *areas)
{
  g_return_if_fail (PSK_IS_NAME_LAYER (self) && areas != NULL);

  g_array_set_size (self->names, 0);
  add_names (self, areas, PSK_AREA_DISTRICT);
  add_names (self, areas, PSK_AREA_TAMBON);
  forget_pictures (self);
}

/**
 * psk_name_layer_set_pins:
 * @self: a layer
 * @pins: (array length=n_pins): the pins that names keep clear of
 * @n_pins: how many there are
 */
void
psk_name_layer_set_pins (PskNameLayer    *self,
                         const PskMapPin *pins,
                         guint            n_pins)
{
  g_return_if_fail (PSK_IS_NAME_LAYER (self) && (pins != NULL || n_pins == 0));

  g_array_set_size (self->pins, 0);
  for (guint i = 0; i < n_pins; i++)
    {
      const Pin pin = { psk_map_x_from_longitude (pins[i].lon), psk_map_y_from_latitude (pins[i].lat) };

      g_array_append_val (self->pins, pin);
    }
  self->placed_zoom = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
