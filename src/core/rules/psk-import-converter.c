/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-converter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-household-rules.h"
#include "psk-mapping-titles.h"
#include "psk-text.h"

/* Values repeat down a list: so many different ones of a field are remembered. */
#define MAX_REMEMBERED 5000

/* Longer texts do not repeat, and are no names. */
#define MAX_REMEMBERED_BYTES 600
#define MAX_VILLAGE_BYTES 150

/* What a text means in a field: a value or the reason why it has none. */
typedef struct
{
  int number;
  char *text;
  char *reason;
} Value;

struct _PskImportConverter
{
  PskAreas *areas;
  PskDefinition *codes;
  PskLexicon *lexicon; /* borrowed */
  PskMapping *mapping;
  PskHousehold *scratch;
  gboolean causes_in_notes; /* the column of causes is one of notes, too */
  GHashTable *remembered[PSK_N_COLUMNS]; /* text → Value */

  /* Of the line being converted */
  const char *const *cells; /* borrowed */
  PskHousehold *household; /* borrowed */
  GPtrArray *problems; /* borrowed */
  GString *notes; /* what no field takes */
  int district; /* where the household is, or 0 */
  gboolean bad;
};

static const struct
{
  PskColumn column;
  PskHouseholdField field;
  gboolean repeats; /* worth remembering */
  gboolean may_fail; /* a value that cannot be read is left out */
} plain_fields[] = {
  { PSK_COLUMN_VILLAGE_NO, PSK_HOUSEHOLD_VILLAGE_NO, TRUE, FALSE },
  { PSK_COLUMN_HOUSE_NO, PSK_HOUSEHOLD_HOUSE_NO, FALSE, TRUE },
  { PSK_COLUMN_HOUSE_CODE, PSK_HOUSEHOLD_HOUSE_CODE, FALSE, TRUE },
  { PSK_COLUMN_CITIZEN_ID, PSK_HOUSEHOLD_CITIZEN_ID, FALSE, FALSE },
  { PSK_COLUMN_PHONE, PSK_HOUSEHOLD_PHONE, FALSE, TRUE },
  { PSK_COLUMN_MEMBERS, PSK_HOUSEHOLD_MEMBERS, TRUE, FALSE },
  { PSK_COLUMN_KINDS, PSK_HOUSEHOLD_KINDS, TRUE, FALSE },
  { PSK_COLUMN_PLANTED_ON, PSK_HOUSEHOLD_PLANTED_ON, TRUE, FALSE },
};

static void
value_free (gpointer data)
{
  Value *value = data;

  g_free (value->text);
  g_free (value->reason);
  g_free (value);
}

static void
add_problem (PskImportConverter *self,
             PskImportSeverity severity,
             PskColumn         field,
             const char       *value,
             const char       *reason)
{
  g_ptr_array_add (self->problems,
                   psk_import_problem_new (severity, field,
                                           psk_import_converter_title (self, field), value,
                                           reason));
  self->bad = self->bad || severity == PSK_IMPORT_ERROR;
}

/* The names of vegetables are counted, and kept as a note. In columns of nothing else, any
 * word is one of them. */
static gboolean
count_vegetables (PskImportConverter *self,
                  const char         *text,
                  gboolean            certain,
                  Value              *value)
{
  double number;
  const int n = !psk_text_parse_number (text, &number)
                ? psk_lexicon_count_vegetables (self->lexicon, text, certain) : 0;

  if (n == 0)
    return FALSE;

  value->number = n;
  value->text = psk_text_clean (text);
  return TRUE;
}

static Value *
make_value (PskImportConverter *self,
            PskHouseholdField field,
            const char       *text)
{
  Value *value = g_new0 (Value, 1);
  g_autoptr (GError) error = NULL;

  if (field == PSK_HOUSEHOLD_KINDS && count_vegetables (self, text, FALSE, value))
    return value;
  if (!psk_household_rules_set (self->scratch, field, text, self->areas, self->codes, &error))
    {
      if (field != PSK_HOUSEHOLD_KINDS || self->mapping->more_kinds == NULL
          || !count_vegetables (self, text, TRUE, value))
        value->reason = g_strdup (error->message);
      return value;
    }

  value->number = field == PSK_HOUSEHOLD_VILLAGE_NO ? self->scratch->village_no
                  : field == PSK_HOUSEHOLD_KINDS ? self->scratch->kinds
                  : field == PSK_HOUSEHOLD_MEMBERS ? self->scratch->members : -1;
  value->text = g_strdup (field == PSK_HOUSEHOLD_PLANTED_ON ? self->scratch->planted_on
                          : field == PSK_HOUSEHOLD_VULNERABILITY ? self->scratch->vulnerability
                          : field == PSK_HOUSEHOLD_TITLE ? self->scratch->title : NULL);
  return value;
}

static void
add_note (PskImportConverter *self,
          const char         *text)
{
  if (*text != '\0')
    g_string_append_printf (self->notes, "%s%s", self->notes->len > 0 ? "; " : "", text);
}

static void
take_value (PskImportConverter *self,
            PskHouseholdField field,
            const Value      *value)
{
  if (field == PSK_HOUSEHOLD_VILLAGE_NO)
    self->household->village_no = value->number;
  else if (field == PSK_HOUSEHOLD_KINDS)
    {
      self->household->kinds = value->number;
      add_note (self, value->text != NULL ? value->text : "");
    }
  else if (field == PSK_HOUSEHOLD_MEMBERS)
    self->household->members = value->number;
  else
    psk_record_set_text (self->household, field, value->text);
}

/* The meaning of a text that is likely to come again. */
static const Value *
recall (PskImportConverter *self,
        PskColumn         column,
        PskHouseholdField field,
        const char       *text)
{
  GHashTable *table = self->remembered[column];
  Value *value;

  if (table == NULL)
    table = self->remembered[column]
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, value_free);

  value = g_hash_table_lookup (table, text);
  if (value != NULL)
    return value;

  if (g_hash_table_size (table) >= MAX_REMEMBERED)
    g_hash_table_remove_all (table);
  value = make_value (self, field, text);
  g_hash_table_insert (table, g_strdup (text), value);
  return value;
}

/* A village by its name: nobody knows its number here, and the name is worth keeping. */
static gboolean
keep_village_name (PskImportConverter *self,
                   const char         *text)
{
  g_autofree char *clean = psk_text_clean (text);

  if (!g_unichar_isalpha (g_utf8_get_char (clean)) || strpbrk (clean, "0123456789") != NULL
      || strlen (clean) > MAX_VILLAGE_BYTES)
    return FALSE;

  add_note (self, clean);
  add_problem (self, PSK_IMPORT_NOTE, PSK_COLUMN_VILLAGE_NO, text,
               _("The village has a name here and no number: the name is kept as a note. Type "
                 "the number of the village if you know it."));
  return TRUE;
}

/* A column of houses and villages is corrected as one. */
static PskColumn
find_cell (PskImportConverter *self,
           PskColumn           column)
{
  return (column == PSK_COLUMN_HOUSE_NO || column == PSK_COLUMN_VILLAGE_NO)
         && self->mapping->columns[column] < 0 && *self->cells[PSK_COLUMN_HOUSE_VILLAGE] != '\0'
         ? PSK_COLUMN_HOUSE_VILLAGE : column;
}

static void
note_missing_village (PskImportConverter *self)
{
  const char *text = self->cells[PSK_COLUMN_HOUSE_VILLAGE];

  if (*text != '\0' && *self->cells[PSK_COLUMN_VILLAGE_NO] == '\0' && !self->bad)
    add_problem (self, PSK_IMPORT_NOTE, PSK_COLUMN_HOUSE_VILLAGE, text,
                 _("There is no village after the house number here, so all of it is taken for "
                   "the house number: type both, such as 10/1, if you know the village."));
}

static void
read_plain_fields (PskImportConverter *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_fields); i++)
    {
      const PskColumn column = plain_fields[i].column;
      const PskHouseholdField field = plain_fields[i].field;
      const char *text = self->cells[column];
      const char *reason = NULL;
      g_autoptr (GError) error = NULL;

      if (*text == '\0')
        continue;

      /* The names of many vegetables are long. */
      if (plain_fields[i].repeats
          && (strlen (text) <= MAX_REMEMBERED_BYTES || field == PSK_HOUSEHOLD_KINDS))
        {
          const Value *value = recall (self, column, field, text);

          reason = value->reason;
          if (reason == NULL)
            take_value (self, field, value);
        }
      else if (!psk_household_rules_set (self->household, field, text, self->areas, self->codes,
                                         &error))
        reason = error->message;

      if (reason != NULL && column == PSK_COLUMN_VILLAGE_NO && keep_village_name (self, text))
        continue;
      if (reason != NULL)
        add_problem (self, plain_fields[i].may_fail ? PSK_IMPORT_NOTE : PSK_IMPORT_ERROR,
                     find_cell (self, column), text, reason);
    }
  note_missing_village (self);
}

static void
set_name (PskImportConverter *self,
          PskHouseholdField field,
          PskColumn         column,
          const char       *text)
{
  g_autoptr (GError) error = NULL;

  if (*text != '\0'
      && !psk_household_rules_set (self->household, field, text, self->areas, self->codes, &error))
    add_problem (self, PSK_IMPORT_ERROR, column, text, error->message);
}

/* A first name may be the whole name, or carry the title. */
static void
read_names (PskImportConverter *self)
{
  const PskColumn column = *self->cells[PSK_COLUMN_FIRST_NAME] != '\0'
                           ? PSK_COLUMN_FIRST_NAME : PSK_COLUMN_FULL_NAME;
  const char *last = self->cells[PSK_COLUMN_LAST_NAME];
  const char *title_cell = self->cells[PSK_COLUMN_TITLE];

  if (*title_cell != '\0')
    take_value (self, PSK_HOUSEHOLD_TITLE,
                recall (self, PSK_COLUMN_TITLE, PSK_HOUSEHOLD_TITLE, title_cell));

  if (column == PSK_COLUMN_FIRST_NAME && *title_cell != '\0' && *last != '\0')
    set_name (self, PSK_HOUSEHOLD_FIRST_NAME, column, self->cells[column]);
  else if (*self->cells[column] != '\0')
    {
      g_autofree char *title = NULL;
      g_autofree char *first_name = NULL;
      g_autofree char *last_name = NULL;

      psk_text_split_name (self->cells[column], &title, &first_name, &last_name);
      if (*title != '\0' && *title_cell == '\0')
        psk_record_set_text (self->household, PSK_HOUSEHOLD_TITLE, title);
      set_name (self, PSK_HOUSEHOLD_FIRST_NAME, column, first_name);
      if (*last == '\0')
        set_name (self, PSK_HOUSEHOLD_LAST_NAME, column, last_name);
    }
  set_name (self, PSK_HOUSEHOLD_LAST_NAME, PSK_COLUMN_LAST_NAME, last);
}

/* The tambon by its column, else the one of the sheet. */
static void
read_place (PskImportConverter  *self,
            const PskImportLine *line)
{
  const char *text = self->cells[PSK_COLUMN_TAMBON];
  const char *named = self->cells[PSK_COLUMN_DISTRICT];
  const int district = *named != '\0' ? psk_lexicon_find_district (self->lexicon, named) : 0;
  const int nearby = self->district = district > 0 ? district : line->district;
  int tambon = line->tambon;
  g_autoptr (GError) error = NULL;

  if (*text != '\0')
    {
      tambon = psk_lexicon_find_tambon (self->lexicon, text);
      if (tambon == 0)
        tambon = psk_household_rules_find_tambon (self->areas, text, nearby, &error);
    }

  if (error != NULL)
    add_problem (self, PSK_IMPORT_ERROR, PSK_COLUMN_TAMBON, text, error->message);
  else if (tambon == 0)
    add_problem (self, PSK_IMPORT_ERROR, PSK_COLUMN_TAMBON, "",
                 _("The row does not say in which tambon the household is: fill it in."));
  else if (district > 0 && !psk_area_code_within (tambon, district))
    {
      g_autofree char *reason = g_strdup_printf (
        /* Translators: a tambon and a district */
        _("Tambon %s is not in district %s: correct one of them."),
        psk_areas_get_name (self->areas, tambon, psk_language_of_messages ()),
        psk_areas_get_name (self->areas, district, psk_language_of_messages ()));

      add_problem (self, PSK_IMPORT_ERROR, PSK_COLUMN_TAMBON, text, reason);
    }
  else
    self->household->tambon = tambon;
}

/* A cause that the lists do not know is kept as a note, and so is what is said besides
 * a known one; of several, the first that is known counts. */
static void
read_vulnerability (PskImportConverter *self)
{
  const char *text = self->cells[PSK_COLUMN_VULNERABILITY];
  const char *code = *text != '\0' ? psk_lexicon_find_code (self->lexicon, text) : NULL;

  if (code == NULL)
    {
      g_autofree char *clean = psk_text_clean (text);

      if (psk_household_rules_says_nothing (clean))
        return;
      code = psk_lexicon_guess_code (self->lexicon, text);
      g_string_prepend (self->notes, self->notes->len > 0 ? "; " : "");
      g_string_prepend (self->notes, clean);
    }
  psk_record_set_text (self->household, PSK_HOUSEHOLD_VULNERABILITY, code);
  if (code == NULL && !self->causes_in_notes)
    add_problem (self, PSK_IMPORT_NOTE, PSK_COLUMN_VULNERABILITY, text,
                 _("The cause of vulnerability is not in the list: it is kept as a note. Choose "
                   "one of the list if it is meant."));
}

/* A column “หมายเหตุ” that gives a cause in most rows may say anything in the others. */
static gboolean
has_title_of_notes (const PskMapping *mapping,
                    PskColumn         field)
{
  PskTitles *titles = psk_titles_new ();
  g_autofree char *title = psk_mapping_get_title (mapping, mapping->columns[field]);
  double scores[PSK_N_COLUMNS];

  psk_titles_score (titles, title, title, scores);
  psk_titles_free (titles);

  return scores[PSK_COLUMN_NOTE] > scores[field];
}

/**
 * psk_import_converter_new:
 * @areas: the areas of the book
 * @codes: its code lists
 * @lexicon: their names; it must live as long as the converter
 * @mapping: how to read the sheet
 *
 * Returns: (transfer full): a converter of the lines of one sheet
 */
PskImportConverter *
psk_import_converter_new (PskAreas         *areas,
                          PskDefinition    *codes,
                          PskLexicon       *lexicon,
                          const PskMapping *mapping)
{
  PskImportConverter *self = g_new0 (PskImportConverter, 1);

  self->areas = psk_areas_ref (areas);
  self->codes = psk_definition_ref (codes);
  self->lexicon = lexicon;
  self->mapping = psk_mapping_copy (mapping);
  self->scratch = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);
  self->notes = g_string_new (NULL);
  self->causes_in_notes = has_title_of_notes (mapping, PSK_COLUMN_VULNERABILITY);

  return self;
}

/**
 * psk_import_converter_free:
 * @self: (transfer full): a converter
 */
void
psk_import_converter_free (PskImportConverter *self)
{
  for (int i = 0; i < PSK_N_COLUMNS; i++)
    g_clear_pointer (&self->remembered[i], g_hash_table_unref);
  g_object_unref (self->scratch);
  g_string_free (self->notes, TRUE);
  psk_mapping_free (self->mapping);
  psk_areas_unref (self->areas);
  psk_definition_unref (self->codes);
  g_free (self);
}

/**
 * psk_import_converter_title:
 * @self: a converter
 * @field: what a column holds
 *
 * Returns: (transfer full): the title of the column in the file
 */
char *
psk_import_converter_title (PskImportConverter *self,
                         PskColumn        field)
{
  int column = self->mapping->columns[field];

  if (column < 0 && (field == PSK_COLUMN_TAMBON || field == PSK_COLUMN_VILLAGE_NO
                     || field == PSK_COLUMN_HOUSE_NO))
    column = self->mapping->columns[PSK_COLUMN_ADDRESS];
  if (column < 0)
    return psk_column_get_title (field, psk_language_of_messages ());

  return psk_mapping_get_title (self->mapping, column);
}

/**
 * psk_import_converter_read:
 * @self: a converter
 * @line: a line that may be a household
 * @problems: (element-type PskImportProblem): where problems are added
 *
 * Says what a line means. All that is wrong with it is said at once.
 *
 * Returns: (transfer full) (nullable): the household; %NULL when something is wrong
 */
PskHousehold *
psk_import_converter_read (PskImportConverter  *self,
                           const PskImportLine *line,
                           GPtrArray           *problems)
{
  g_autoptr (PskHousehold) result = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);
  const guint n_before = problems->len;

  psk_record_set_text (result, PSK_HOUSEHOLD_STATUS, "candidate");
  self->cells = line->cells;
  self->household = result;
  self->problems = problems;
  self->bad = FALSE;
  g_string_truncate (self->notes, 0);

  read_place (self, line);
  read_names (self);
  read_plain_fields (self);
  read_vulnerability (self);
  add_note (self, self->cells[PSK_COLUMN_NOTE]);
  set_name (self, PSK_HOUSEHOLD_NOTE, PSK_COLUMN_NOTE, self->notes->str);
  if (result->first_name == NULL && result->last_name == NULL && result->citizen_id == NULL
      && !self->bad)
    add_problem (self, PSK_IMPORT_ERROR, PSK_COLUMN_FULL_NAME, "",
                 _("The row has neither a name nor a citizen id: fill in one of them."));

  for (guint i = n_before; i < problems->len; i++)
    {
      PskImportProblem *problem = problems->pdata[i];

      problem->name = psk_household_get_name (result);
      problem->district = self->district;
    }

  self->household = NULL;
  self->problems = NULL;
  return self->bad ? NULL : g_steal_pointer (&result);
}
