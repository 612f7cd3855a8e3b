/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-areas.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "psk-area-table.h"
#include "psk-boundary-table.h"
#include "psk-centre-table.h"
#include "psk-error.h"
#include "psk-text.h"

#define PROVINCE_FILE "/io/github/pansuk/Pansuk/data/provinces/52-lampang.json"

struct _PskAreas
{
  gatomicrefcount ref_count;
  GPtrArray *areas;   /* PskArea: the province, districts, tambons */
  GHashTable *by_code; /* code → PskArea, borrowed */
  GHashTable *boundaries; /* code → PskGeometry */
  char *source; /* the file that the boundaries came from; NULL when there are none */
};

G_DEFINE_BOXED_TYPE (PskAreas, psk_areas, psk_areas_ref, psk_areas_unref)

static void
add_boundary_cb (int          area,
                 PskGeometry *geometry,
                 const char  *source,
                 gpointer     user_data)
{
  PskAreas *self = user_data;

  g_hash_table_insert (self->boundaries, GINT_TO_POINTER (area), psk_geometry_ref (geometry));
  /* Tambons come last, and are what most of a map is. */
  g_free (self->source);
  self->source = g_strdup (source);
}

/**
 * psk_areas_load:
 * @store: a store
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable): the areas of the book
 */
PskAreas *
psk_areas_load (PskStore *store,
                GError  **error)
{
  g_autoptr (GPtrArray) areas = psk_area_table_read_all (store, error);
  g_autoptr (PskAreas) self = NULL;

  if (areas == NULL)
    return NULL;

  self = g_new0 (PskAreas, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->by_code = g_hash_table_new (NULL, NULL);
  self->boundaries = g_hash_table_new_full (NULL, NULL, NULL,
                                            (GDestroyNotify) psk_geometry_unref);
  self->areas = g_steal_pointer (&areas);

  for (guint i = 0; i < self->areas->len; i++)
    {
      PskArea *area = self->areas->pdata[i];

      g_hash_table_insert (self->by_code, GINT_TO_POINTER (area->code), area);
    }

  return psk_boundary_table_each (store, add_boundary_cb, self, error) ? g_steal_pointer (&self)
                                                                       : NULL;
}

/**
 * psk_areas_ref:
 * @self: areas
 *
 * Returns: (transfer full): @self
 */
PskAreas *
psk_areas_ref (PskAreas *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * psk_areas_unref:
 * @self: (transfer full): areas
 */
void
psk_areas_unref (PskAreas *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->boundaries);
  g_free (self->source);
  g_ptr_array_unref (self->areas);
  g_free (self);
}

/**
 * psk_areas_get_n:
 * @self: areas
 *
 * Returns: how many there are
 */
guint
psk_areas_get_n (PskAreas *self)
{
  return self->areas->len;
}

/**
 * psk_areas_get:
 * @self: areas
 * @index: less than psk_areas_get_n()
 *
 * Returns: (transfer none): an area; the province first, then districts, then tambons
 */
PskArea *
psk_areas_get (PskAreas *self,
               guint     index)
{
  g_return_val_if_fail (index < self->areas->len, NULL);

  return self->areas->pdata[index];
}

/**
 * psk_areas_lookup:
 * @self: areas
 * @code: an area code
 *
 * Returns: (transfer none) (nullable): the area
 */
PskArea *
psk_areas_lookup (PskAreas *self,
                  int       code)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->by_code, GINT_TO_POINTER (code));
}

/**
 * psk_areas_get_province:
 * @self: areas
 *
 * Returns: (transfer none) (nullable): the province
 */
PskArea *
psk_areas_get_province (PskAreas *self)
{
  return self->areas->len > 0 ? self->areas->pdata[0] : NULL;
}

/**
 * psk_areas_get_children:
 * @self: areas
 * @code: a province or district
 *
 * Returns: (transfer container) (element-type PskArea): the areas right below it
 */
GPtrArray *
psk_areas_get_children (PskAreas *self,
                        int       code)
{
  GPtrArray *children = g_ptr_array_new ();

  for (guint i = 0; i < self->areas->len; i++)
    {
      PskArea *area = self->areas->pdata[i];

      if (area->parent == code)
        g_ptr_array_add (children, area);
    }

  return children;
}

/**
 * psk_areas_find:
 * @self: areas
 * @name: a name in Thai or English, with or without ต. or ตำบล, or a code
 * @level: what kind of area
 * @within: the area that it must lie in, or 0
 *
 * Returns: (transfer none) (nullable): the one area of that name; %NULL when
 *   there is none or more than one
 */
PskArea *
psk_areas_find (PskAreas    *self,
                const char  *name,
                PskAreaLevel level,
                int          within)
{
  g_autofree char *key = psk_text_area_key (name);
  PskArea *found = NULL;

  for (guint i = 0; *key != '\0' && i < self->areas->len; i++)
    {
      PskArea *area = self->areas->pdata[i];
      char code[16];

      if (area->level != (int) level || (within > 0 && !psk_area_code_within (area->code, within)))
        continue;

      g_snprintf (code, sizeof code, "%d", area->code);
      if (g_strcmp0 (area->match_key, key) != 0 && !g_str_equal (code, key))
        {
          g_autofree char *english = psk_text_area_key (area->name_en);

          if (!g_str_equal (english, key))
            continue;
        }

      if (found != NULL)
        return NULL;
      found = area;
    }

  return found;
}

/* Levenshtein's distance over characters, 1966. */
static guint
distance (const char *a,
          const char *b)
{
  g_autofree gunichar *x = NULL;
  g_autofree gunichar *y = NULL;
  g_autofree guint *row = NULL;
  glong n_x = 0;
  glong n_y = 0;

  x = g_utf8_to_ucs4_fast (a, -1, &n_x);
  y = g_utf8_to_ucs4_fast (b, -1, &n_y);
  row = g_new (guint, n_y + 1);

  for (glong j = 0; j <= n_y; j++)
    row[j] = j;

  for (glong i = 1; i <= n_x; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (glong j = 1; j <= n_y; j++)
        {
          guint above = row[j];

          row[j] = MIN (MIN (above, row[j - 1]) + 1, diagonal + (x[i - 1] != y[j - 1]));
          diagonal = above;
        }
    }

  return row[n_y];
}

/**
 * psk_areas_suggest:
 * @self: areas
 * @name: a name that psk_areas_find() did not know
 * @level: what kind of area
 * @within: the area that it should lie in, or 0
 *
 * Returns: (transfer none) (nullable): the area with the most similar name, if
 *   at most two in five of its characters differ
 */
PskArea *
psk_areas_suggest (PskAreas    *self,
                   const char  *name,
                   PskAreaLevel level,
                   int          within)
{
  g_autofree char *key = psk_text_area_key (name);
  PskArea *best = NULL;
  guint least = G_MAXUINT;

  if (strlen (key) > 200)
    return NULL;

  for (guint i = 0; i < self->areas->len; i++)
    {
      PskArea *area = self->areas->pdata[i];
      guint d;

      if (area->level != (int) level || (within > 0 && !psk_area_code_within (area->code, within)))
        continue;

      d = distance (key, area->match_key);
      if (d < least && d * 5 <= 2 * g_utf8_strlen (area->match_key, -1))
        {
          best = area;
          least = d;
        }
    }

  return best;
}

typedef struct
{
  PskArea *area;
  guint distance;
} Nearness;

static int
compare_nearness (const void *a,
                  const void *b)
{
  const Nearness *x = a;
  const Nearness *y = b;

  return x->distance != y->distance ? (x->distance > y->distance) - (x->distance < y->distance)
                                    : x->area->code - y->area->code;
}

/**
 * psk_areas_suggest_many:
 * @self: areas
 * @name: a name that psk_areas_find() did not know
 * @level: what kind of area
 * @within: the area that they should lie in, or 0
 * @n: how many are wanted
 *
 * Returns: (transfer container) (element-type PskArea): the areas with the most similar
 *   names, the nearest first. Of names that are written in a quite other way there
 *   are none
 */
GPtrArray *
psk_areas_suggest_many (PskAreas    *self,
                        const char  *name,
                        PskAreaLevel level,
                        int          within,
                        guint        n)
{
  g_autofree char *key = psk_text_area_key (name);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Nearness));
  GPtrArray *areas = g_ptr_array_new ();

  for (guint i = 0; strlen (key) <= 200 && i < self->areas->len; i++)
    {
      Nearness nearness = { self->areas->pdata[i], 0 };
      const PskArea *area = nearness.area;

      if (area->level != (int) level || (within > 0 && !psk_area_code_within (area->code, within)))
        continue;
      nearness.distance = distance (key, area->match_key);
      if (nearness.distance * 2 <= g_utf8_strlen (area->match_key, -1))
        g_array_append_val (found, nearness);
    }

  g_array_sort (found, compare_nearness);
  for (guint i = 0; i < MIN (n, found->len); i++)
    g_ptr_array_add (areas, g_array_index (found, Nearness, i).area);

  return areas;
}

/**
 * psk_areas_get_name:
 * @self: areas
 * @code: an area code
 * @language: the language
 *
 * Returns: (transfer none): the bare name, or "" for an area that is not there
 */
const char *
psk_areas_get_name (PskAreas   *self,
                    int         code,
                    PskLanguage language)
{
  PskArea *area = psk_areas_lookup (self, code);

  return area != NULL ? psk_area_get_name (area, language) : "";
}

/**
 * psk_areas_get_boundary:
 * @self: areas
 * @code: an area code
 *
 * Returns: (transfer none) (nullable): what the area covers, when the book knows
 */
PskGeometry *
psk_areas_get_boundary (PskAreas *self,
                        int       code)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->boundaries, GINT_TO_POINTER (code));
}

/**
 * psk_areas_get_source:
 * @self: areas
 *
 * Returns: (transfer none) (nullable): the name of the file that boundaries came from;
 *   %NULL when the book has none
 */
const char *
psk_areas_get_source (PskAreas *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

/**
 * psk_areas_find_tambon_at:
 * @self: areas
 * @lat: latitude in degrees
 * @lon: longitude in degrees
 *
 * Returns: (transfer none) (nullable): the tambon whose boundary has the place in it
 */
PskArea *
psk_areas_find_tambon_at (PskAreas *self,
                          double    lat,
                          double    lon)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->areas->len; i++)
    {
      PskArea *area = self->areas->pdata[i];
      PskGeometry *boundary = psk_areas_get_boundary (self, area->code);

      if (area->level == PSK_AREA_TAMBON && boundary != NULL
          && psk_geometry_contains (boundary, lat, lon))
        return area;
    }

  return NULL;
}

static PskArea *
area_from_json (JsonObject *object,
                int         parent)
{
  PskArea *area = g_object_new (PSK_TYPE_AREA, NULL);

  area->code = (int) json_object_get_int_member (object, "code");
  area->level = psk_area_code_level (area->code);
  area->parent = parent;
  area->name_th = g_strdup (json_object_get_string_member (object, "name_th"));
  area->name_en = g_strdup (json_object_get_string_member (object, "name_en"));
  area->postal_code = g_strdup (json_object_get_string_member_with_default (object, "postal_code",
                                                                            NULL));
  area->lat = json_object_get_double_member (object, "lat");
  area->lon = json_object_get_double_member (object, "lon");
  area->match_key = psk_text_area_key (area->name_th);

  return area;
}

static gboolean
add_centre (PskStore *store,
            PskArea  *tambon,
            GError  **error)
{
  g_autoptr (PskCentre) centre = g_object_new (PSK_TYPE_CENTRE, NULL);
  g_autofree char *key = g_strdup_printf ("centre %d", tambon->code);

  /* A tambon has one centre in every office's book: so it has the same uid. */
  centre->uid = g_compute_checksum_for_string (G_CHECKSUM_MD5, key, -1);
  centre->tambon = tambon->code;
  centre->name = g_strdup_printf ("ศูนย์แบ่งปันเมล็ดพันธุ์และต้นกล้า ต.%s", tambon->name_th);

  return psk_centre_table_insert (store, centre, error);
}

static gboolean
add_tambons (PskStore  *store,
             JsonArray *tambons,
             int        district,
             GError   **error)
{
  for (guint t = 0; t < json_array_get_length (tambons); t++)
    {
      g_autoptr (PskArea) tambon = area_from_json (json_array_get_object_element (tambons, t),
                                                   district);

      if (!psk_area_table_insert (store, tambon, error) || !add_centre (store, tambon, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * psk_areas_fill_store:
 * @store: the store of a new book
 * @error: (nullable): where to put the error
 *
 * Puts the province, its districts and tambons into a book, with a centre for
 * each tambon that is not open yet.
 *
 * Returns: whether all were added
 */
gboolean
psk_areas_fill_store (PskStore *store,
                      GError  **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (PROVINCE_FILE, 0, error);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (PskArea) province = NULL;
  JsonArray *districts;

  if (bytes == NULL)
    return FALSE;

  root = json_from_string (g_bytes_get_data (bytes, NULL), error);
  if (root == NULL)
    return FALSE;

  province = area_from_json (
    json_object_get_object_member (json_node_get_object (root), "province"), -1);
  if (!psk_area_table_insert (store, province, error))
    return FALSE;

  districts = json_object_get_array_member (json_node_get_object (root), "districts");
  for (guint d = 0; d < json_array_get_length (districts); d++)
    {
      JsonObject *object = json_array_get_object_element (districts, d);
      g_autoptr (PskArea) district = area_from_json (object, province->code);

      if (!psk_area_table_insert (store, district, error)
          || !add_tambons (store, json_object_get_array_member (object, "tambons"),
                           district->code, error))
        return FALSE;
    }

  return TRUE;
}
