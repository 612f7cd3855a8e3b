/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-cell.h"

#include <string.h>

#include "psk-household-rules.h"
#include "psk-text.h"
#include "psk-thai-date.h"

struct _PskLexicon
{
  PskAreas *areas;
  GHashTable *tambons; /* area key → code */
  GHashTable *districts; /* area key → code */
  GHashTable *words; /* area key → code of a cause of vulnerability */
  GHashTable *vegetables; /* area key → code */
  GHashTable *seen[3]; /* cell → what the tables above have for it */
};

/* A list says the same few names again and again. */
#define MAX_SEEN 5000

/* Cells with more bytes are essays: no name of an area or of a cause is as long. */
#define MAX_NAME_BYTES 600
#define MAX_ESSAY_BYTES 4000

/* Shorter words are the start of too many others. */
#define LEAST_START_BYTES 9

/* A name that two areas bear names neither. */
static void
add_area (GHashTable *table,
          const char *name,
          int         code)
{
  g_autofree char *key = psk_text_area_key (name);
  const int known = GPOINTER_TO_INT (g_hash_table_lookup (table, key));

  if (*key != '\0')
    g_hash_table_insert (table, g_steal_pointer (&key),
                         GINT_TO_POINTER (known == 0 || known == code ? code : -1));
}

static void
add_word (GHashTable *words,
          const char *word,
          const char *code)
{
  g_autofree char *key = psk_text_area_key (word);

  if (*key != '\0' && !g_hash_table_contains (words, key))
    g_hash_table_insert (words, g_steal_pointer (&key), g_strdup (code));
}

static GHashTable *
load_words (PskDefinition *codes,
            const char    *id)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonArray *list = psk_definition_get_list (codes, id);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      const char *code = json_object_get_string_member_with_default (object, "code", "");
      JsonArray *aliases = json_object_has_member (object, "aliases")
                           ? json_object_get_array_member (object, "aliases") : NULL;

      add_word (words, code, code);
      add_word (words, json_object_get_string_member_with_default (object, "th", ""), code);
      add_word (words, json_object_get_string_member_with_default (object, "en", ""), code);
      for (guint a = 0; aliases != NULL && a < json_array_get_length (aliases); a++)
        add_word (words, json_array_get_string_element (aliases, a), code);
    }

  return words;
}

/**
 * psk_lexicon_new:
 * @areas: the areas of the book
 * @codes: its code lists
 *
 * Returns: (transfer full): their names, ready to be looked up
 */
PskLexicon *
psk_lexicon_new (PskAreas      *areas,
                 PskDefinition *codes)
{
  PskLexicon *self = g_new0 (PskLexicon, 1);

  self->areas = psk_areas_ref (areas);
  self->tambons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->districts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = load_words (codes, "vulnerability");
  self->vegetables = load_words (codes, "vegetables");

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *area = psk_areas_get (areas, i);
      GHashTable *table = area->level == PSK_AREA_TAMBON ? self->tambons
                          : area->level == PSK_AREA_DISTRICT ? self->districts : NULL;
      g_autofree char *code = g_strdup_printf ("%d", area->code);

      if (table == NULL)
        continue;
      add_area (table, area->name_th, area->code);
      add_area (table, area->name_en, area->code);
      add_area (table, code, area->code);
      /* The district of the provincial town is called “เมือง” for short. */
      if (table == self->districts && g_str_has_prefix (area->name_th, "เมือง")
          && area->code % 100 == 1)
        add_area (table, "เมือง", area->code);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (self->seen); i++)
    self->seen[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

/**
 * psk_lexicon_free:
 * @self: (transfer full): a lexicon
 */
void
psk_lexicon_free (PskLexicon *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->tambons);
  g_hash_table_unref (self->districts);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->vegetables);
  for (gsize i = 0; i < G_N_ELEMENTS (self->seen); i++)
    g_hash_table_unref (self->seen[i]);
  psk_areas_unref (self->areas);
  g_free (self);
}

static gpointer
look_up (GHashTable *table,
         const char *name)
{
  g_autofree char *key = psk_text_area_key (name);

  return g_hash_table_lookup (table, key);
}

static gpointer
find (GHashTable *table,
      GHashTable *seen,
      const char *name)
{
  gpointer value = NULL;

  if (strlen (name) > MAX_NAME_BYTES)
    return NULL;
  if (g_hash_table_lookup_extended (seen, name, NULL, &value))
    return value;

  value = look_up (table, name);
  if (g_hash_table_size (seen) >= MAX_SEEN)
    g_hash_table_remove_all (seen);
  g_hash_table_insert (seen, g_strdup (name), value);

  return value;
}

/**
 * psk_lexicon_find_tambon:
 * @self: a lexicon
 * @name: a name with or without ต., or a code
 *
 * Returns: the one tambon of that name, or 0
 */
int
psk_lexicon_find_tambon (PskLexicon *self,
                         const char *name)
{
  return MAX (GPOINTER_TO_INT (find (self->tambons, self->seen[0], name)), 0);
}

/**
 * psk_lexicon_find_district:
 * @self: a lexicon
 * @name: a name with or without อ., or a code
 *
 * Returns: the district, or 0
 */
int
psk_lexicon_find_district (PskLexicon *self,
                           const char *name)
{
  return MAX (GPOINTER_TO_INT (find (self->districts, self->seen[1], name)), 0);
}

/**
 * psk_lexicon_find_code:
 * @self: a lexicon
 * @text: a cell
 *
 * Returns: (transfer none) (nullable): the cause of vulnerability that it names
 */
const char *
psk_lexicon_find_code (PskLexicon *self,
                       const char *text)
{
  return find (self->words, self->seen[2], text);
}

static const char *
find_code_in (PskLexicon *self,
              const char *text,
              const char *separators)
{
  g_auto (GStrv) parts = g_strsplit_set (text, separators, -1);
  const char *code = NULL;

  for (int i = 0; parts[i] != NULL && code == NULL; i++)
    code = psk_lexicon_find_code (self, parts[i]);

  return code;
}

/* "ผู้พิการทางการเห็น" */
static const char *
find_code_at_start (PskLexicon *self,
                    const char *text)
{
  g_autofree char *key = psk_text_area_key (text);
  GHashTableIter iter;
  gpointer word;
  gpointer code;
  gsize longest = LEAST_START_BYTES - 1;
  const char *found = NULL;

  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &word, &code))
    {
      if (strlen (word) <= longest || !g_str_has_prefix (key, word))
        continue;
      longest = strlen (word);
      found = code;
    }

  return found;
}

/**
 * psk_lexicon_guess_code:
 * @self: a lexicon
 * @text: a cell
 *
 * Returns: (transfer none) (nullable): the first cause of vulnerability that it names,
 *   when it may say more than that: "ผู้สูงอายุและผู้พิการ", "ผู้พิการทางการเห็น"
 */
const char *
psk_lexicon_guess_code (PskLexicon *self,
                        const char *text)
{
  g_auto (GStrv) sides = NULL;
  g_autofree char *joined = NULL;
  const char *code;

  if (strlen (text) > MAX_ESSAY_BYTES)
    return NULL;

  sides = g_strsplit (text, "และ", -1);
  joined = g_strjoinv (",", sides);
  code = find_code_in (self, joined, ",;/+()\n");
  if (code == NULL)
    code = find_code_in (self, joined, ",;/+()\n ");

  return code != NULL ? code : find_code_at_start (self, text);
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isalpha (*p) || (guchar) *p >= 0x80)
        return TRUE;
    }

  return FALSE;
}

/* The names of a list of vegetables: parted by marks or numbered, else by spaces. */
static GStrv
split_list (const char *text)
{
  g_auto (GStrv) sides = g_strsplit (text, "และ", -1);
  g_autofree char *joined = g_strjoinv (",", sides);
  g_autofree char *arabic = psk_text_arabic_digits (joined);
  g_auto (GStrv) lines = g_strsplit_set (arabic, ",;/+()\n0123456789", -1);
  gboolean parted = FALSE;
  int n = 0;

  for (int i = 0; lines[i] != NULL; i++)
    n += lines[i][strspn (lines[i], " .-")] != '\0';
  parted = n > 1;

  return g_strsplit_set (arabic, parted ? ",;/+()\n0123456789" : ",;/+()\n0123456789 ", -1);
}

/**
 * psk_lexicon_count_vegetables:
 * @self: a lexicon
 * @text: a cell
 * @certain: whether it surely names vegetables, also when few of them are known
 *
 * Returns: how many different vegetables a cell names, when most of its words are names
 *   of vegetables that the list of the office knows, or @certain; otherwise 0
 */
int
psk_lexicon_count_vegetables (PskLexicon *self,
                              const char *text,
                              gboolean    certain)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) parts = NULL;
  guint n_known = 0;

  if (strlen (text) > MAX_ESSAY_BYTES || !has_letters (text))
    return 0;

  parts = split_list (text);
  for (int i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *key = psk_text_area_key (parts[i] + strspn (parts[i], " .-•"));
      const char *code = g_hash_table_lookup (self->vegetables, key);

      if (*key == '\0' || g_str_equal (key, "ฯลฯ"))
        continue;
      n_known += code != NULL;
      g_hash_table_add (found, code != NULL ? g_strdup (code) : g_steal_pointer (&key));
    }

  return certain || (n_known > 0 && n_known * 2 >= g_hash_table_size (found))
         ? (int) g_hash_table_size (found) : 0;
}

/* The area whose name is the longest start of @key. */
static int
longest_start (GHashTable *table,
               const char *key)
{
  GHashTableIter iter;
  gpointer name;
  gpointer code;
  gsize longest = 0;
  int found = 0;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &name, &code))
    {
      if (GPOINTER_TO_INT (code) > 0 && strlen (name) > longest && g_str_has_prefix (key, name)
          && !g_ascii_isdigit (*key))
        {
          longest = strlen (name);
          found = GPOINTER_TO_INT (code);
        }
    }

  return found;
}

static int
scan_after (GHashTable        *table,
            const char        *key,
            const char * const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    {
      for (const char *p = strstr (key, words[i]); p != NULL; p = strstr (p + 1, words[i]))
        {
          const int code = longest_start (table, p + strlen (words[i]));

          if (code > 0)
            return code;
        }
    }

  return 0;
}

/**
 * psk_lexicon_scan:
 * @self: a lexicon
 * @text: the name of a sheet, or a line above a list
 * @tambon: (inout): the tambon that @text names, otherwise as it was
 * @district: (inout): likewise the district
 *
 * Looks for names of areas in a sentence: "บัญชีรายชื่อ ตำบลท่าผา อำเภอเกาะคา". It changes
 * nothing, so that it may be called while another thread looks up names.
 */
void
psk_lexicon_scan (PskLexicon *self,
                  const char *text,
                  int        *tambon,
                  int        *district)
{
  g_autofree char *squeezed = psk_text_clean (text);
  g_auto (GStrv) words = g_strsplit (squeezed, " ", -1);
  g_autofree char *key = g_strjoinv (NULL, words);
  const char *start = squeezed + strspn (squeezed, "0123456789.-_ ()");
  g_autofree char *name = g_strndup (start, strcspn (start, "(0123456789"));
  int found;

  found = GPOINTER_TO_INT (look_up (self->tambons, name));
  if (found <= 0)
    found = scan_after (self->tambons, key, (const char *[]) { "ตำบล", "ต.", NULL });
  if (found > 0)
    *tambon = found;

  found = scan_after (self->districts, key, (const char *[]) { "อำเภอ", "อ.", NULL });
  if (found == 0 && *tambon > 0)
    found = psk_area_code_parent (*tambon);
  if (found > 0)
    *district = found;
}

static gboolean
is_thai_letter (gunichar c)
{
  return (c >= 0x0e01 && c <= 0x0e4e) || c == '.';
}

/* One word of letters, or two, or something else (0). */
static int
count_name_words (const char *clean)
{
  int words = 1;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c == ' ')
        words++;
      else if (!is_thai_letter (c) && !g_unichar_isalpha (c))
        return 0;
    }

  return words;
}

static guint
look_at_digits (const char *arabic)
{
  g_autofree char *digits = g_new0 (char, strlen (arabic) + 1);
  const gsize whole = strspn (arabic, "0123456789");
  gsize n = 0;
  guint looks = 0;
  double number;

  for (const char *c = arabic; *c != '\0'; c++)
    {
      if (g_ascii_isdigit (*c))
        digits[n++] = *c;
      else if (strchr (" -./,", *c) == NULL)
        return 0;
    }
  if (n == 0)
    return 0;
  if (whole > 0 && arabic[whole] == '.' && arabic[whole + 1] == '0')
    n = whole;

  if (n == 13)
    looks |= PSK_CELL_CITIZEN_ID;
  if (n == 11)
    looks |= PSK_CELL_HOUSE_CODE;
  if ((n == 9 || n == 10) && strchr (arabic, '/') == NULL
      && (digits[0] == '0' || (n == 9 && strchr ("689", digits[0]) != NULL)))
    looks |= PSK_CELL_PHONE;
  if (n <= 8 && strchr (arabic, '.') == NULL && arabic[strspn (arabic, "0123456789/-")] == '\0')
    looks |= PSK_CELL_HOUSE | (strchr (arabic, '/') != NULL ? PSK_CELL_SLASH : 0);
  if (psk_cell_find_village (arabic) != NULL)
    looks |= PSK_CELL_HOUSE_VILLAGE;
  if (psk_text_parse_number (arabic, &number) && number >= 0)
    looks |= PSK_CELL_NUMBER | (number < 100 ? PSK_CELL_SMALL : 0);

  return looks;
}

static guint
look_at_name (const char *clean)
{
  g_autofree char *title = NULL;
  g_autofree char *first_name = NULL;
  g_autofree char *last_name = NULL;
  const int words = count_name_words (clean);

  /* The titles of lists are words, too. */
  if (words == 0 || strstr (clean, "ตำบล") != NULL || strstr (clean, "อำเภอ") != NULL
      || strstr (clean, "ครัวเรือน") != NULL || strstr (clean, "โครงการ") != NULL)
    return 0;

  psk_text_split_name (clean, &title, &first_name, &last_name);
  if (*title != '\0' && *first_name == '\0')
    return PSK_CELL_TITLE;
  if (*title != '\0')
    return *last_name != '\0' ? PSK_CELL_FULL_NAME : PSK_CELL_TITLED;
  if (words == 2 || words == 3)
    return PSK_CELL_TWO_WORDS;

  return words == 1 ? PSK_CELL_WORD : 0;
}

static guint
look_at_place (PskLexicon *self,
               const char *clean)
{
  g_auto (PskAddress) address = { NULL };
  guint looks = 0;
  int village;

  if (!g_str_has_prefix (clean, "อ.") && !g_str_has_prefix (clean, "อำเภอ")
      && psk_lexicon_find_tambon (self, clean) > 0)
    looks |= PSK_CELL_TAMBON;
  if (!g_str_has_prefix (clean, "ต.") && !g_str_has_prefix (clean, "ตำบล")
      && psk_lexicon_find_district (self, clean) > 0)
    looks |= PSK_CELL_DISTRICT;

  /* "ม.3 ต.เกาะคา" begins as a village does. */
  psk_address_parse (clean, &address);
  if ((address.tambon == NULL || psk_lexicon_find_tambon (self, address.tambon) <= 0)
      && psk_text_parse_village (clean, &village))
    {
      g_autofree char *arabic = psk_text_arabic_digits (clean);

      return looks | (g_ascii_isdigit (*arabic) ? 0 : PSK_CELL_VILLAGE);
    }

  if ((address.village != NULL && address.house_no != NULL)
      || (address.tambon != NULL && (address.village != NULL || address.house_no != NULL))
      || (address.tambon != NULL && address.district != NULL
          && psk_lexicon_find_tambon (self, address.tambon) > 0))
    looks |= PSK_CELL_ADDRESS | (address.person != NULL ? PSK_CELL_PERSON : 0);

  return looks;
}

/**
 * psk_lexicon_look:
 * @self: a lexicon
 * @clean: a cell after psk_text_clean()
 *
 * Returns: what the cell looks like, as #PskCellLook
 */
guint
psk_lexicon_look (PskLexicon *self,
                  const char *clean)
{
  g_autofree char *arabic = NULL;
  guint looks = psk_lexicon_count_vegetables (self, clean, FALSE) > 0 ? PSK_CELL_VEGETABLES : 0;
  double number;
  GDate date;

  if (strlen (clean) > MAX_NAME_BYTES)
    return looks;

  arabic = psk_text_arabic_digits (clean);
  looks |= look_at_digits (arabic) | look_at_place (self, clean);

  /* "12 ชนิด" */
  if ((looks & ~(guint) PSK_CELL_VEGETABLES) == 0 && g_ascii_isdigit (*arabic)
      && psk_text_parse_number (arabic, &number))
    looks |= PSK_CELL_NUMBER | (number < 100 ? PSK_CELL_SMALL : 0);

  g_date_clear (&date, 1);
  if (!(looks & (PSK_CELL_NUMBER | PSK_CELL_CITIZEN_ID)) && strlen (clean) < 120
      && psk_thai_date_parse (clean, &date, NULL))
    looks |= PSK_CELL_DATE;
  if (psk_cell_is_tick (clean, NULL))
    looks |= PSK_CELL_TICK;
  if (psk_lexicon_find_code (self, clean) != NULL)
    looks |= PSK_CELL_CODE;
  if (!(looks & PSK_CELL_CODE))
    looks |= look_at_name (clean);

  return looks;
}
