/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-duplicate.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "psk-area.h"
#include "psk-duplicate-blocks.h"
#include "psk-duplicate-table.h"

typedef enum
{
  OTHER_TAMBON,
  OTHER_VILLAGE,
  UNKNOWN_PLACE, /* a village is missing */
  OTHER_HOUSE,   /* in the same village */
  SAME_VILLAGE,  /* and a house is missing */
  SAME_HOUSE,
} Place;

/* The points of psk_duplicates_find(). */
static const int points_of_name[] = {
  [PSK_NAME_DIFFERENT] = 0,
  [PSK_NAME_FIRST_ONLY] = 25,
  [PSK_NAME_TWO_SLIPS] = 35,
  [PSK_NAME_ONE_SLIP] = 45,
  [PSK_NAME_SAME] = 60,
};
static const int points_of_place[] = {
  [OTHER_TAMBON] = -100,
  [OTHER_VILLAGE] = -15,
  [UNKNOWN_PLACE] = 5,
  [OTHER_HOUSE] = 10,
  [SAME_VILLAGE] = 15,
  [SAME_HOUSE] = 35,
};

/* So many pairs of a tambon are told for their name alone. Where there are more, people
 * share names and the name tells nothing. */
#define MAX_NAMESAKES 10

#define POINTS_OF_PHONE 20
#define POINTS_OF_NEAR_ID 20
#define POINTS_OF_OTHER_ID (-35)
#define POINTS_OF_OTHER_SEX (-15)
#define POINTS_OF_ID 80
#define POINTS_OF_ID_AND_FIRST_NAME 90
#define POINTS_OF_ID_AND_NAME 100
#define POINTS_OF_WRONG_ID (-20)

static const struct
{
  const char *name;
  const char *title; /* an English message */
} reason_infos[PSK_DUPLICATE_N_REASONS] = {
  { "same_id", N_("same citizen ID") },
  { "same_house_and_head", N_("same house and same name") },
  { "similar_name_nearby", N_("similar name in the same tambon") },
  { "same_phone", N_("same telephone") },
  { "same_name_elsewhere", N_("same name in another village of the tambon") },
};

/* Two row ids, the lower one first. */
typedef struct
{
  gint64 first;
  gint64 second;
} Pair;

/* Two who have nothing but their name in common. */
typedef struct
{
  const PskDuplicateRow *a;
  const PskDuplicateRow *b;
} Namesakes;

typedef struct
{
  PskDuplicateRows *rows;
  GArray *dismissed; /* Pair, in order */
  GArray *handovers; /* Pair, in order: predecessor and successor in a slot */
  GArray *found;     /* PskDuplicate */
  GArray *namesakes; /* Namesakes */
} Finder;

static int
compare_two (const Pair *a,
             const Pair *b)
{
  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;

  return (a->second > b->second) - (a->second < b->second);
}

static int
compare_pairs (const void *a,
               const void *b)
{
  return compare_two (a, b);
}

static int
compare_duplicates (const void *a,
                    const void *b)
{
  const PskDuplicate *left = a;
  const PskDuplicate *right = b;
  const Pair pair_a = { left->first, left->second };
  const Pair pair_b = { right->first, right->second };

  return compare_two (&pair_a, &pair_b);
}

static void
add_pair_cb (gint64      first,
             gint64      second,
             const char *reason,
             gpointer    user_data)
{
  const Pair pair = { MIN (first, second), MAX (first, second) };

  if (pair.first > 0)
    g_array_append_val ((GArray *) user_data, pair);
}

static gboolean
has_pair (GArray                *pairs,
          const PskDuplicateRow *a,
          const PskDuplicateRow *b)
{
  const Pair pair = { a->id, b->id };

  return pairs->len > 0
         && bsearch (&pair, pairs->data, pairs->len, sizeof (Pair), compare_pairs) != NULL;
}

static Place
compare_places (const PskDuplicateRow *a,
                const PskDuplicateRow *b)
{
  if (a->tambon != b->tambon)
    return OTHER_TAMBON;
  if (a->house_code != 0 && a->house_code == b->house_code)
    return SAME_HOUSE;
  if (a->village_no < 0 || b->village_no < 0)
    return UNKNOWN_PLACE;
  if (a->village_no != b->village_no)
    return OTHER_VILLAGE;

  if (a->house == 0 || b->house == 0)
    return SAME_VILLAGE;

  return a->house == b->house ? SAME_HOUSE : OTHER_HOUSE;
}

/* Whether one digit was mistyped, or two neighbours exchanged. */
static gboolean
is_near_id (guint64 a,
            guint64 b)
{
  int wrong[3];
  int n_wrong = 0;
  int digits_a[3];
  int digits_b[3];

  for (int i = 0; a != b && n_wrong < 3; i++, a /= 10, b /= 10)
    {
      if (a % 10 == b % 10)
        continue;
      wrong[n_wrong] = i;
      digits_a[n_wrong] = (int) (a % 10);
      digits_b[n_wrong++] = (int) (b % 10);
    }

  return n_wrong == 1
         || (n_wrong == 2 && wrong[1] == wrong[0] + 1 && digits_a[0] == digits_b[1]
             && digits_a[1] == digits_b[0]);
}

static int
compare_ids (const PskDuplicateRow *a,
             const PskDuplicateRow *b)
{
  if (a->citizen_id == 0 || b->citizen_id == 0)
    return 0;
  if (a->flags & b->flags & PSK_DUPLICATE_VALID_ID)
    return POINTS_OF_OTHER_ID;

  return is_near_id (a->citizen_id, b->citizen_id) ? POINTS_OF_NEAR_ID : 0;
}

static gboolean
has_other_sex (const PskDuplicateRow *a,
               const PskDuplicateRow *b)
{
  const guint sexes = PSK_DUPLICATE_MALE | PSK_DUPLICATE_FEMALE;

  return ((a->flags | b->flags) & sexes) == sexes;
}

static PskNameLikeness
compare_names (Finder                *self,
               const PskDuplicateRow *a,
               const PskDuplicateRow *b)
{
  gpointer *names = self->rows->names->pdata;

  if (a->first == b->first && a->last == b->last && a->first > 0 && a->last > 0)
    return PSK_NAME_SAME;

  return psk_name_compare (names[a->first], names[a->last], names[b->first], names[b->last]);
}

/* What settles a pair whatever is alike: see psk_duplicates_find(). */
static gboolean
is_settled (const PskDuplicateRow *a,
            const PskDuplicateRow *b)
{
  const guint any = a->flags | b->flags;

  return !(any & PSK_DUPLICATE_IN_AREA) || !(any & PSK_DUPLICATE_IN_SCOPE)
         || (any & PSK_DUPLICATE_SETTLED)
         || (a->flags & b->flags & PSK_DUPLICATE_DROPPED)
         || ((any & PSK_DUPLICATE_MOVED) && a->tambon != b->tambon);
}

static void
add (Finder                *self,
     const PskDuplicateRow *a,
     const PskDuplicateRow *b,
     guint                  reasons,
     int                    score)
{
  const PskDuplicate duplicate = { a->id, b->id, reasons, CLAMP (score, 0, 100) };

  if (score >= PSK_DUPLICATE_LEAST_SCORE && !has_pair (self->dismissed, a, b)
      && ((reasons & PSK_DUPLICATE_SAME_ID) || !has_pair (self->handovers, a, b)))
    g_array_append_val (self->found, duplicate);
}

static void
consider_same_id (Finder                *self,
                  const PskDuplicateRow *a,
                  const PskDuplicateRow *b,
                  guint                  reasons)
{
  const PskNameLikeness likeness = compare_names (self, a, b);
  int score = likeness >= PSK_NAME_TWO_SLIPS ? POINTS_OF_ID_AND_NAME
              : likeness == PSK_NAME_FIRST_ONLY ? POINTS_OF_ID_AND_FIRST_NAME : POINTS_OF_ID;

  if (!(a->flags & PSK_DUPLICATE_VALID_ID))
    score += POINTS_OF_WRONG_ID;
  if (compare_places (a, b) == SAME_HOUSE && likeness == PSK_NAME_SAME)
    reasons |= PSK_DUPLICATE_SAME_HOUSE_AND_HEAD;

  add (self, a, b, reasons | PSK_DUPLICATE_SAME_ID, score);
}

/* A household that moved within the tambon may be listed in both villages. */
static void
consider_namesakes (Finder                *self,
                    const PskDuplicateRow *a,
                    const PskDuplicateRow *b)
{
  const Namesakes two = { a, b };

  if ((a->citizen_id == 0 || b->citizen_id == 0) && !has_other_sex (a, b))
    g_array_append_val (self->namesakes, two);
}

static void
consider_cb (const PskDuplicateRow *a,
             const PskDuplicateRow *b,
             gboolean               is_alone,
             gpointer               user_data)
{
  Finder *self = user_data;
  const gboolean same_phone = a->phone != 0 && a->phone == b->phone;
  const guint reasons = same_phone ? PSK_DUPLICATE_SAME_PHONE : 0;
  PskNameLikeness likeness;
  Place place;
  int score;

  if (is_settled (a, b))
    return;
  if (a->citizen_id != 0 && a->citizen_id == b->citizen_id)
    {
      consider_same_id (self, a, b, reasons);
      return;
    }

  place = compare_places (a, b);
  score = points_of_place[place] + compare_ids (a, b) + (same_phone ? POINTS_OF_PHONE : 0)
          + (has_other_sex (a, b) ? POINTS_OF_OTHER_SEX : 0);
  if (score + points_of_name[PSK_NAME_SAME] < PSK_DUPLICATE_LEAST_SCORE)
    {
      if (is_alone && place == OTHER_VILLAGE)
        consider_namesakes (self, a, b);
      return;
    }

  likeness = compare_names (self, a, b);
  if (likeness != PSK_NAME_DIFFERENT)
    add (self, a, b,
         reasons | (place == SAME_HOUSE && likeness == PSK_NAME_SAME
                    ? PSK_DUPLICATE_SAME_HOUSE_AND_HEAD : PSK_DUPLICATE_SIMILAR_NAME_NEARBY),
         score + points_of_name[likeness]);
}

static int
compare_tambons (const void *a,
                 const void *b)
{
  return ((const Namesakes *) a)->a->tambon - ((const Namesakes *) b)->a->tambon;
}

static void
add_namesakes (Finder *self)
{
  guint n;

  if (self->namesakes->len > 0)
    qsort (self->namesakes->data, self->namesakes->len, sizeof (Namesakes), compare_tambons);
  for (guint i = 0; i < self->namesakes->len; i += n)
    {
      const Namesakes *first = &g_array_index (self->namesakes, Namesakes, i);

      for (n = 1; i + n < self->namesakes->len && compare_tambons (first, first + n) == 0; n++)
        ;
      for (guint j = 0; n <= MAX_NAMESAKES && j < n; j++)
        add (self, first[j].a, first[j].b, PSK_DUPLICATE_SAME_NAME_ELSEWHERE,
             PSK_DUPLICATE_LEAST_SCORE);
    }
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const PskDuplicate *left = *(const PskDuplicate *const *) a;
  const PskDuplicate *right = *(const PskDuplicate *const *) b;

  if (left->score != right->score)
    return right->score - left->score;

  return compare_duplicates (left, right);
}

/* A pair that was found in several ways counts once. */
static GPtrArray *
take_found (GArray *found)
{
  GPtrArray *duplicates = g_ptr_array_new_with_free_func (g_free);

  if (found->len > 0)
    qsort (found->data, found->len, sizeof (PskDuplicate), compare_duplicates);
  for (guint i = 0; i < found->len; i++)
    {
      const PskDuplicate *duplicate = &g_array_index (found, PskDuplicate, i);

      if (i == 0 || compare_duplicates (duplicate - 1, duplicate) != 0)
        g_ptr_array_add (duplicates, g_memdup2 (duplicate, sizeof *duplicate));
    }
  g_ptr_array_sort (duplicates, compare_scores);

  return duplicates;
}

static GArray *
read_pairs (PskStore *store,
            gboolean (*each) (PskStore                  *store,
                              PskDuplicateTablePairFunc  func,
                              gpointer                   user_data,
                              GError                   **error),
            GError  **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  if (!each (store, add_pair_cb, pairs, error))
    return NULL;

  if (pairs->len > 0)
    qsort (pairs->data, pairs->len, sizeof (Pair), compare_pairs);
  return g_steal_pointer (&pairs);
}

/**
 * psk_duplicates_find:
 * @store: a store
 * @area: province, district or tambon code; 0 for everything
 * @scope: at least one of two households is of these
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): %G_IO_ERROR_CANCELLED, or why the book could not be read
 *
 * Finds households that are listed twice. At least one of two lies in @area; with the
 * same citizen id the other may lie anywhere.
 *
 * The points are Pansuk's own. The same citizen id gives 80, 90 with the same first
 * name and 100 with a similar name, 20 less when its check digit is wrong. Otherwise
 * names are compared as psk_name_compare() does: 60 for the same name, 45 and 35 with
 * one and two slips, 25 for the first name alone; to which come 35 for the same house,
 * 15 for the same village when a house number is missing and 10 when there are two, 5
 * when a village is missing and −15 for another village; 20 for the same telephone, 20
 * for ids of which one was mistyped; −35 for two right but different ids and −15 for
 * titles of a man and a woman. From %PSK_DUPLICATE_LEAST_SCORE points on a pair is worth
 * looking at: a common name alone is not, nor is a similar one in another house. Two of
 * the same name in two villages of a tambon are, with just as many points, when nobody
 * else there has it, an id is missing and there are few such pairs in the tambon.
 *
 * What somebody decided makes no work again. Pairs that were found to be different are
 * left out, and so is a household that dropped out because it was listed twice; so are
 * two households that both dropped out, since no slot hangs on them; one that moved away
 * and is listed in another tambon; and a household with its successor in a slot, which
 * somebody chose knowing both, unless the two have the same citizen id.
 *
 * Returns: (transfer full) (nullable) (element-type PskDuplicate): the pairs, the
 *   surest first
 */
GPtrArray *
psk_duplicates_find (PskStore         *store,
                     int               area,
                     PskHouseholdScope scope,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autoptr (PskDuplicateRows) rows = NULL;
  g_autoptr (GArray) dismissed = NULL;
  g_autoptr (GArray) handovers = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (PskDuplicate));
  g_autoptr (GArray) namesakes = g_array_new (FALSE, FALSE, sizeof (Namesakes));
  Finder finder = { 0 };

  g_return_val_if_fail (store != NULL, NULL);

  /* A book is one province. */
  if (area > 0 && psk_area_code_level (area) == PSK_AREA_PROVINCE)
    area = 0;

  rows = psk_duplicate_rows_load (store, area, scope, error);
  dismissed = rows != NULL ? read_pairs (store, psk_duplicate_table_each_dismissed, error) : NULL;
  handovers = dismissed != NULL
              ? read_pairs (store, psk_duplicate_table_each_handover, error) : NULL;
  if (handovers == NULL)
    return NULL;

  finder = (Finder) { rows, dismissed, handovers, found, namesakes };
  if (!psk_duplicate_blocks_each_pair (rows, consider_cb, &finder, cancellable, error))
    return NULL;

  add_namesakes (&finder);
  return take_found (found);
}

/**
 * psk_duplicate_get_reason_name:
 * @reason: one reason
 *
 * Returns: (transfer none): its stable name, such as "same_id"
 */
const char *
psk_duplicate_get_reason_name (PskDuplicateReasons reason)
{
  const int i = g_bit_nth_lsf (reason, -1);

  g_return_val_if_fail (i >= 0 && i < PSK_DUPLICATE_N_REASONS, NULL);

  return reason_infos[i].name;
}

/**
 * psk_duplicate_describe:
 * @reasons: a set of #PskDuplicateReasons
 *
 * Returns: (transfer full): the reasons in words, translated
 */
char *
psk_duplicate_describe (guint reasons)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < PSK_DUPLICATE_N_REASONS; i++)
    {
      if (!(reasons & 1u << i))
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, _(reason_infos[i].title));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
