/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-search.h"

#include <string.h>

#include "psk-area-table.h"
#include "psk-area.h"
#include "psk-search-text.h"
#include "psk-text.h"

/* "Mueang Lampang" has two words; with a word for its kind before it, three. */
#define MAX_AREA_WORDS 3

/* Some words that name areas: "เกาะคา" is a tambon and a district, and may as well be part
 * of a note; "ต.เกาะ" can only be a tambon. */
typedef struct
{
  GArray *areas; /* int, their codes */
  char *packed; /* the words, NULL when they can only be an area */
} Place;

struct _PskHouseholdSearch
{
  char *village; /* its number, or "" */
  char *packed; /* the other words, or "" */
  GPtrArray *places; /* Place */
};

static void
place_free (gpointer data)
{
  Place *place = data;

  g_array_unref (place->areas);
  g_free (place->packed);
  g_free (place);
}

/* What is left of a search without the number of a village, "คำปัน หมู่ 6" or "ม.6 คำปัน",
 * which is no part of the texts. @number gets its digits, or "". */
static char *
take_village (const char *search,
              char      **number)
{
  static GRegex *regex = NULL;
  static gsize once = 0;
  g_autofree char *arabic = psk_text_arabic_digits (search);
  g_autoptr (GMatchInfo) match = NULL;
  int start;
  int end;

  if (g_once_init_enter (&once))
    {
      regex = g_regex_new ("(?<![^ ])(?:หมู่ที่|หมู่|ม\\.|moo) *0*([1-9][0-9]?)(?![^ ])",
                           G_REGEX_CASELESS, 0, NULL);
      g_once_init_leave (&once, 1);
    }

  if (!g_regex_match (regex, arabic, 0, &match))
    {
      *number = g_strdup ("");
      return g_steal_pointer (&arabic);
    }

  *number = g_match_info_fetch (match, 1);
  g_match_info_fetch_pos (match, 0, &start, &end);
  return g_strdup_printf ("%.*s %s", start, arabic, arabic + end);
}

/* The level that the words ask for by themselves, 0 when they ask for none. */
static int
asked_level (const char *words)
{
  static const struct
  {
    const char *prefix;
    PskAreaLevel level;
  } prefixes[] = {
    { "ต.", PSK_AREA_TAMBON }, { "ตำบล", PSK_AREA_TAMBON },
    { "อ.", PSK_AREA_DISTRICT }, { "อำเภอ", PSK_AREA_DISTRICT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (g_str_has_prefix (words, prefixes[i].prefix))
        return prefixes[i].level;
    }

  return 0;
}

static gboolean
area_matches (PskArea    *area,
              const char *key,
              int         level)
{
  g_autofree char *english = NULL;

  if (level != 0)
    return (int) area->level == level && g_str_has_prefix (area->match_key, key);
  if (area->level < PSK_AREA_DISTRICT)
    return FALSE;
  if (g_str_equal (area->match_key, key))
    return TRUE;

  english = psk_text_area_key (area->name_en);
  return g_str_equal (english, key);
}

/* What the words name, or NULL. */
static Place *
find_place (GPtrArray  *areas,
            const char *words)
{
  const int level = asked_level (words);
  g_autofree char *key = psk_text_area_key (words);
  Place *place = NULL;

  if (*key == '\0')
    return NULL;

  for (guint i = 0; i < areas->len; i++)
    {
      PskArea *area = areas->pdata[i];

      if (!area_matches (area, key, level))
        continue;
      if (place == NULL)
        {
          place = g_new0 (Place, 1);
          place->areas = g_array_new (FALSE, FALSE, sizeof (int));
        }
      g_array_append_val (place->areas, area->code);
    }
  if (place != NULL && level == 0)
    place->packed = psk_search_text_new (&words, 1);

  return place;
}

/* The longest run of words from the @first on that names an area; how many they are. */
static guint
take_place (PskHouseholdSearch *self,
            GPtrArray          *areas,
            GStrv               words,
            guint               first)
{
  for (guint n = MIN (g_strv_length (words + first), MAX_AREA_WORDS); n > 0; n--)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) run = NULL;
      g_autofree char *joined = NULL;
      Place *place;

      for (guint i = 0; i < n; i++)
        g_strv_builder_add (builder, words[first + i]);
      run = g_strv_builder_end (builder);
      joined = g_strjoinv (" ", run);
      place = find_place (areas, joined);
      if (place != NULL)
        {
          g_ptr_array_add (self->places, place);
          return n;
        }
    }

  return 0;
}

/* The words that name no area. */
static char *
take_places (PskHouseholdSearch *self,
             GPtrArray          *areas,
             const char         *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GString *rest = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL;)
    {
      const guint n = take_place (self, areas, words, i);

      if (n == 0)
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? " " : "", words[i]);
      i += MAX (n, 1);
    }

  return g_string_free (rest, FALSE);
}

/**
 * psk_household_search_new:
 * @store: a store
 * @typed: (nullable): what was typed
 * @error: (nullable): where to put the error
 *
 * "คำปัน หมู่ 6 เกาะคา" is a part of a text, a village and an area. The name of a tambon or
 * district counts when it is whole, or begins what follows ต., ตำบล, อ. or อำเภอ.
 *
 * Returns: (transfer full) (nullable): what is searched for
 */
PskHouseholdSearch *
psk_household_search_new (PskStore   *store,
                          const char *typed,
                          GError    **error)
{
  g_autoptr (PskHouseholdSearch) self = g_new0 (PskHouseholdSearch, 1);
  g_autofree char *without_village = take_village (typed, &self->village);
  g_autofree char *clean = psk_text_clean (without_village);
  g_autofree char *rest = NULL;
  g_autofree char *key = NULL;

  self->places = g_ptr_array_new_with_free_func (place_free);
  if (*clean != '\0')
    {
      g_autoptr (GPtrArray) areas = psk_area_table_read_all (store, error);

      if (areas == NULL)
        return NULL;
      rest = take_places (self, areas, clean);
    }
  key = psk_text_search_key (rest);
  self->packed = psk_search_text_pack (key);

  return g_steal_pointer (&self);
}

/**
 * psk_household_search_free:
 * @self: (transfer full): a search
 */
void
psk_household_search_free (PskHouseholdSearch *self)
{
  g_free (self->village);
  g_free (self->packed);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_free (self);
}

static gboolean
apply_village (PskHouseholdSearch *self,
               PskHouseholdIndex  *index,
               guint8             *keep,
               GError            **error)
{
  const PskFilter filter = {
    PSK_HOUSEHOLD_VILLAGE_NO, PSK_FILTER_RANGE, NULL, NULL, self->village, self->village,
  };
  PskValues *villages = psk_household_index_get_column (index, filter.column, error);

  if (villages != NULL)
    psk_values_filter (villages, &filter, keep, psk_household_index_get_n_rows (index));

  return villages != NULL;
}

/* A 1 for each row whose tambon lies in one of the areas. */
static void
find_in_areas (GArray    *areas,
               PskValues *tambons,
               guint8    *found,
               guint      n_rows)
{
  for (guint i = 0; i < areas->len; i++)
    {
      int first;
      int last;

      psk_area_code_range (g_array_index (areas, int, i), &first, &last);
      for (guint row = 0; row < n_rows; row++)
        {
          const gint64 tambon = psk_values_identify (tambons, row);

          found[row] |= tambon >= first && tambon <= last;
        }
    }
}

static gboolean
apply_place (const Place       *place,
             PskHouseholdIndex *index,
             guint8            *keep,
             GError           **error)
{
  const guint n_rows = psk_household_index_get_n_rows (index);
  PskValues *tambons = psk_household_index_get_column (index, PSK_HOUSEHOLD_TAMBON, error);
  PskSearchIndex *texts = place->packed != NULL ? psk_household_index_get_texts (index, error)
                                                : NULL;
  g_autofree guint8 *found = g_malloc0 (MAX (n_rows, 1));

  if (tambons == NULL || (place->packed != NULL && texts == NULL))
    return FALSE;

  if (texts != NULL)
    psk_search_index_find (texts, place->packed, found, n_rows);
  find_in_areas (place->areas, tambons, found, n_rows);
  for (guint i = 0; i < n_rows; i++)
    keep[i] &= found[i];

  return TRUE;
}

/**
 * psk_household_search_apply:
 * @self: a search
 * @index: an index that psk_household_index_get() returned in this transaction
 * @keep: (inout): 1 for each row of the index that is still wanted; becomes 0 for those
 *   that are not searched for
 * @error: (nullable): where to put the error
 *
 * Returns: whether what is needed could be read
 */
gboolean
psk_household_search_apply (PskHouseholdSearch *self,
                            PskHouseholdIndex  *index,
                            guint8             *keep,
                            GError            **error)
{
  const guint n_rows = psk_household_index_get_n_rows (index);

  if (*self->village != '\0' && !apply_village (self, index, keep, error))
    return FALSE;

  for (guint i = 0; i < self->places->len; i++)
    {
      if (!apply_place (self->places->pdata[i], index, keep, error))
        return FALSE;
    }

  if (*self->packed != '\0')
    {
      PskSearchIndex *texts = psk_household_index_get_texts (index, error);
      g_autofree guint8 *found = g_malloc0 (MAX (n_rows, 1));

      if (texts == NULL)
        return FALSE;
      psk_search_index_find (texts, self->packed, found, n_rows);
      for (guint i = 0; i < n_rows; i++)
        keep[i] &= found[i];
    }

  return TRUE;
}
