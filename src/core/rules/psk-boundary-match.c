/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-boundary-match.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-text.h"

/* A code may have letters before it, as in TH520101. */
#define MAX_LETTERS 4

/* Attributes beyond these are looked at by nobody. */
#define MAX_COLUMNS 200

#define MAX_SHOWN 60 /* characters of a value in a sentence */

struct _PskBoundaryMatcher
{
  PskAreas *areas;     /* owned */
  GHashTable *names[2]; /* by Level: a key → GPtrArray of PskArea, borrowed */
};

/* Which hash table a name is looked up in. */
typedef enum
{
  LEVEL_DISTRICT,
  LEVEL_TAMBON,
} Level;

/* How the features of a layer tell their areas. */
typedef struct
{
  enum
  {
    BY_CODE,
    BY_TAMBON,
    BY_DISTRICT,
  } way;
  int column;    /* of the code or name; -1 when there is none */
  int within;    /* column of the district of a tambon, or -1 */
  int district;  /* that the name of the layer says, or 0 */
  guint n_areas; /* that are found in this way */
  int level;     /* of the smallest of them */
} Reading;

static void
add_name (PskBoundaryMatcher *self,
          Level               level,
          const char         *name,
          PskArea            *area)
{
  g_autofree char *key = psk_text_area_key (name);
  GPtrArray *areas = g_hash_table_lookup (self->names[level], key);

  if (*key == '\0')
    return;
  if (areas == NULL)
    {
      areas = g_ptr_array_new ();
      g_hash_table_insert (self->names[level], g_steal_pointer (&key), areas);
    }
  if (!g_ptr_array_find (areas, area, NULL))
    g_ptr_array_add (areas, area);
}

/**
 * psk_boundary_matcher_new:
 * @areas: all areas of the book
 *
 * Returns: (transfer full): the matcher
 */
PskBoundaryMatcher *
psk_boundary_matcher_new (PskAreas *areas)
{
  PskBoundaryMatcher *self = g_new0 (PskBoundaryMatcher, 1);

  g_return_val_if_fail (areas != NULL, NULL);

  self->areas = psk_areas_ref (areas);
  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    self->names[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *area = psk_areas_get (areas, i);
      const Level level = area->level == PSK_AREA_TAMBON ? LEVEL_TAMBON : LEVEL_DISTRICT;

      if (area->level == PSK_AREA_PROVINCE)
        continue;
      add_name (self, level, area->name_th, area);
      add_name (self, level, area->name_en, area);
    }

  return self;
}

/**
 * psk_boundary_matcher_free:
 * @self: (transfer full): a matcher
 */
void
psk_boundary_matcher_free (PskBoundaryMatcher *self)
{
  psk_areas_unref (self->areas);
  for (guint i = 0; i < G_N_ELEMENTS (self->names); i++)
    g_hash_table_unref (self->names[i]);
  g_free (self);
}

static const char *
get_cell (GPtrArray *features,
          guint      feature,
          int        column)
{
  const char *const *cells = features->pdata[feature];

  /* The cells of a feature may end early. */
  for (int i = 0; i <= column; i++)
    {
      if (cells[i] == NULL)
        return "";
    }

  return column >= 0 ? cells[column] : "";
}

/* 2, 4 or 6 digits; of the 8 of a village those of its tambon. 0 for anything else. */
static int
read_code (const char *text)
{
  g_autofree char *arabic = psk_text_arabic_digits (text);
  const char *digits = g_strstrip (arabic);
  int n_letters = 0;
  gsize length;

  for (; g_ascii_isalpha (*digits) && n_letters < MAX_LETTERS; digits++)
    n_letters++;
  if (n_letters > 0 && (*digits == '-' || *digits == '_'))
    digits++;

  length = strspn (digits, "0123456789");
  if (digits[length] != '\0' || length < 2 || length > 8 || length % 2 != 0 || *digits == '0')
    return 0;

  return (int) g_ascii_strtoll (digits, NULL, 10) / (length == 8 ? 100 : 1);
}

/* A value that says ตำบล is no district, and the other way round. */
static GPtrArray *
find_names (PskBoundaryMatcher *self,
            Level               level,
            const char         *text)
{
  static const char *const others[2][3] = {
    [LEVEL_DISTRICT] = { "ต.", "ตำบล", NULL },
    [LEVEL_TAMBON] = { "อ.", "อำเภอ", NULL },
  };
  g_autofree char *key = NULL;

  while (g_ascii_isspace (*text))
    text++;
  for (gsize i = 0; others[level][i] != NULL; i++)
    {
      if (g_str_has_prefix (text, others[level][i]))
        return NULL;
    }

  key = psk_text_area_key (text);
  return g_hash_table_lookup (self->names[level], key);
}

static PskArea *
find_in_district (GPtrArray *areas,
                  int        district)
{
  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      PskArea *area = areas->pdata[i];

      if (area->parent == district)
        return area;
    }

  return NULL;
}

static void
match_code (PskBoundaryMatcher *self,
            const char         *text,
            PskBoundaryMatch   *match)
{
  const int code = read_code (text);
  const int province = psk_areas_get_province (self->areas)->code;

  if (psk_areas_lookup (self->areas, code) != NULL)
    match->area = code;
  else if (code == 0)
    match->reason = g_strdup (_("It has no code of an area."));
  else if (!psk_area_code_within (code, province))
    match->is_foreign = TRUE;
  else
    match->reason = g_strdup_printf (_("The book has no area with the code %d."), code);
}

static void
match_district (PskBoundaryMatcher *self,
                const char         *name,
                PskBoundaryMatch   *match)
{
  GPtrArray *areas = find_names (self, LEVEL_DISTRICT, name);
  g_autofree char *shown = psk_text_shorten (name, MAX_SHOWN);

  if (areas != NULL && areas->len == 1)
    match->area = ((PskArea *) areas->pdata[0])->code;
  else
    match->reason = g_strdup_printf (_("No district of the book is called “%s”."), shown);
}

static void
match_tambon (PskBoundaryMatcher *self,
              const Reading      *reading,
              const char         *name,
              const char         *within,
              PskBoundaryMatch   *match)
{
  GPtrArray *areas = find_names (self, LEVEL_TAMBON, name);
  GPtrArray *districts = find_names (self, LEVEL_DISTRICT, within);
  g_autofree char *shown = psk_text_shorten (name, MAX_SHOWN);
  int district = reading->district;
  PskArea *area;

  if (districts != NULL)
    district = ((PskArea *) districts->pdata[0])->code;
  else if (*within != '\0')
    {
      match->is_foreign = TRUE;
      return;
    }

  area = district != 0 ? find_in_district (areas, district)
         : areas != NULL && areas->len == 1 ? areas->pdata[0] : NULL;
  if (area != NULL)
    match->area = area->code;
  else if (district != 0)
    /* Translators: a district, a tambon */
    match->reason = g_strdup_printf (_("%s District has no tambon called “%s”."),
                                     psk_areas_get_name (self->areas, district,
                                                         psk_language_of_messages ()), shown);
  else if (areas == NULL)
    match->reason = g_strdup_printf (_("No tambon of the book is called “%s”."), shown);
  else
    match->reason = g_strdup_printf (_("Several tambons are called “%s”: the map must say the "
                                       "district, too."), shown);
}

static PskBoundaryMatch
match_feature (PskBoundaryMatcher *self,
               const Reading      *reading,
               GPtrArray          *features,
               guint               feature)
{
  const char *text = get_cell (features, feature, reading->column);
  PskBoundaryMatch match = { 0, FALSE, reading->column, NULL };

  switch (reading->way)
    {
    case BY_CODE:
      match_code (self, text, &match);
      break;

    case BY_DISTRICT:
      match_district (self, text, &match);
      break;

    case BY_TAMBON:
    default:
      match_tambon (self, reading, text, get_cell (features, feature, reading->within), &match);
    }

  return match;
}

static void
count_areas (PskBoundaryMatcher *self,
             Reading            *reading,
             GPtrArray          *features)
{
  g_autoptr (GHashTable) areas = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < features->len; i++)
    {
      PskBoundaryMatch match = match_feature (self, reading, features, i);

      if (match.area != 0)
        {
          g_hash_table_add (areas, GINT_TO_POINTER (match.area));
          reading->level = MAX (reading->level, psk_area_code_level (match.area));
        }
      g_free (match.reason);
    }

  reading->n_areas = g_hash_table_size (areas);
}

/* The column in which most features have a district, as its tambons do. */
static int
find_district_column (PskBoundaryMatcher *self,
                      GPtrArray          *features,
                      guint               n_columns)
{
  guint most = 0;
  int column = -1;

  for (guint c = 0; c < n_columns; c++)
    {
      guint n = 0;

      for (guint i = 0; i < features->len; i++)
        n += find_names (self, LEVEL_DISTRICT, get_cell (features, i, (int) c)) != NULL;
      if (n > most)
        {
          most = n;
          column = (int) c;
        }
    }

  return column;
}

static void
try_reading (PskBoundaryMatcher *self,
             GPtrArray          *features,
             Reading             reading,
             Reading            *best)
{
  count_areas (self, &reading, features);
  if (reading.n_areas > best->n_areas
      || (reading.n_areas > 0 && reading.n_areas == best->n_areas && reading.way == best->way
          && reading.level > best->level))
    *best = reading;
}

/* The column and the way that find the most areas, of columns of codes that find as many
 * the one of the smaller areas: a tambon comes with the code of its district. Codes come
 * first, so that names are taken only where they find more. */
static Reading
guess_reading (PskBoundaryMatcher *self,
               const char         *layer,
               GPtrArray          *features,
               guint               n_columns)
{
  GPtrArray *districts = find_names (self, LEVEL_DISTRICT, layer);
  const int district = districts != NULL ? ((PskArea *) districts->pdata[0])->code : 0;
  const int within = find_district_column (self, features, n_columns);
  Reading best = { BY_CODE, -1, -1, 0, 0, 0 };

  for (int c = 0; c < (int) n_columns; c++)
    try_reading (self, features, (Reading) { BY_CODE, c, -1, 0, 0, 0 }, &best);
  for (int c = 0; c < (int) n_columns; c++)
    {
      if (within >= 0 && within != c)
        try_reading (self, features, (Reading) { BY_TAMBON, c, within, 0, 0, 0 }, &best);
      try_reading (self, features, (Reading) { BY_TAMBON, c, -1, district, 0, 0 }, &best);
    }
  for (int c = 0; c < (int) n_columns; c++)
    try_reading (self, features, (Reading) { BY_DISTRICT, c, -1, 0, 0, 0 }, &best);

  return best;
}

static void
clear_match (gpointer data)
{
  g_free (((PskBoundaryMatch *) data)->reason);
}

/**
 * psk_boundary_matcher_run:
 * @self: a matcher
 * @layer: the name of a layer of a map
 * @features: (element-type GStrv): the attributes of each of its features
 *
 * Guesses by what the attributes hold which of them says the area: an official code, with
 * or without letters before it, or the name of a tambon, with the district in another
 * attribute or as the name of the layer, or the name of a district.
 *
 * Returns: (transfer full) (element-type PskBoundaryMatch): what each feature is
 */
GArray *
psk_boundary_matcher_run (PskBoundaryMatcher *self,
                          const char         *layer,
                          GPtrArray          *features)
{
  GArray *matches = g_array_sized_new (FALSE, FALSE, sizeof (PskBoundaryMatch), features->len);
  guint n_columns = 0;
  Reading reading;

  g_return_val_if_fail (self != NULL && layer != NULL && features != NULL, matches);

  g_array_set_clear_func (matches, clear_match);
  for (guint i = 0; i < features->len; i++)
    n_columns = MAX (n_columns, g_strv_length (features->pdata[i]));
  reading = guess_reading (self, layer, features, MIN (n_columns, MAX_COLUMNS));

  for (guint i = 0; i < features->len; i++)
    {
      PskBoundaryMatch match = { 0, FALSE, -1, NULL };

      if (reading.n_areas > 0)
        match = match_feature (self, &reading, features, i);
      else
        match.reason = g_strdup (_("It has neither the code nor the name of an area."));
      g_array_append_val (matches, match);
    }

  return matches;
}
